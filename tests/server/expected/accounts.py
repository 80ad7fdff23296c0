"""Signing in and out, and who is who."""

from tests.server.expected import Expected

ROUTES = {
    "accounts.sign_in": Expected(anybody=True),
    "accounts.sign_in.password": Expected(
        anybody=True, form=lambda _w, _g: {"name": "x", "password": "y"}, ok=(422,)
    ),
    "accounts.start": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such-code"}, ok=(404,)),
    "accounts.sign_out": Expected(),
    "accounts.me": Expected(),
}

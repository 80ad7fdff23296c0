"""The privacy documents."""

from tests.server.expected import Expected

ROUTES = {
    "privacy.page": Expected(("admin",)),
    "privacy.document": Expected(("admin",), path=lambda _w, _g: {"name": "dpia"}),
    "privacy.notice": Expected(),
}

"""What every page needs, and accounts."""

from tests.server.expected import Expected

ROUTES = {
    "web.static": Expected(anybody=True, path=lambda _w, _g: {"name": "site.css"}),
    "web.health": Expected(anybody=True),
    "web.language": Expected(anybody=True, form=lambda _w, _g: {"language": "nl"}),
    "web.home": Expected(),
}

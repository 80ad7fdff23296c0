"""Who may ask what every page needs."""

from simkit.server.access import anybody, signed_in

RULES = {
    "web.static": anybody(),
    "web.health": anybody(),
    "web.language": anybody(),
    "web.home": signed_in(),
}

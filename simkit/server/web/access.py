"""Who may ask what every page needs."""

from simkit.server.access import anybody, plain, signed_in

RULES = {
    "web.static": plain(),
    "web.health": plain(),
    "web.language": anybody(),
    "web.home": signed_in(),
}

"""Who may ask what of what is their own: everybody, of themselves alone."""

from simkit.server.access import may, signed_in

RULES = {
    "own.page": signed_in("own"),
    "own.sees": signed_in("own"),
    "own.export": signed_in("own"),
    "own.share": signed_in("own"),
    "own.unshare": signed_in("own"),
    "own.erase": signed_in("own"),
    "own.erase.do": signed_in("own"),
    "own.erasures": may("admin", sees="accounts"),
    "own.erasures.decide": may("admin", sees="accounts"),
}

"""Who may ask what of accounts."""

from simkit.server.access import anybody, signed_in

RULES = {
    "accounts.sign_in": anybody(),
    "accounts.sign_in.password": anybody(),
    "accounts.start": anybody(),
    "accounts.sign_out": signed_in(),
    "accounts.me": signed_in("own"),
}

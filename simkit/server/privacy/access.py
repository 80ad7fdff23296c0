"""Who may ask what of privacy."""

from simkit.server.access import may, signed_in

RULES = {
    "privacy.page": may("admin"),
    "privacy.document": may("admin"),
    "privacy.notice": signed_in(),
}

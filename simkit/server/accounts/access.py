"""Who may ask what of accounts."""

from simkit.server.access import Rule, anybody, may, signed_in

_ADMIN = may("admin", sees="accounts")

RULES: dict[str, Rule] = {
    "accounts.sign_in": anybody(),
    "accounts.sign_in.password": anybody(),
    "accounts.start": anybody(),
    "accounts.new_pin": anybody(),
    "accounts.set_password": anybody(),
    "accounts.set_password.do": anybody(),
    "accounts.first": anybody(),
    "accounts.first.do": anybody(),
    "accounts.oidc": anybody(),
    "accounts.oidc.back": anybody(),
    "accounts.sign_out": signed_in(),
    "accounts.me": signed_in("own"),
    "accounts.me.password": signed_in(),
    "accounts.me.pin": signed_in(),
    "accounts.me.sessions": signed_in(),
    **dict.fromkeys(
        (
            "accounts.people",
            "accounts.person.add",
            "accounts.person",
            "accounts.person.change",
            "accounts.person.join",
            "accounts.person.leave",
            "accounts.person.password",
            "accounts.person.pin",
            "accounts.person.sign_out",
            "accounts.person.close",
            "accounts.person.reopen",
            "accounts.person.link",
            "accounts.person.unlink",
            "accounts.groups",
            "accounts.group.add",
            "accounts.group",
            "accounts.group.change",
            "accounts.group.join",
            "accounts.group.leave",
            "accounts.roster",
            "accounts.roster.preview",
            "accounts.roster.apply",
            "accounts.pins",
            "accounts.pins.csv",
            "accounts.audit",
            "accounts.audit.csv",
        ),
        _ADMIN,
    ),
}

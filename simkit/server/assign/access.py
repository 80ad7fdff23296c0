"""Who may ask what of assignments."""

from simkit.server.access import may

RULES = {
    "assign.list": may("trainer", sees="own groups' sessions"),
    "assign.one": may("trainer", sees="own groups' sessions"),
    "assign.add": may("trainer"),
    "assign.bulk": may("trainer"),
    "assign.cancel": may("trainer"),
}

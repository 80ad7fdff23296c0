"""Who may ask what of figures."""

from simkit.server.access import may

RULES = {
    "figures.groups": may("trainer", "manager", sees="own groups' figures"),
    "figures.group": may("trainer", "manager", sees="own groups' figures"),
    "figures.group.live": may("trainer", sees="own groups' figures"),
    "figures.group.file": may("trainer", "manager", sees="own groups' figures"),
    "figures.scenarios": may("designer", sees="everybody's figures"),
    "figures.scenario": may("designer", sees="everybody's figures"),
}

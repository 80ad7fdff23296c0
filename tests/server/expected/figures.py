"""Figures over groups and scenarios."""

from tests.server.expected import Expected

IN_GROUP = {"path": lambda w, g: {"group": w.groups[g]}, "elsewhere": 404}

ROUTES = {
    "figures.groups": Expected(("trainer", "manager")),
    "figures.group": Expected(("trainer", "manager"), **IN_GROUP),
    "figures.group.live": Expected(("trainer",), **IN_GROUP),
    "figures.group.file": Expected(
        ("trainer", "manager"), path=lambda w, g: {"group": w.groups[g], "format": "csv"}, elsewhere=404
    ),
    "figures.scenarios": Expected(("designer",)),
    "figures.scenario": Expected(("designer",), path=lambda _w, _g: {"scenario": "late-delivery"}),
}

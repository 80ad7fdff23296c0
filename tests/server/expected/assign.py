"""Assignments."""

from collections.abc import Mapping
from typing import Any

from tests.server.expected import Expected
from tests.server.world import World


def given(world: World, group: str) -> Mapping[str, Any]:
    """An assignment to the group, made by its trainer."""
    browser = world.browser(group, "trainer")
    form = {"scenario": "late-delivery", "mode": "assessment", "to": f"group:{world.groups[group]}"}
    assert browser.submit("/assignments", form).status_code == 303
    with world.record.reading() as connection:
        from simkit.record.tables import assignments

        rows = connection.execute(assignments.select().where(assignments.c.group == world.groups[group]))
        return {"assignment": rows.all()[-1].id}


ROUTES = {
    "assign.list": Expected(("trainer",)),
    "assign.add": Expected(
        ("trainer",),
        form=lambda w, g: {
            "scenario": "late-delivery",
            "mode": "practice",
            "to": f"person:{w.people[g, 'trainee']}",
        },
        elsewhere=404,
    ),
    "assign.bulk": Expected(
        ("trainer",),
        form=lambda w, g: {"session": w.assessments[g], "scenario": "late-delivery"},
        elsewhere=404,
    ),
    "assign.one": Expected(("trainer",), path=given, elsewhere=404),
    "assign.cancel": Expected(("trainer",), path=given, elsewhere=404),
}

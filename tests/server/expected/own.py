"""What is one's own. The sessions of the table are the trainees': for every other role they are another's."""

from collections.abc import Mapping
from typing import Any

from simkit.record.tables import erasures
from tests.server.expected import Expected
from tests.server.world import NOW, World


def erasure(world: World, group: str) -> Mapping[str, Any]:
    """Asked for by the group's trainee."""
    values = {
        "session": world.assessments[group],
        "person": world.people[group, "trainee"],
        "reason": "I was ill",
        "asked": NOW,
    }
    with world.record.writing() as connection:
        made = connection.execute(erasures.insert().values(values)).inserted_primary_key
    assert made
    return {"erasure": made[0]}


ROUTES = {
    "own.page": Expected(),
    "own.sees": Expected(),
    "own.export": Expected(),
    "own.share": Expected(
        path=lambda w, g: {"session": w.practices[g]}, elsewhere=404, shown_to=("trainee",)
    ),
    "own.unshare": Expected(path=lambda w, g: {"session": w.shared[g]}, elsewhere=404, shown_to=("trainee",)),
    "own.erase": Expected(
        path=lambda w, g: {"session": w.practices[g]}, elsewhere=404, shown_to=("trainee",)
    ),
    "own.erase.do": Expected(
        path=lambda w, g: {"session": w.practices[g]}, elsewhere=404, shown_to=("trainee",)
    ),
    "own.erasures": Expected(("admin",)),
    "own.erasures.decide": Expected(("admin",), path=erasure, form=lambda _w, _g: {"outcome": "erased"}),
}

"""How the feelings of the cast went over story time."""

from __future__ import annotations

from simkit.events import Felt
from simkit.present.debrief import Curve, Point
from simkit.scenario.model import Scenario
from simkit.session.log import Log


def curves(log: Log, scenario: Scenario, language: str) -> tuple[Curve, ...]:
    """One curve for each feeling a cast member starts with or came to have, in the order of the file."""
    points: dict[tuple[str, str], list[Point]] = {
        (member.id, feeling): [Point(0, begin.start, "")]
        for member in scenario.cast.values()
        for feeling, begin in member.feels.items()
    }
    for entry in log:
        for event in entry.events:
            if isinstance(event, Felt):
                curve = points.setdefault((event.cast, event.feeling), [Point(0, event.before, "")])
                curve.append(Point(event.at, event.after, event.cause))
    return tuple(
        Curve(cast, scenario.text(f"cast.{cast}.name", language), feeling, tuple(found))
        for (cast, feeling), found in points.items()
    )

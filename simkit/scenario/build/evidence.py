"""Evidence and feedback, wherever they are written."""

from __future__ import annotations

from typing import Any, cast

from simkit.scenario.build.context import Context
from simkit.scenario.model import Grade
from simkit.scenario.reading import Mapping

Evidence = tuple[tuple[str, Grade], ...]


def evidence_of(shape: Any, node: Mapping, id: str, context: Context, key: str = "evidence") -> Evidence:
    """`id` is what shows it: with the criterion it says where this is written."""
    written = node.get(key)
    if isinstance(written, Mapping):
        context.criteria.update(((id, name), at) for name, at in written.keys.items())
    grades: dict[str, str] = getattr(shape, key)
    return tuple((name, cast(Grade, grade)) for name, grade in grades.items())


def feedback_of(shape: Any, node: Mapping, stem: str, context: Context) -> str | None:
    """Its text id, `<stem>.feedback`; None where there is none."""
    if shape.feedback is None:
        return None
    context.put_text(f"{stem}.feedback", shape.feedback, node.get("feedback"))
    return f"{stem}.feedback"

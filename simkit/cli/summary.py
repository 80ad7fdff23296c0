"""What `simkit play` says at the end: where everything was kept, as lines or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simkit.present.practice import Keeping, Played, Practice
from simkit.present.words import word


def lines(
    played: Played,
    keeping: Keeping | None,
    *,
    language: str,
    exports: Sequence[Path],
    pictures: Sequence[Path],
) -> list[str]:
    said: list[str] = []
    if keeping and keeping.mode == "assessment":
        said.append(word(language, "assessment.note", trainee=keeping.trainee.id[:8]))
    if keeping is None:
        said.append(word(language, "kept.nothing"))
    else:
        said.append(word(language, "kept.journal", path=played.journal))
        said.append(word(language, "kept.record", path=keeping.record.home.database))
    said += [word(language, "kept.statements", path=path) for path in exports]
    said += [word(language, "kept.picture", path=path) for path in pictures]
    return said


def as_data(
    practice: Practice,
    played: Sequence[Played],
    *,
    language: str,
    exports: Sequence[Path],
    pictures: Sequence[Path],
) -> dict[str, Any]:
    """The last attempt; what-ifs beside it, since they count for nothing."""
    attempts = [one for one in played if not one.what_if] or list(played)
    last, program, keeping = attempts[-1], practice.program, practice.keeping
    return {
        "scenario": program.scenario.id,
        "program": program.hash,
        "language": language,
        "mode": practice.mode,
        "seed": practice.seed,
        "session": last.session,
        "state": last.outcome.how,
        "ending": last.debrief.ending if last.debrief else None,
        "decisions": len(last.debrief.decisions) if last.debrief else None,
        "scorecard": last.card.to_data() if last.card else None,
        "because": {r.criterion: r.because.sentence(language) for r in last.card.results}
        if last.card
        else None,
        "journal": _text(last.journal),
        "head": last.outcome.head,
        "record": _text(keeping.record.home.database) if keeping else None,
        "exports": [str(path) for path in exports],
        "pictures": [str(path) for path in pictures],
        "what_ifs": [one.session for one in played if one.what_if],
    }


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)

"""What a session shows of each criterion, and all that was said in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simkit.export import SessionData
from simkit.export.decisions import decisions
from simkit.server.judge.session import Scored
from simkit.session.showing import transcript
from simkit.session.view import TranscriptLine


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that counted for a criterion."""

    entry: int | None
    at: int
    """Story time, ms."""
    said: str
    """In the session's language; the id of what was done where nothing was said; empty: the time ran out."""
    counted: str
    """What it counted as and why, in the reader's language."""


def evidence(scored: Scored, language: str) -> Mapping[str, tuple[Shown, ...]]:
    """Criterion -> what counted, in the order it happened."""
    said = {one.entry: one.said for one in decisions(scored.data)}
    found: dict[str, list[Shown]] = {one.criterion: [] for one in scored.card.results}
    for counted in scored.card.what_counted():
        refs = counted.observation.events
        last = refs[-1] if refs else None
        words = said.get(last.entry, "") if last is not None and last.entry is not None else ""
        found[counted.criterion].append(
            Shown(
                last.entry if last else None,
                last.at if last else 0,
                words or counted.observation.chosen or "",
                counted.sentence(language),
            )
        )
    return {criterion: tuple(ones) for criterion, ones in found.items()}


def what_was_said(data: SessionData) -> tuple[TranscriptLine, ...]:
    """In the session's language, without anything that was scored or said of it afterwards."""
    return transcript(data.program, data.journal.entries, data.language)


def where(data: SessionData) -> Mapping[str, tuple[int, ...]]:
    """Criterion -> story time (ms) of the answers at an opportunity for it, whatever they were."""
    found: dict[str, list[int]] = {}
    for one in decisions(data):
        for criterion in one.opportunities:
            found.setdefault(criterion, []).append(one.at)
    return {criterion: tuple(ones) for criterion, ones in found.items()}

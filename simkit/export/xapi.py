"""xAPI 1.0.3 statements of one session: a pure function of its data.

In this order: responded for every decision, scored for every observed criterion, completed, passed or failed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any

from scoring import CriterionResult, Scorecard, text_in
from simkit.errors import SimkitError, diagnostic
from simkit.export.canonical import canonical, number
from simkit.export.data import SessionData
from simkit.export.decisions import Decision, decisions, numbered
from simkit.export.moments import moments, presented_ms
from simkit.export.names import Names
from simkit.export.vocabulary import INTERACTION, PROFILE, SESSION_ID, SIMULATION, VERBS, duration, verb
from simkit.record import Outgoing

Statement = dict[str, Any]


def statements(data: SessionData, names: Names, *, exporter: str | None = None) -> tuple[Statement, ...]:
    """Empty for a session that halted: an error in the program is no result of the trainee.

    Raises SimkitError SK9112 for a session that is not finished, SK9113 for a what-if.
    """
    if data.row.parent is not None or data.journal.header.parent is not None:
        raise SimkitError(diagnostic("SK9113", session=data.row.id))
    if not data.finished:
        raise SimkitError(diagnostic("SK9112", session=data.row.id))
    if data.ending is None:
        return ()
    return Writer(data, names, exporter or this_exporter()).all()


def outgoing(data: SessionData, names: Names, *, exporter: str | None = None) -> tuple[Outgoing, ...]:
    """What goes into the outbox with the score: nothing but for an assessment, which is the mode that counts."""
    if data.row.mode != "assessment" or data.row.parent is not None:
        return ()
    return tuple(Outgoing(one["id"], canonical(one)) for one in statements(data, names, exporter=exporter))


@cache
def this_exporter() -> str:
    """Name and version of the program, as each statement bears it."""
    return f"simkit {version('simkit')}"


class Writer:
    """The statements of one session, each by itself; see `statements` for all of them."""

    def __init__(self, data: SessionData, names: Names, exporter: str) -> None:
        self.data = data
        self.names = names
        self.exporter = exporter
        self.scenario = data.program.scenario
        self.decisions = decisions(data)
        self.activity = names.scenario(self.scenario.id)
        self.last = max(number for number, *_ in numbered(data))

    def all(self) -> tuple[Statement, ...]:
        when = moments(self.data)
        found = [self._responded(one, when[one.entry]) for one in self.decisions]
        card = self.data.card
        if card is not None:
            found += [self.scored(one, card) for one in card.results if one.level is not None]
        found.append(self._completed())
        if card is not None and card.passing.outcome != "undecided":
            found.append(self.outcome(card))
        return tuple(found)

    def _responded(self, decision: Decision, at: datetime) -> Statement:
        result: dict[str, Any] = {"duration": duration(decision.took_ms)}
        grades = {one: decision.grades.get(one, "missed") for one in decision.opportunities} | decision.grades
        extensions: dict[str, Any] = {self.names.extension("open"): list(decision.open)}
        if grades:
            extensions[self.names.extension("grades")] = grades
        if decision.option is None:
            extensions[self.names.extension("timed-out")] = True
        else:
            result["response"] = decision.option
        definition = self._interaction(decision)
        if "correctResponsesPattern" in definition:
            result["success"] = decision.option in definition["correctResponsesPattern"]
        return {
            "id": self.names.statement(self.data.row.id, decision.number),
            "actor": self._actor(),
            "verb": verb("responded"),
            "object": self._object(self.names.decision(self.scenario.id, decision.choose), definition),
            "result": {**result, "extensions": extensions},
            "context": self._context(parent=True),
            "timestamp": timestamp(at),
        }

    def scored(self, result: CriterionResult, card: Scorecard) -> Statement:
        criterion = result.definition
        anchors = [f"{level.number}: {text_in(level.anchor, card.language)}" for level in criterion.levels]
        definition = {
            "type": self.names.type("criterion"),
            "name": dict(criterion.name),
            "description": {card.language: " · ".join(anchors)},
        }
        level = result.level or 0
        extensions = {
            self.names.extension("rubric"): _rubric(card),
            self.names.extension("skill"): criterion.skill,
            self.names.extension("opportunities"): result.opportunities,
            self.names.extension("evidence"): self._evidence(result),
        }
        score = {"scaled": number((level - 1) / 3), "raw": level, "min": 1, "max": 4}
        return self._at_end(
            "scored",
            self._object(self.names.criterion(self.scenario.id, criterion.id), definition),
            {"score": score, "extensions": extensions},
            parent=True,
        )

    def _completed(self) -> Statement:
        result = {
            "completion": True,
            "duration": duration(presented_ms(self.data)[-1]),
            "extensions": {
                self.names.extension("ending"): self.data.ending,
                self.names.extension("story-duration"): duration(self.data.duration_ms),
            },
        }
        return self._at_end("completed", self._simulation(), result)

    def outcome(self, card: Scorecard) -> Statement:
        passed = card.passing.outcome == "passed"
        result: dict[str, Any] = {"success": passed, "duration": duration(presented_ms(self.data)[-1])}
        if card.passing.points is not None:
            result["score"] = {"scaled": number(card.passing.points / 1000)}
        result["extensions"] = {self.names.extension("rubric"): _rubric(card)}
        return self._at_end("passed" if passed else "failed", self._simulation(), result)

    def _at_end(
        self, name: str, object: dict[str, Any], result: dict[str, Any], *, parent: bool = False
    ) -> Statement:
        """Statements that share the session's last event."""
        id = self.names.statement(self.data.row.id, self.last, verb=VERBS[name], object=object["id"])
        return {
            "id": id,
            "actor": self._actor(),
            "verb": verb(name),
            "object": object,
            "result": result,
            "context": self._context(parent=parent),
            "timestamp": timestamp(self.data.ended),
        }

    def _actor(self) -> dict[str, Any]:
        trainee = self.data.trainee
        return {"objectType": "Agent", "account": {"homePage": trainee.home_page, "name": trainee.id}}

    def _object(self, id: str, definition: dict[str, Any]) -> dict[str, Any]:
        return {"objectType": "Activity", "id": id, "definition": definition}

    def _simulation(self) -> dict[str, Any]:
        return self._object(self.activity, {"type": SIMULATION, "name": self._texts("title")})

    def _interaction(self, decision: Decision) -> dict[str, Any]:
        """The same in every statement about this choose: all its options, whichever were open.

        Right are the options that are sound or strong evidence of something and weak or harmful of nothing. Topics
        have no right one: their order is the trainee's.
        """
        options = self.data.program.chooses[decision.choose].options
        right = [
            option.id
            for option in options
            if option.evidence and all(grade in ("sound", "strong") for _, grade in option.evidence)
        ]
        definition: dict[str, Any] = {
            "type": INTERACTION,
            "name": {
                language: f"{text}: {decision.choose}" for language, text in self._texts("title").items()
            },
            "interactionType": "choice",
            "choices": [{"id": option.id, "description": self._texts(option.id)} for option in options],
        }
        if right and not decision.topics:
            definition["correctResponsesPattern"] = right
        return definition

    def _texts(self, id: str) -> dict[str, str]:
        """Language -> template, for the languages that have this text."""
        scenario = self.scenario
        translated = {tag: texts[id] for tag, texts in scenario.translations.items() if texts.get(id)}
        return {scenario.language: scenario.texts[id], **translated}

    def _evidence(self, result: CriterionResult) -> list[str]:
        """Ids of the `responded` statements behind a level, in order, each once."""
        found: dict[str, None] = {}
        for observation in result.observations:
            for ref in observation.events:
                before = [one for one in self.decisions if (one.entry, one.event) <= (ref.entry, ref.event)]
                if before:
                    found[self.names.statement(self.data.row.id, before[-1].number)] = None
        return list(found)

    def _context(self, *, parent: bool) -> dict[str, Any]:
        row = self.data.row
        scenario = {"objectType": "Activity", "id": self.activity}
        profile = {"objectType": "Activity", "id": self.names.profile, "definition": {"type": PROFILE}}
        activities: dict[str, Any] = {"grouping": [scenario], "category": [profile]}
        if parent:
            activities["parent"] = [scenario]
        return {
            "registration": row.id,
            "contextActivities": activities,
            "revision": self.scenario.hash,
            "platform": "simkit",
            "language": self.data.language,
            "extensions": {
                SESSION_ID: row.id,
                self.names.extension("attempt"): row.attempt,
                self.names.extension("mode"): row.mode,
                self.names.extension("exporter"): self.exporter,
            },
        }


def _rubric(card: Scorecard) -> dict[str, str]:
    return {"id": card.rubric_id, "version": card.rubric_version, "hash": card.rubric_hash}


def timestamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

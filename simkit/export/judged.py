"""Statements for what changed after a session was scored: a person judged, or it was scored under another rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

import orjson

from scoring import Scorecard
from simkit.export.canonical import canonical
from simkit.export.data import SessionData
from simkit.export.names import Names
from simkit.export.vocabulary import VERBS, verb
from simkit.export.xapi import Statement, Writer, outgoing, this_exporter, timestamp
from simkit.record import Outgoing, Trainee

Sent = Sequence[tuple[str, bytes]]
"""(id, body) of each statement of the session that is in the outbox, oldest first."""
_OUTCOMES = (VERBS["passed"], VERBS["failed"])


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to levels at one moment. `card` bears the levels and the outcome that hold now."""

    card: Scorecard
    criteria: Mapping[str, Mapping[str, Any]]
    """Those that get a new statement -> what its extension `judgement` says; empty: none."""
    at: datetime
    instructor: Trainee | None = None
    """Account of who judged. None: nobody did, it was scored again."""


def changed(
    data: SessionData, names: Names, sent: Sent, change: Change, *, exporter: str | None = None
) -> tuple[Outgoing, ...]:
    """What goes into the outbox with the change; nothing but for an assessment that was finished.

    A `scored` for each criterion, which refers to the newest before it; then `passed` or `failed` where the outcome
    became another, or `voided` for the earlier one where it became undecided. A session without a statement in the
    outbox gets those of its end first.
    """
    if data.row.mode != "assessment" or data.row.parent is not None or data.ending is None:
        return ()
    first = () if sent else outgoing(data, names, exporter=exporter)
    before = [orjson.loads(body) for _, body in sent] + [orjson.loads(one.body) for one in first]
    chain = _Chain(Writer(data, names, exporter or this_exporter()), before, change)
    return (*first, *(Outgoing(one["id"], canonical(one)) for one in chain.all()))


class _Chain:
    def __init__(self, writer: Writer, before: list[Statement], change: Change) -> None:
        self.writer = writer
        self.names = writer.names
        self.before = before
        self.ids = {one["id"] for one in before}
        self.change = change

    def all(self) -> list[Statement]:
        found = [self._scored(criterion, how) for criterion, how in self.change.criteria.items()]
        return [*found, *self._outcome()]

    def _scored(self, criterion: str, how: Mapping[str, Any]) -> Statement:
        result = self.change.card[criterion]
        made = self.writer.scored(result, self.change.card)
        if result.level is None:
            del made["result"]["score"]
            made["result"]["extensions"][self.names.extension("observed")] = False
        if how:
            made["result"]["extensions"][self.names.extension("judgement")] = dict(how)
        earlier = [one for one in self.before if _says(one, VERBS["scored"], made["object"]["id"])]
        return self._revised(made, earlier[-1]["id"] if earlier else None)

    def _outcome(self) -> list[Statement]:
        outcome = self.change.card.passing.outcome
        voided = {one["object"]["id"] for one in self.before if one["verb"]["id"] == VERBS["voided"]}
        told = [one for one in self.before if one["verb"]["id"] in _OUTCOMES]
        standing = told[-1] if told and told[-1]["id"] not in voided else None
        if outcome == "undecided":
            return [self._voided(standing["id"])] if standing else []
        made = self.writer.outcome(self.change.card)
        if standing is not None and standing["verb"]["id"] == made["verb"]["id"]:
            return []
        return [self._revised(made, standing["id"] if standing else None)]

    def _revised(self, made: Statement, earlier: str | None) -> Statement:
        made["id"] = self._id(made["verb"]["id"], made["object"]["id"])
        made["timestamp"] = timestamp(self.change.at)
        context = made["context"]
        if earlier is not None:
            context["statement"] = {"objectType": "StatementRef", "id": earlier}
        if self.change.instructor is not None:
            context["instructor"] = _agent(self.change.instructor)
        return made

    def _voided(self, earlier: str) -> Statement:
        by = self.change.instructor or self.writer.data.trainee
        return {
            "id": self._id(VERBS["voided"], earlier),
            "actor": _agent(by),
            "verb": verb("voided"),
            "object": {"objectType": "StatementRef", "id": earlier},
            "timestamp": timestamp(self.change.at),
        }

    def _id(self, verb: str, object: str) -> str:
        """Of the first revision that is not in the outbox; 0 is what the rubric's rules gave at the end."""
        session, last = self.writer.data.row.id, self.writer.last
        for rev in count(1):
            id = self.names.statement(session, last, rev, verb=verb, object=object)
            if id not in self.ids:
                break
        self.ids.add(id)
        return id


def _says(one: Statement, verb: str, object: str) -> bool:
    return bool(one["verb"]["id"] == verb and one["object"]["id"] == object)


def _agent(account: Trainee) -> dict[str, Any]:
    return {"objectType": "Agent", "account": {"homePage": account.home_page, "name": account.id}}

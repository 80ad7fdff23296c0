"""What was done beside talk: steps, errors, what must not happen and nearly did, acts that show something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from simkit.events import (
    Changed,
    Did,
    EnteredZone,
    Event,
    Evidenced,
    Filled,
    Hinted,
    Inspected,
    NearMiss,
    Reported,
    StepDone,
    StepError,
    Violated,
    Watched,
)
from simkit.present.debrief import Grade, MomentKind, MomentReview
from simkit.present.names import criterion_names
from simkit.present.task_steps import all_steps
from simkit.scenario.expression import Value
from simkit.scenario.monitors import Monitor
from simkit.scenario.tasks import ActWords, Errs, TaskStep
from simkit.scenario.text import filled
from simkit.session.log import Log
from simkit.session.program import Program
from simkit.session.wording import act_label

_ERROR: dict[str, MomentKind] = {"order": "order", "object": "object", "omitted": "omitted", "late": "late"}


@dataclass(slots=True)
class _Moment:
    """While what it showed is still being read from the log. `shown_as` are ids its evidence has."""

    entry: int
    at: int
    kind: MomentKind
    id: str
    shown_as: frozenset[str]
    what: str = ""
    due: str = ""
    severity: str = ""
    feedback: str | None = None
    hints: int = 0
    grades: list[tuple[str, Grade]] = field(default_factory=list)


def moments(log: Log, program: Program, language: str) -> tuple[MomentReview, ...]:
    """In the order they came. Acts and kept rules are told only where they showed something."""
    reader = _Reader(program, language)
    for entry in log:
        for event in entry.events:
            reader.read(entry.n, event)
    broke = {made.entry for made in reader.made if made.kind == "violation"}
    return tuple(reader.review(made) for made in reader.made if _tells(made, broke))


def _tells(made: _Moment, broke: set[int]) -> bool:
    """False for what says nothing, or only what a violation by the same act says already."""
    if made.grades or made.feedback:
        return True
    if made.kind in ("order", "object"):
        return made.entry not in broke
    return made.kind not in ("act", "kept") and bool(made.what or made.due)


class _Reader:
    def __init__(self, program: Program, language: str) -> None:
        self.scenario = program.scenario
        self.language = language
        self.names = criterion_names(self.scenario, language)
        self.values: dict[str, Value] = {fact.id: fact.start for fact in self.scenario.facts.values()}
        self.steps = {
            step.id: step for task in self.scenario.tasks.values() for step in all_steps(task.steps)
        }
        self.owner = {
            step.id: id for id, task in self.scenario.tasks.items() for step in all_steps(task.steps)
        }
        self.hinted: dict[str, int] = {}
        self.did = ""
        """The last act in words, for what came of it."""
        self.made: list[_Moment] = []

    def read(self, entry: int, event: Event) -> None:
        match event:
            case Changed(fact=fact, after=after):
                self.values[fact] = after
            case Did(affordance=verb, object=object, with_=with_):
                self.act(entry, event.at, ActWords(verb, object, with_))
            case Inspected(object=object):
                self.act(entry, event.at, ActWords("inspect", object))
            case Reported(object=object, as_=as_):
                self.act(entry, event.at, ActWords("report", object, as_))
            case Filled(field=name, value=value):
                self.act(entry, event.at, ActWords("fill in", name, value))
            case EnteredZone(zone=zone):
                self.did = self.label(ActWords("enter", zone))
            case Hinted(step=step):
                self.hinted[step] = self.hinted.get(step, 0) + 1
            case StepDone(by_act=True, step=id):
                self.step(entry, event.at, id)
            case StepError():
                self.error(entry, event)
            case NearMiss(monitor=id):
                monitor = self.scenario.monitors[id]
                feedback = self.text(monitor.near_feedback)
                self.monitored(entry, event.at, "near-miss", monitor, f"{id}.near", feedback)
            case Violated(monitor=id):
                monitor = self.scenario.monitors[id]
                self.monitored(entry, event.at, "violation", monitor, id, self.text(monitor.feedback))
            case Watched(monitor=id, kept=True):
                self.monitored(entry, event.at, "kept", self.scenario.monitors[id], f"{id}.kept", None)
            case Evidenced():
                self.shown(event)
            case _:
                pass

    def act(self, entry: int, at: int, act: ActWords) -> None:
        owner = act.object.partition(".")[0]
        thing = self.scenario.objects.get(owner)
        affordance = thing.affordances.get(act.verb) if thing is not None else None
        self.did = self.label(act)
        if affordance is not None and affordance.evidence:
            ids = frozenset((affordance.key,))
            feedback = self.text(affordance.feedback)
            self.made.append(_Moment(entry, at, "act", affordance.key, ids, self.did, feedback=feedback))

    def step(self, entry: int, at: int, id: str) -> None:
        step = self.steps.get(id)
        if step is None or step.form not in ("act", "when"):
            return
        self.made.append(
            _Moment(
                entry,
                at,
                "step",
                id,
                frozenset((id,)),
                self.step_text(step),
                feedback=self.text(step.feedback),
                hints=self.hinted.get(id, 0),
            )
        )

    def error(self, entry: int, event: StepError) -> None:
        step, task = self.steps.get(event.step), self.scenario.tasks.get(event.task)
        errs, stem = self.written(event)
        due = self.step_text(step) if step is not None else self.text(task.name) if task is not None else ""
        self.made.append(
            _Moment(
                entry,
                event.at,
                _ERROR[event.error],
                event.step,
                frozenset((f"{stem}.{event.error}",)),
                self.did if event.act else "",
                due or "",
                feedback=self.text(errs.feedback) if errs is not None else None,
            )
        )

    def written(self, event: StepError) -> tuple[Errs | None, str]:
        """What the file says of this error, and where: the step, what is around it, the task, the tasks around that."""
        for step in self.around(event.step):
            if event.error in step.errors:
                return step.errors[event.error], step.id
        for id in self.tasks_around(event.task):
            if event.error in self.scenario.tasks[id].errors:
                return self.scenario.tasks[id].errors[event.error], f"task.{id}"
        return None, event.step

    def around(self, id: str) -> list[TaskStep]:
        """A step and those it lies in, innermost first."""
        found = [step for step in self.steps.values() if id in {inner.id for inner in all_steps((step,))}]
        return found[::-1]

    def tasks_around(self, task: str) -> list[str]:
        found = [task] if task in self.scenario.tasks else []
        for step in self.steps.values():
            if step.task == task and self.owner[step.id] not in found:
                found += [id for id in self.tasks_around(self.owner[step.id]) if id not in found]
        return found

    def monitored(
        self, entry: int, at: int, kind: MomentKind, monitor: Monitor, shown_as: str, feedback: str | None
    ) -> None:
        what = self.did if kind != "kept" else ""
        if not what and monitor.do is not None:
            what = self.label(monitor.do)
        severity = monitor.severity if kind == "violation" else ""
        self.made.append(
            _Moment(entry, at, kind, monitor.id, frozenset((shown_as,)), what, "", severity, feedback)
        )

    def shown(self, event: Evidenced) -> None:
        made = next((one for one in reversed(self.made) if event.id in one.shown_as), None)
        if made is not None:
            made.grades.append((event.criterion, cast(Grade, event.grade)))

    def review(self, made: _Moment) -> MomentReview:
        evidence = tuple((id, self.names.get(id, id), grade) for id, grade in made.grades)
        return MomentReview(
            entry=made.entry,
            at=made.at,
            kind=made.kind,
            id=made.id,
            what=made.what,
            due=made.due,
            severity=made.severity,
            evidence=evidence,
            feedback=made.feedback,
            hints=made.hints,
        )

    def step_text(self, step: TaskStep) -> str:
        if step.text is not None:
            return self.text(step.text) or ""
        return self.label(step.act) if step.act is not None else ""

    def label(self, act: ActWords) -> str:
        return act_label(self.scenario, act, self.language)

    def text(self, id: str | None) -> str | None:
        """A text, filled in with the facts as they were."""
        return filled(self.scenario, id, self.values, self.language) if id else None

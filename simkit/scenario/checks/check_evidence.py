"""Evidence and opportunities: what the rubric asks, and what the scenario gives a chance to show."""

from __future__ import annotations

from simkit.errors import Diagnostic, Place, diagnostic
from simkit.scenario.checks import Checked
from simkit.scenario.checks.showing import showings
from simkit.scenario.checks.walk import answers_of, asked
from simkit.scenario.model import Choose, Topics, Work
from simkit.scenario.near import hint
from simkit.scenario.reading import Scalar

_SHOWS = ("sound", "strong")


def check(checked: Checked) -> None:
    rubric = checked.scenario.rubric
    known = [criterion.id for criterion in rubric.criteria] if rubric else None
    places = checked.built.context.criteria
    opportunities: set[str] = set()
    for step in asked(checked.scenario):
        here = _opportunities(step)
        opportunities |= here
        _about(checked, step, known)
        for answer in answers_of(step):
            for criterion, shown in answer.evidence:
                node = places.get((answer.id, criterion))
                if known is not None and criterion not in known:
                    checked.problems.on("SK4001", node, criterion=criterion, near=hint(criterion, known))
                elif shown != "harmful" and criterion not in here:
                    checked.problems.on("SK4002", node, criterion=criterion, choose=step.id)
    for showing in showings(checked.scenario):
        opportunities |= showing.here
        for criterion, grade in showing.evidence:
            node = places.get((showing.id, criterion))
            if known is not None and criterion not in known:
                checked.problems.on("SK4001", node, criterion=criterion, near=hint(criterion, known))
            elif grade != "harmful" and criterion not in showing.here:
                checked.problems.on("SK4002", node, criterion=criterion, choose=showing.id)
    if rubric is None:
        named = checked.built.root.get("rubric")
        if named is None and _any_evidence(checked):
            checked.problems.at("SK4004", 0, 0)
        return
    named = checked.built.root.get("rubric")
    for criterion_id in known or ():
        if criterion_id not in opportunities:
            checked.problems.found.append(_without(checked, criterion_id, named))


def _any_evidence(checked: Checked) -> bool:
    scenario = checked.scenario
    return any(answer.evidence for step in asked(scenario) for answer in answers_of(step)) or any(
        showing.evidence for showing in showings(scenario)
    )


def _without(checked: Checked, criterion: str, named: object) -> Diagnostic:
    place = checked.problems.place(named) if isinstance(named, Scalar) else Place(checked.problems.file)
    excerpt = checked.problems.lines[place.line - 1] if checked.problems.lines else None
    return diagnostic("SK4003", place, excerpt=excerpt, criterion=criterion)


def _opportunities(step: Choose | Topics | Work) -> set[str]:
    if step.about:
        return set(step.about)
    return {criterion for answer in step.options for criterion, grade in answer.evidence if grade in _SHOWS}


def _about(checked: Checked, step: Choose | Topics | Work, known: list[str] | None) -> None:
    for criterion in step.about:
        node = checked.built.context.abouts.get((step.id, criterion))
        if known is not None and criterion not in known:
            checked.problems.on("SK4001", node, criterion=criterion, near=hint(criterion, known))
            continue
        shown = any(
            name == criterion and grade in _SHOWS
            for answer in step.options
            for name, grade in answer.evidence
        )
        if not shown:
            checked.problems.on("SK4005", node, criterion=criterion)

"""Rubrics and observations in as few words as a test needs."""

from hypothesis import HealthCheck, settings

from scoring import Criterion, EventRef, Observation, Passing, Rubric, Rule, Skill

steady = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples in every run, and no clock: a busy machine is no fault."""

ANCHORS = {level: {"en": f"anchor {level}", "nl": f"anker {level}"} for level in (1, 2, 3, 4)}
GRADES = {"h": "harmful", "w": "weak", "s": "sound", "S": "strong", "-": None, "!": "harmful"}


def criterion(id="hear", rule=None, **rest):
    return Criterion(id, rest.pop("skill", "talk"), {"en": id.title()}, ANCHORS, rule or Rule(), **rest)


def rubric(*criteria, passing=None):
    skills = dict.fromkeys(c.skill for c in criteria)
    named = tuple(Skill(id, {"en": id.title()}) for id in skills)
    return Rubric("made", "1", "en", named, criteria, passing or Passing())


def seen(grades, of="hear", start=0):
    """One observation a letter: h w s S as graded, - missed, ! harmful outside an opportunity."""
    return [
        Observation(
            criterion=of,
            opportunity=f"talk.step{start + n}#1",
            grade=GRADES[letter],
            chosen=f"talk.option{start + n}",
            open=(f"talk.option{start + n}", "talk.other"),
            events=(EventRef(start + n, 1, f"talk.option{start + n}", 1000 * (start + n)),),
            forced=letter == "!",
        )
        for n, letter in enumerate(grades)
    ]

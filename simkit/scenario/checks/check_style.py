"""How it sounds: lines too long to say, options that give themselves away, u and je mixed.

Figures: a line of 25 words is about 8 seconds, two breaths; beyond that listeners lose the thread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from simkit.errors import diagnostic
from simkit.scenario import text as message
from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import all_steps, asked
from simkit.scenario.model import NARRATOR, Choose, Line, Topics, Work

LINE_WORDS = 25
SENTENCE_WORDS = 20
_OUTLIER = 1.6
_LEAST_APART = 6
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*\s+")
_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
_INFORMAL = re.compile(r"\b(?:jij|jou|jouw|je)\b", re.IGNORECASE)


def check(checked: Checked) -> None:
    for step in all_steps(checked.scenario):
        if isinstance(step, Line):
            _spoken(checked, step.id, step.text, step.speaker)
        elif isinstance(step, Choose | Topics | Work):
            for option in step.options:
                _spoken(checked, option.id, option.text, "trainee")
            if step.if_silent is not None:
                _spoken(checked, step.if_silent.id, step.if_silent.text, step.if_silent.speaker)
    for asking in asked(checked.scenario):
        if isinstance(asking, Choose):
            _outlier(checked, asking)
            for language in checked.scenario.translations:
                _outlier_translated(checked, asking, language)
    if checked.scenario.language.partition("-")[0] == "nl":
        _forms_of_address(checked)


def _spoken(checked: Checked, id: str, text: str, speaker: str) -> None:
    node = checked.built.context.text_nodes.get(id)
    if speaker == NARRATOR:
        return
    words = message.word_count(text)
    if words > LINE_WORDS:
        checked.problems.on("SK7001", node, words=words, most=LINE_WORDS)
        return
    longest = max((len(part.split()) for part in _SENTENCE_END.split(text)), default=0)
    if longest > SENTENCE_WORDS:
        checked.problems.on("SK7003", node, words=longest, most=SENTENCE_WORDS)


def _outlier(checked: Checked, step: Choose) -> None:
    """An option that stands out by its length is chosen for its length."""
    for option, length, usual in _longest([option.text for option in step.options]):
        node = checked.built.context.text_nodes.get(step.options[option].id)
        checked.problems.on("SK7002", node, words=length, usual=usual)


def _outlier_translated(checked: Checked, step: Choose, language: str) -> None:
    """A translation may make long what is short in the source."""
    texts = checked.scenario.translations[language]
    places = checked.translated.get(language, {})
    if all(option.id in places for option in step.options):
        for option, length, usual in _longest([texts[option.id] for option in step.options]):
            place = places[step.options[option].id]
            checked.problems.found.append(diagnostic("SK7002", place, words=length, usual=usual))


def _longest(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Which stand out, their words and how many are usual."""
    lengths = [message.word_count(text) for text in texts]
    usual = median(lengths) if len(lengths) > 2 else 0
    for place, length in enumerate(lengths):
        if usual and length > usual * _OUTLIER and length - usual >= _LEAST_APART:
            yield place, length, round(usual)


def _forms_of_address(checked: Checked) -> None:
    """Per speaker: the first line in the other form than the one the speaker began with.

    `je` alone is left out: it also means one, and your; `jij`, `jou` and `jouw` are sure.
    """
    first: dict[str, str] = {}
    for step in all_steps(checked.scenario):
        spoken = []
        if isinstance(step, Line):
            spoken = [(step.speaker, step.id, step.text)]
        elif isinstance(step, Choose | Topics | Work):
            spoken = [("trainee", option.id, option.text) for option in step.options]
        for speaker, id, text in spoken:
            if speaker == NARRATOR:
                continue
            used = {form for form, sign in (("u", _FORMAL), ("je", _INFORMAL)) if sign.search(text)}
            if not used or (used == {"je"} and not re.search(r"\bj(?:ij|ou|ouw)\b", text, re.IGNORECASE)):
                continue
            began = first.setdefault(speaker, "u" if "u" in used else "je")
            if used != {began}:
                node = checked.built.context.text_nodes.get(id)
                checked.problems.on("SK7004", node, speaker=speaker, began=began)
                return

"""Texts with facts and properties of objects in them: a small part of ICU MessageFormat, the same in every language.

`{days}` · `{days, plural, =0 {none} one {# day} other {# days}}` · `{offer, select, refund {…} other {…}}`.
An apostrophe before a brace quotes up to the next apostrophe: `'{'` is a brace. A text without braces is
never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from simkit.scenario.languages import grouped, plural_category
from simkit.scenario.message import Argument, Choice, Fault, Hash, Part, parse

if TYPE_CHECKING:
    from simkit.scenario.model import Scenario

Value = int | str | bool
Words = Callable[[str, str], str]
"""From a name and the word it has now to how that reads."""


def render(template: str, values: Mapping[str, Value], language: str) -> str:
    """The text with facts filled in. `values`: fact id -> value; a name it lacks shows as `{name}`.

    Raises ValueError for a template that `faults` complains about.
    """
    if "{" not in template and "}" not in template:
        return template
    return _fill(parts(template), values, language, None, lambda name, value: value)


def filled(scenario: Scenario, id: str, values: Mapping[str, Value], language: str) -> str:
    """A text of a scenario, filled in. A name that `values` lacks is as it was at the start; a word of an object's
    property reads as its kind has it in that language."""
    template = scenario.text(id, language)
    if "{" not in template and "}" not in template:
        return template
    found = {**_starts(scenario, template), **values}

    def word(name: str, value: str) -> str:
        thing = scenario.objects.get(name.partition(".")[0])
        text = thing.words.get(value) if thing is not None else None
        return scenario.text(text, language) if text is not None else value

    return _fill(parts(template), found, language, None, word)


def _starts(scenario: Scenario, template: str) -> dict[str, Value]:
    facts = (
        (use.name, scenario.facts.get(use.name) or scenario.properties.get(use.name))
        for use in used(template)
    )
    return {name: fact.start for name, fact in facts if fact is not None}


@lru_cache(maxsize=4096)
def parts(template: str) -> tuple[Part, ...]:
    """The parsed template. Raises Fault, a ValueError."""
    return parse(template)


def faults(template: str) -> Fault | None:
    """What is wrong with a template, or None."""
    try:
        parts(template)
    except Fault as fault:
        return fault
    return None


def used(template: str) -> tuple[Argument | Choice, ...]:
    """Every place where a fact is used, nested ones too, in order; none in a template with a fault."""
    if ("{" not in template and "}" not in template) or faults(template):
        return ()
    return tuple(_used(parts(template)))


def named_in(scenario: Scenario) -> tuple[str, ...]:
    """Facts and properties that some text of a scenario names, in any of its languages."""
    texts = [scenario.texts, *scenario.translations.values()]
    templates = (template for by in texts for template in by.values() if "{" in template)
    names = {use.name for template in templates for use in used(template)}
    return tuple(name for name in (*scenario.facts, *scenario.properties) if name in names)


def word_count(template: str) -> int:
    """Words as spoken: a fact counts as one word, a plural or select as its `other` branch.

    A template with a fault counts its words as they stand.
    """
    if ("{" not in template and "}" not in template) or faults(template):
        return len(template.split())
    return len("".join(_plainly(parts(template))).split())


def _used(found: tuple[Part, ...]) -> Iterator[Argument | Choice]:
    for part in found:
        if isinstance(part, Argument | Choice):
            yield part
        if isinstance(part, Choice):
            for _, branch in part.branches:
                yield from _used(branch)


def _plainly(found: tuple[Part, ...]) -> Iterator[str]:
    for part in found:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Choice):
            yield from _plainly(part.branch("other"))
        else:
            yield "1"


def _fill(
    found: tuple[Part, ...], values: Mapping[str, Value], language: str, number: int | None, words: Words
) -> str:
    out = []
    for part in found:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Hash):
            out.append("#" if number is None else grouped(number, language))
        elif isinstance(part, Argument):
            out.append(_shown(values.get(part.name), part.name, language, words))
        else:
            out.append(_chosen(part, values, language, number, words))
    return "".join(out)


def _chosen(
    part: Choice, values: Mapping[str, Value], language: str, number: int | None, words: Words
) -> str:
    value = values.get(part.name)
    if part.kind == "select":
        word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return _fill(part.branch(word), values, language, number, words)
    count = value if isinstance(value, int) else 0
    exact = part.branch(f"={count}", fallback=False)
    return _fill(exact or part.branch(plural_category(count, language)), values, language, count, words)


def _shown(value: Value | None, name: str, language: str, words: Words) -> str:
    if value is None:
        return "{" + name + "}"
    if isinstance(value, bool) or not isinstance(value, int):
        return ("yes" if value else "no") if isinstance(value, bool) else words(name, value)
    return grouped(value, language)

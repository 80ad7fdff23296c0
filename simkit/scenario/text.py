"""Texts with facts in them: a small part of ICU MessageFormat, the same in every language.

`{days}` · `{days, plural, =0 {none} one {# day} other {# days}}` · `{offer, select, refund {…} other {…}}`.
An apostrophe before a brace quotes up to the next apostrophe: `'{'` is a brace. A text without braces is
never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from simkit.scenario.languages import grouped, plural_category
from simkit.scenario.message import Argument, Choice, Fault, Hash, Part, parse

Value = int | str | bool


def render(template: str, values: Mapping[str, Value], language: str) -> str:
    """The text with facts filled in. `values`: fact id -> value; a name it lacks shows as `{name}`.

    Raises ValueError for a template that `faults` complains about.
    """
    if "{" not in template and "}" not in template:
        return template
    return _fill(parts(template), values, language, None)


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


def _fill(found: tuple[Part, ...], values: Mapping[str, Value], language: str, number: int | None) -> str:
    out = []
    for part in found:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Hash):
            out.append("#" if number is None else grouped(number, language))
        elif isinstance(part, Argument):
            out.append(_shown(values.get(part.name), part.name, language))
        else:
            out.append(_chosen(part, values, language, number))
    return "".join(out)


def _chosen(part: Choice, values: Mapping[str, Value], language: str, number: int | None) -> str:
    value = values.get(part.name)
    if part.kind == "select":
        word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return _fill(part.branch(word), values, language, number)
    count = value if isinstance(value, int) else 0
    exact = part.branch(f"={count}", fallback=False)
    return _fill(exact or part.branch(plural_category(count, language)), values, language, count)


def _shown(value: Value | None, name: str, language: str) -> str:
    if value is None:
        return "{" + name + "}"
    if isinstance(value, bool) or not isinstance(value, int):
        return ("yes" if value else "no") if isinstance(value, bool) else value
    return grouped(value, language)

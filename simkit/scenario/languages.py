"""Plural rules and number signs, from a table: never from the machine's locale.

Rules: Unicode CLDR 46, cardinal, for whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable

_THOUSANDS = {**dict.fromkeys(("nl", "de", "es", "it", "pt", "da"), "."), "fr": "\u202f", "pl": "\u00a0"}


def _one(number: int) -> str:
    return "one" if number == 1 else "other"


def _none_or_one(number: int) -> str:
    return "one" if number in (0, 1) else "other"


def _polish(number: int) -> str:
    if number == 1:
        return "one"
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return "few" if few else "many"


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    last = number % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"


def _never(number: int) -> str:
    return "other"


_RULES: dict[str, Callable[[int], str]] = {
    "nl": _one,
    "en": _one,
    "de": _one,
    "fy": _one,
    "da": _one,
    "es": _one,
    "it": _one,
    "tr": _one,
    "fr": _none_or_one,
    "pt": _none_or_one,
    "pl": _polish,
    "ar": _arabic,
    "zh": _never,
    "id": _never,
}
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "pl": ("one", "few", "many", "other"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "zh": ("other",),
    "id": ("other",),
}


def known_languages() -> tuple[str, ...]:
    """Languages with a plural rule; others use English's."""
    return tuple(sorted(_RULES))


def plural_category(number: int, language: str) -> str:
    """CLDR's word for a number: zero, one, two, few, many or other. `nl-BE` follows `nl`."""
    return _RULES.get(_base(language), _one)(abs(number))


def categories(language: str) -> tuple[str, ...]:
    """The words a plural should have in a language."""
    return _CATEGORIES.get(_base(language), ("one", "other"))


def grouped(number: int, language: str) -> str:
    """1234 -> `1.234` in Dutch, `1,234` in English."""
    sign = _THOUSANDS.get(_base(language), ",")
    return f"{number:,}".replace(",", sign)


def _base(language: str) -> str:
    return language.partition("-")[0]

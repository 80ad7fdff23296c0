"""A diagnostic as text for a person, or as data for a machine."""

from __future__ import annotations

from simkit.errors.diagnostic import Diagnostic

_MORE = {"en": "more", "nl": "meer"}


def render(found: Diagnostic, language: str = "en") -> str:
    """`file:line:col SKnnnn slug: message`, the source line with a caret, then the remedy."""
    head = f"{found.place} " if found.place else ""
    lines = [f"{head}{found.code} {found.slug}: {found.message(language)}"]
    if found.place and found.excerpt is not None:
        width = (found.place.end_col or found.place.col + 1) - found.place.col
        gutter = f"{found.place.line:>5} | "
        shown = found.excerpt.expandtabs(1)
        lines += [f"{gutter}{shown}", " " * (len(gutter) + found.place.col - 1) + "^" * max(1, width)]
    more = _MORE.get(language, _MORE["en"])
    lines.append(f"  {found.remedy(language)}  ({more}: simkit explain {found.code})")
    return "\n".join(lines)


def as_data(found: Diagnostic, language: str = "en") -> dict[str, object]:
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity,
        "slug": found.slug,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "col": place.col if place else None,
        "message": found.message(language),
        "remedy": found.remedy(language),
    }

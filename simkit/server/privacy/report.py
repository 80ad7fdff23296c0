"""The documents as files, and what changed since they were last written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from simkit.errors import SimkitError, diagnostic
from simkit.server.privacy.changes import Change, changes
from simkit.server.privacy.documents import DOCUMENTS, changes_document, document
from simkit.server.privacy.facts import Facts, from_data, to_data

FACTS = "facts.json"


@dataclass(frozen=True, slots=True)
class Report:
    names: tuple[str, ...]
    """Of the files written."""
    changes: tuple[Change, ...] | None
    """Since the last report in that folder; None: there was none to compare with."""


def last_facts(folder: Path) -> Facts | None:
    """Of the report that lies there; None where there is none that can be read."""
    try:
        return from_data(json.loads((folder / FACTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def write_report(folder: Path, facts: Facts, language: str, on: date) -> Report:
    """Raises SimkitError SK9281 where the folder cannot be written."""
    before = last_facts(folder)
    found = changes(before, facts) if before is not None else None
    texts = {f"{name}.{language}.md": document(name, facts, language, on) for name in DOCUMENTS}
    if found is not None:
        texts[f"changes.{language}.md"] = changes_document(found, language, on)
    texts[FACTS] = json.dumps(to_data(facts), ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SimkitError(diagnostic("SK9281", path=folder, reason=error.strerror or str(error))) from error
    return Report(tuple(texts), found)

"""Event `settings_changed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The trainee's settings changed."""

    kind: ClassVar[str] = "settings_changed"
    at: int
    """Story time, ms."""
    language: str
    time_limits: int

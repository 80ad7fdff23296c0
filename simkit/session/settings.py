"""How a trainee wants to practise; part of what a session is a function of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    language: str = "en"
    time_limits: int = 100
    """Per cent of the written limits: 200 is twice as long, 0 switches them off."""

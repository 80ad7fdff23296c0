"""The strip at the top: which mode this is, shown throughout, and the way to the pause menu."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Mode
from simkit.stage.panels.screens.parts import command, group, mode_badge


def badge(mode: Mode, language: str, *, pause: bool = True) -> Element:
    return group(
        mode_badge(mode, language),
        command("pause", language, style="fixed", symbol="pause") if pause else None,
        style="top",
        name="top",
    )

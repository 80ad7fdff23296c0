"""The scenarios played start to end in a terminal, on a window and by a bot: one list of decisions, one card."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.procedures.decisions import by_bot, card_of, decided, decisions, timeless

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is POSIX", allow_module_level=True)

from tests.procedures.by_terminal import ByTerminal
from tests.procedures.by_window import ByWindow
from tests.stage.hands import Screen

NAMES = {"lockout": "handed-over", "hazard-round": "safer", "ontwikkelgesprek": "eigen-plan"}
"""Each with the ending that who plays it best comes to."""


@pytest.mark.parametrize("name", NAMES)
def test_typed_in_a_terminal_it_is_what_a_bot_does(name: str, tmp_path: Path) -> None:
    bot = by_bot(name)
    assert bot.ending == NAMES[name]
    terminal = ByTerminal(name, tmp_path / "typed.jsonl")
    try:
        log = terminal.play(decisions(name))
    finally:
        terminal.child.close(force=True)
    assert decided(log) == decided(bot.log)
    assert card_of(name, log) == card_of(name, bot.log)


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.mark.parametrize("name", NAMES)
def test_by_keys_and_mouse_on_a_window_it_is_what_a_bot_does(
    screen: Screen, name: str, tmp_path: Path
) -> None:
    bot = by_bot(name)
    window = ByWindow(screen, name, tmp_path / "done.jsonl")
    with window.play:
        log, card = window.to_the_end(decisions(name))
    assert decided(log) == decided(bot.log)
    assert card_of(name, log) == timeless(card) == card_of(name, bot.log)

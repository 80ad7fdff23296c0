"""`simkit play` without a scenario: what is offered, and choosing it by number."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simkit.cli.choosing import choose_by_number
from simkit.cli.entry import run
from simkit.present.debrief import Debrief
from simkit.present.headless import HeadlessPresenter
from simkit.present.offers import Choice, Offer, offers_of
from simkit.present.practice import Keeping, Practice
from simkit.present.protocol import Quit, Wish
from simkit.present.strategy import strategy
from simkit.present.terminal import LineReader
from simkit.record import Record
from simkit.scenario import load
from simkit.session import Settings, compile_program

MUG = Path(__file__).parents[1] / "stage" / "data" / "wrong-mug"
OFFERS = (
    Offer("late", "Te laat bezorgd", 7, ("Luisteren",), (("Uithoren", 3),), open="abc"),
    Offer("talk", "Het ontwikkelgesprek", 8),
)


def chosen(typed: str, language: str = "nl", offers: tuple[Offer, ...] = OFFERS) -> tuple[Choice | None, str]:
    read, write = os.pipe()
    os.write(write, typed.encode())
    os.close(write)
    out = io.StringIO()
    try:
        return choose_by_number(LineReader(read), out, offers, language), out.getvalue()
    finally:
        os.close(read)


def test_a_number_chooses_and_a_plus_goes_on_where_one_was() -> None:
    choice, told = chosen("2\n")
    assert choice == Choice(OFFERS[1], "nl")
    for words in (
        "Wat wil je oefenen?",
        "1. Te laat bezorgd",
        "7 minuten",
        "Uithoren 3",
        "nog niet afgerond",
    ):
        assert words in told, words
    assert chosen("1+\n")[0] == Choice(OFFERS[0], "nl", go_on=True)
    assert chosen("2+\n")[0] == Choice(OFFERS[1], "nl"), "nothing of it was left open"


def test_what_is_not_there_is_asked_again_and_q_or_the_end_of_input_stops() -> None:
    choice, told = chosen("9\nhm\n\n1\n", "en")
    assert choice == Choice(OFFERS[0], "en")
    assert "There is no 9 here." in told
    assert chosen("q\n")[0] is chosen("stoppen\n")[0] is chosen("")[0] is None
    assert chosen("1\n", offers=())[0] is None


class _Remembering(HeadlessPresenter):
    """Plays by itself, and keeps what it was shown at the end."""

    def debrief(self, debrief: Debrief) -> Wish:
        self.seen = debrief
        return Quit()


def test_the_list_and_the_debrief_know_the_attempts_before(tmp_path: Path) -> None:
    program = compile_program(load(MUG))
    times = iter(datetime(2030, 1, 1, tzinfo=UTC) + timedelta(minutes=n) for n in range(100))
    with Record.open(tmp_path) as record:
        keeping = Keeping(record, record.trainee_local(), "practice")
        seen = []
        for how in ("worst", "best", "best"):
            presenter = _Remembering(strategy(how, program, 7))
            practice = Practice(
                program, presenter, keeping=keeping, seed=7, settings=Settings("en"), now=lambda: next(times)
            )
            practice.until_done()
            seen.append(presenter.seen)
        (offer,) = offers_of([program.scenario], record)("nl")
    assert seen[0].first is None
    assert seen[0].card is not None
    first = {name: level for name, level in seen[0].card.levels.items() if level is not None}
    assert first
    assert seen[1].first == seen[2].first == first
    assert seen[2].card is not None
    reached = [level for level in seen[2].card.levels.values() if level is not None]
    assert sorted(level for _, level in offer.best) == sorted(reached)
    assert offer.open is None


def test_where_nobody_can_choose_the_scenario_is_asked_for() -> None:
    assert run(["play", "--present", "autopilot"]) == 2


def test_one_minute_is_one_minute() -> None:
    short = (Offer("short", "Even kort", 1),)
    assert "   1 minuut\n" in chosen("q\n", "nl", short)[1]
    assert "   1 minute\n" in chosen("q\n", "en", short)[1]

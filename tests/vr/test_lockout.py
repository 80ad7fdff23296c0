"""The lock-out itself, by hand in the headset: padlocks taken, switches turned, start pressed to prove it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.present.path import follow
from simkit.session import read_journal

pytest.importorskip("panda3d.core", reason="needs the stage extra")

from tests.procedures.by_terminal import ByTerminal
from tests.procedures.decisions import Decision, by_bot, card_of, decided, decisions, program, timeless
from tests.vr.remote import Remote
from tests.vr.rig import ROOT, Rig
from tests.vr.score_bearing import work_bearing
from tests.vr.trainee import Trainee
from tests.vr.works import decide, step_to

NAME = "lockout"
PANEL = "spot:1"
LOOKS_FIRST = "read machine-card"


def by_hand(who: Trainee) -> list[Decision]:
    """The best decisions, in the order they were taken: a colleague's question is answered when it comes."""
    left, taken = list(decisions(NAME)), []
    while left:
        asked = [one for one in left if one.written.startswith("pressure.")]
        shown = who.until(lambda s: True)["options"]
        one = next((one for one in asked if one.written in shown), left[0])
        if one.written == LOOKS_FIRST:
            step_to(who, PANEL)
        number = len(taken) + 1
        decide(who, one, number)
        left.remove(one)
        taken.append(one)
    return taken


def test_the_lockout_by_hand_is_what_a_bot_does_and_what_is_typed(
    rig: Rig, remote: Remote, tmp_path: Path
) -> None:
    journal = tmp_path / "headset.jsonl"
    with Trainee(rig, remote, ROOT / "scenarios" / NAME, pace=40, journal=str(journal)) as who:
        who.in_headset()
        who.choose("begin", lambda s: s["screen"] == "talk")
        taken = by_hand(who)
        finished = who.hears("finished", 120)
    headset = read_journal(journal).entries
    bot = by_bot(NAME, follow([one.written for one in taken], program(NAME))).log
    terminal = ByTerminal(NAME, tmp_path / "typed.jsonl")
    try:
        typed = terminal.play(taken)
    finally:
        terminal.child.close(force=True)
    for other in (bot, typed):
        assert decided(headset) == decided(other)
        assert work_bearing(headset) == work_bearing(other)
        assert timeless(finished["card"]) == card_of(NAME, other)

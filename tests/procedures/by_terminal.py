"""Somebody at a terminal: reads the list that stands there, and types what they want of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pexpect

from simkit.present.words import word
from simkit.session import Log, read_journal
from tests.present.typist import list_on
from tests.procedures.decisions import SCENARIOS, Decision

ROOT = SCENARIOS.parent
PATIENCE_S = 60
"""How long to wait for what must come: much longer than it takes."""
PACE = 20
_LOOK_AGAIN_S = 0.2
_PROMPTS = {
    key: f"{word('en', key)}: "
    for key in ("number", "number.early", "do.number", "do.number.back", "do.number.line")
}
_PROMPTS |= {"start": f"{word('en', 'start')} ", "end": f"{word('en', 'debrief.ask')} "}


class ByTerminal:
    def __init__(self, scenario: str, journal: Path) -> None:
        self.journal = journal
        self.text = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "tests.procedures.terminal_player", str(SCENARIOS / scenario), str(journal), str(PACE)],
            cwd=str(ROOT),
            env={**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},  # type: ignore[arg-type]
            encoding="utf-8",
            dimensions=(60, 400),
            timeout=PATIENCE_S,
        )
        self.child.delaybeforesend = None

    def play(self, decisions: Sequence[Decision]) -> Log:
        """From start to end, as listed; the journal's entries."""
        self.prompted()
        self.type("")
        for one in decisions:
            self.decide(one)
        while self.prompted() != "end":
            self.type("")
        self.type("q")
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0, self.text[-2000:]
        return read_journal(self.journal).entries

    def decide(self, wanted: Decision) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            prompt = self.prompted()
            assert prompt != "end", f"over before {wanted.written}:\n{self.text[-2000:]}"
            assert time.monotonic() < deadline, f"{wanted.written} never opens:\n{self.text[-3000:]}"
            heading, items = self.list()
            if prompt in ("number.early", "do.number.line"):
                self.type("")
            elif wanted.label in items and not (wanted.with_name and heading.startswith(wanted.label)):
                self.type(items[wanted.label] if prompt == "number" else wanted.label)
                if not wanted.with_name:
                    return
            elif wanted.with_name in items and heading == word("en", "do.with", act=wanted.label):
                self.type(wanted.with_name)
                return
            elif prompt == "do.number.back":
                self.type("")
            elif self._may_open(wanted, items):
                # By its words, not by a number: the list may be another by the time that it is read.
                self.type(wanted.label)
            else:
                self._look_again()

    def prompted(self) -> str:
        """Which question stands there, when the screen has come to rest at one."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            # With the space behind it: typed sooner, the space would come after what was typed.
            found = next((key for key, words in _PROMPTS.items() if self.text.endswith(words)), None)
            if found is not None:
                return found
            assert time.monotonic() < deadline, f"no question:\n{self.text[-2000:]}"
            self._read(1.0)

    def type(self, line: str) -> None:
        self.child.sendline(line)
        self.text += "\n<"
        """What was typed: the question before it does not stand there any more."""
        self._read(PATIENCE_S)

    def list(self) -> tuple[str, dict[str, str]]:
        """The last list on the screen: the line above it, and the number of every item."""
        heading, items = list_on(self.text.splitlines())
        return heading, {text: number for number, text in items.items()}

    def _may_open(self, wanted: Decision, items: dict[str, str]) -> bool:
        """Whether its thing is in the list of everything, looked for again only after a while."""
        if word("en", "do.none", typed=wanted.label) in self.text[self.text.rfind("\n<") :]:
            self._look_again()
        if wanted.written.startswith("enter "):
            return word("en", "do.go") in items
        return any(wanted.owner and text.startswith(f"{wanted.owner}: ") for text in items)

    def _look_again(self) -> None:
        """Nothing of it yet: wait for what comes."""
        self._read(_LOOK_AGAIN_S)

    def _read(self, patience_s: float) -> None:
        try:
            self.text += self.child.read_nonblocking(65536, timeout=patience_s).replace("\r\n", "\n")
        except pexpect.TIMEOUT:
            return

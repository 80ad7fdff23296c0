"""Small talks for tests: the head of a scenario once, the scenes as YAML text."""

from __future__ import annotations

from textwrap import dedent, indent

from simkit.events import Event
from simkit.scenario import load_text
from simkit.session import Program, Session, Settings, compile_program

HEAD = """
simkit: 1
scenario: small
title: Small
language: en
minutes: 5
place: shop-counter
briefing: Talk.
cast:
  sam: {name: Sam, person: woman-50, voice: woman, feels: {anger: 60, trust: 30}}
causes:
  heard: {sam.anger: -15, sam.trust: 10}
  blamed: {sam.anger: 50}
facts:
  n: {start: 0, range: [0, 5]}
  offer: {start: none, one of: [none, refund]}
  told: {start: no}
start: one
scenes:
"""


def program_of(scenes: str) -> Program:
    return compile_program(load_text(HEAD + indent(dedent(scenes), "  ")))


def session_of(scenes: str, *, seed: int = 1, time_limits: int = 100) -> Session:
    return Session(program_of(scenes), seed=seed, settings=Settings("en", time_limits))


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in events]

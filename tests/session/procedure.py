"""Small procedures for tests: a head once, the sections as YAML text, events as short words."""

from __future__ import annotations

from textwrap import dedent

from simkit.events import Act, Event
from simkit.scenario import load_text
from simkit.session import Program, Session, Settings, compile_program
from simkit.session.machine import LeanMachine, StockMachine

HEAD = """
simkit: 1
scenario: small
title: Small
language: en
minutes: 5
place: workshop
briefing: Work.
cast:
  sam: {name: Sam, person: woman-50, voice: woman, feels: {anger: 60, trust: 30}}
causes:
  blamed: {sam.anger: 30}
facts:
  n: {start: 0, range: [0, 9]}
  told: {start: no}
"""


def program_of(text: str, machine: type[StockMachine] = LeanMachine) -> Program:
    return compile_program(load_text(HEAD + dedent(text)), machine=machine)


def session_of(
    text: str, machine: type[StockMachine] = LeanMachine, *, seed: int = 1, time_limits: int = 100
) -> Session:
    return Session(program_of(text, machine), seed=seed, settings=Settings("en", time_limits))


def words(events: tuple[Event, ...] | list[Event]) -> list[str]:
    """Events in short: `enter a`, `leave a`, `say a.hm`, `n=2`, `sent alarm`; those of time and feeling left out."""
    return [said for event in events if (said := _word(event))]


def played(session: Session, *acts: Act) -> list[str]:
    """The words of what these acts cause."""
    return [word for act in acts for word in words(session.act(act))]


def _word(event: Event) -> str:
    match event.kind:
        case "entered":
            return f"enter {event.scene}"  # type: ignore[union-attr]
        case "left":
            return f"leave {event.scene}"  # type: ignore[union-attr]
        case "said":
            return f"say {event.id}"  # type: ignore[union-attr]
        case "interrupted":
            return f"cut {event.id}"  # type: ignore[union-attr]
        case "changed":
            return f"{event.fact}={event.after}"  # type: ignore[union-attr]
        case "sent":
            return f"sent {event.event}"  # type: ignore[union-attr]
        case "cancelled":
            return f"cancelled {event.id}"  # type: ignore[union-attr]
        case "opened":
            return f"open {event.id}" if event.open else ""  # type: ignore[union-attr]
        case "chosen":
            return f"chosen {event.id}"  # type: ignore[union-attr]
        case "region_began":
            return f"begin {event.region}"  # type: ignore[union-attr]
        case "region_ended":
            return f"{'end' if event.done else 'stop'} {event.region}"  # type: ignore[union-attr]
        case "ended":
            return f"ended {event.ending}"  # type: ignore[union-attr]
        case "waited" | "timer_set" | "felt":
            return ""
    return event.kind

"""`simkit play` without a scenario: the list, in a headset, on the stage or in the terminal, after each one again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Final, TextIO

from simkit.cli.chosen import Chosen
from simkit.cli.codes import INTERRUPTED
from simkit.cli.language import message_language
from simkit.cli.options import home_of
from simkit.cli.output import tell
from simkit.cli.playing import Wanted, check, play
from simkit.cli.presenting import Around, House, choose, no_headset
from simkit.errors import SimkitError, diagnostic, render
from simkit.present.offers import Choice, Offer, Offers, offers_of
from simkit.present.terminal import LineReader
from simkit.present.terminal.reader import EndOfInput
from simkit.present.words import command
from simkit.record import Record
from simkit.scenario import load
from simkit.scenario.find import known_ids
from simkit.scenario.model import Scenario

_WORDS: Final = {
    "title": ("What would you like to practise?", "Wat wil je oefenen?"),
    "facts": ("{minutes} minutes · {skills}", "{minutes} minuten · {skills}"),
    "facts.one": ("1 minute · {skills}", "1 minuut · {skills}"),
    "best": ("best levels so far, of 4: {best}", "beste niveaus tot nu toe, van 4: {best}"),
    "new": ("not finished yet", "nog niet afgerond"),
    "open": ("left open: {n}+ goes on with it", "nog open: {n}+ gaat daarmee verder"),
    "ask": ("Number, or q to stop: ", "Nummer, of q om te stoppen: "),
    "unclear": ("There is no {typed} here.", "{typed} staat er niet bij."),
    "none": ("There are no scenarios here.", "Er zijn hier geen scenario's."),
}


def play_chosen(wanted: Wanted) -> int:
    """The exit code of what was played last. Raises SimkitError SK8505 where nobody is there to choose."""
    check(wanted)
    kind = choose(wanted.present, Around.here())
    if kind == "stage" and wanted.present == "auto" and Around.here().headset and no_headset() is None:
        kind = "vr"
    if kind == "autopilot" or wanted.resume or wanted.path or wanted.strategy:
        raise SimkitError(diagnostic("SK8505", name="SCENARIO", command="simkit play"))
    language = _language(wanted)
    scenarios = _scenarios()
    with ExitStack() as stack:
        chosen = Chosen.of(wanted)
        stack.callback(chosen.tell, language)
        house = House()
        pick: Callable[[Offers, str], Choice | None] | None = None
        if kind in ("stage", "vr"):
            pick = _on_stage(wanted, house, chosen, stack, headset=kind == "vr")
        if pick is None:
            out = sys.stderr if wanted.as_json else sys.stdout
            pick = lambda offers, spoken: choose_by_number(house.reader, out, offers(spoken), spoken)  # noqa: E731
            wanted = replace(wanted, present=kind if kind == "plain" else "terminal")
        else:
            wanted = replace(wanted, present=kind)
        code = 0
        while (
            choice := pick(_offers(wanted, scenarios), chosen.preferences.language or language)
        ) is not None:
            code = play(_one(wanted, choice), house)
            if code == INTERRUPTED or (house.frames is not None and house.frames.window.closed):
                break
        return code


def choose_by_number(
    reader: LineReader, out: TextIO, offers: Sequence[Offer], language: str
) -> Choice | None:
    """The list, and what is typed under it: a number, or `3+` to go on with what was left open; None to stop."""

    def say(key: str, **values: object) -> str:
        return _WORDS[key][language == "nl"].format(**values)

    lines = [say("title"), ""] if offers else [say("none")]
    for number, one in enumerate(offers, start=1):
        lines.append(f"{number}. {one.title}")
        key = "facts.one" if one.minutes == 1 else "facts"
        lines.append(f"   {say(key, minutes=one.minutes, skills=', '.join(one.skills))}".rstrip(" ·"))
        best = " · ".join(f"{name} {level}" for name, level in one.best)
        lines.append(f"   {say('best', best=best) if best else say('new')}")
        if one.open is not None:
            lines.append(f"   {say('open', n=number)}")
    out.write("\n".join(lines) + "\n\n")
    while offers:
        out.write(say("ask"))
        out.flush()
        try:
            typed = (reader.read() or "").strip()
        except EndOfInput:
            out.write("\n")
            return None
        if not reader.is_tty:
            out.write(f"{typed}\n")
        if command(typed) == "quit":
            return None
        digits = typed.rstrip("+ ")
        if digits.isdecimal() and 1 <= int(digits) <= len(offers):
            offer = offers[int(digits) - 1]
            return Choice(offer, language, go_on=typed.endswith("+") and offer.open is not None)
        if typed:
            out.write(say("unclear", typed=typed) + "\n")
    return None


def _on_stage(
    wanted: Wanted, house: House, chosen: Chosen, stack: ExitStack, *, headset: bool
) -> Callable[[Offers, str], Choice | None] | None:
    """None where `auto` has to make do without a window. Raises SimkitError SK8403, SK8404."""
    if not Around.here().stage:
        raise SimkitError(diagnostic("SK8404", what="the stage", extra="stage"))
    if headset:
        from simkit.vr import VrPresenter  # noqa: F401  names the extra where it is missing
    from functools import partial

    from simkit.stage import open_window
    from simkit.stage.lobby import Lobby, SharedFrames
    from simkit.stage.needs import Needs
    from simkit.stage.voice import Audio, make_voice

    try:
        # In a headset its own rhythm counts, not the screen's.
        window = open_window(sync=not headset)
    except SimkitError as error:
        reason = error.diagnostics[0].message()
        if wanted.present != "auto" or not Around.here().typing:
            raise SimkitError(diagnostic("SK8403", reason=reason)) from error
        tell(render(diagnostic("SK8402", reason=reason), _language(wanted)))
        return None
    needs = Needs(chosen.preferences, chosen.keep)
    frames: SharedFrames
    lobby_of: type[Lobby] = Lobby
    if headset:
        from simkit.vr.lobby import SharedVrFrames, VrLobby

        frames = SharedVrFrames(window, needs, tell=tell, language=_language(wanted))
        lobby_of = VrLobby
    else:
        frames = SharedFrames(window, needs)
    stack.callback(frames.end)
    house.frames, house.needs = frames, needs

    def pick(offers: Offers, language: str) -> Choice | None:
        voice = partial(make_voice, cache=None if wanted.guest else home_of(wanted.home).cache)
        reads = wanted.self_voicing or needs.now.self_voicing
        audio = Audio(voice, self_voicing=reads, agreed=needs.now.voice)
        audio.speed = needs.now.speech_speed
        lobby = lobby_of(frames, needs, audio)
        try:
            return lobby.choose(offers, language)
        finally:
            lobby.close()

    return pick


def _offers(wanted: Wanted, scenarios: list[Scenario]) -> Offers:
    if wanted.guest:
        return offers_of(scenarios, None)
    with Record.open(home_of(wanted.home)) as record:
        return offers_of(scenarios, record)


def _one(wanted: Wanted, choice: Choice) -> Wanted:
    offer = choice.offer
    language = choice.language if choice.language in offer.languages else None
    return replace(wanted, scenario=offer.id, language=language, resume=offer.open if choice.go_on else None)


def _scenarios() -> list[Scenario]:
    """Those that can be played; `simkit scenarios` says what is wrong with the others."""
    found = []
    for id in known_ids():
        try:
            found.append(load(id))
        except SimkitError as error:
            tell(f"{id}: {len(error.diagnostics)} error(s); see: simkit check {id}")
    return found


def _language(wanted: Wanted) -> str:
    return message_language(["--language", wanted.language] if wanted.language else [])

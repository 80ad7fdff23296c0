"""Puts cues on a screen, in words for whoever cannot see a face or hear a voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from simkit.present.looks import looks
from simkit.present.terminal.screen import Screen
from simkit.present.words import has_word, word
from simkit.session import Cue, View
from simkit.session.cues import (
    AnsweredCue,
    DidCue,
    HaltCue,
    HintCue,
    InterruptCue,
    ObjectCue,
    SayCue,
    SettingsCue,
    TaskCue,
    WaitCue,
)

_LONG_WAIT_MS: Final = 1_500


def tell(screen: Screen, cues: Sequence[Cue], view: View) -> None:
    language = screen.language = view.language
    handled = {cue.object.partition(".")[0] for cue in cues if isinstance(cue, DidCue)}
    for cue in cues:
        match cue:
            case SayCue(speaker=speaker, name=name, text=text, face=face):
                seen = next((member for member in view.cast if member.id == speaker), None)
                screen.say(name, looks(replace(seen, face=face), language) if seen else "", text)
            case AnsweredCue(text=text, wordless=wordless):
                if text:
                    screen.answered(text, wordless=wordless)
                else:
                    screen.note(word(language, "time-out"))
            case InterruptCue():
                screen.note(word(language, "interrupted-line"))
            case WaitCue(ms=ms) if ms >= _LONG_WAIT_MS:
                screen.note(word(language, "wait"))
            case SettingsCue():
                screen.note(word(language, "language.now"))
                for line in view.transcript[-1:]:
                    if line.speaker == "trainee":
                        screen.answered(line.text, wordless=line.wordless)
                    else:
                        screen.say(line.name, "", line.text)
            case DidCue(label=label, says=says):
                screen.answered(label)
                if says:
                    screen.say("", "", says)
            case ObjectCue(object=object) if object not in handled:
                if said := _changed(cue, view):
                    screen.note(said)
            case HintCue(text=text):
                screen.note(word(language, "hint", text=text))
            case TaskCue(state="late"):
                screen.note(word(language, "tasks.late"))
            case HaltCue(code=code):
                screen.note(word(language, "halted", code=code))
            case _:
                pass


def _changed(cue: ObjectCue, view: View) -> str:
    """What one would see change from where one is, where there are words for it; what was just used is known."""
    thing = next((thing for thing in view.objects if thing.id == cue.object), None)
    value = {True: "yes", False: "no"}[cue.after] if isinstance(cue.after, bool) else cue.after
    key = f"changed.{cue.property}.{value}"
    if thing is None or not thing.within_reach or not thing.in_view or not has_word(key):
        return ""
    return word(view.language, "changed", object=thing.name, what=word(view.language, key))

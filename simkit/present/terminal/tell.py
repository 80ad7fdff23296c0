"""Puts cues on a screen, in words for whoever cannot see a face or hear a voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from simkit.present.looks import looks
from simkit.present.terminal.screen import Screen
from simkit.present.words import word
from simkit.session import Cue, View
from simkit.session.cues import AnsweredCue, HaltCue, InterruptCue, SayCue, SettingsCue, WaitCue

_LONG_WAIT_MS: Final = 1_500


def tell(screen: Screen, cues: Sequence[Cue], view: View) -> None:
    language = screen.language = view.language
    for cue in cues:
        match cue:
            case SayCue(speaker=speaker, name=name, text=text, face=face):
                seen = next((member for member in view.cast if member.id == speaker), None)
                screen.say(name, looks(replace(seen, face=face), language) if seen else "", text)
            case AnsweredCue(text=text):
                if text:
                    screen.answered(text)
                else:
                    screen.note(word(language, "time-out"))
            case InterruptCue():
                screen.note(word(language, "interrupted-line"))
            case WaitCue(ms=ms) if ms >= _LONG_WAIT_MS:
                screen.note(word(language, "wait"))
            case SettingsCue():
                screen.note(word(language, "language.now"))
                for said in view.transcript[-1:]:
                    if said.speaker == "trainee":
                        screen.answered(said.text)
                    else:
                        screen.say(said.name, "", said.text)
            case HaltCue(code=code):
                screen.note(word(language, "halted", code=code))
            case _:
                pass

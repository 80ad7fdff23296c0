"""All sound of a stage in one hand: what is on, what is said now, and how far the story may run with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from simkit.errors import Diagnostic, diagnostic
from simkit.session import View
from simkit.stage.panels import Panel
from simkit.stage.panels.screens.data import Command, Setting
from simkit.stage.talk import Shown
from simkit.stage.voice.ambience import Ambience, PlaceSounds
from simkit.stage.voice.announcer import Announcer
from simkit.stage.voice.device import Device
from simkit.stage.voice.making import make_voice
from simkit.stage.voice.offers import SPEEDS, sound_settings
from simkit.stage.voice.speaker import Speaker
from simkit.stage.voice.speech import Utterance
from simkit.stage.voice.voice import Voice


@dataclass(slots=True)
class _Parts:
    """What exists only once somebody asked for sound."""

    voice: Voice
    device: Device
    speaker: Speaker
    announcer: Announcer
    ambience: Ambience


class Audio:
    """Nothing is opened, started or written until the voice or self-voicing is switched on.

    `make` gives the voice then. `self_voicing`: the panels are read out from the start. `agreed`: the trainee said
    earlier that voices shall be on, or off; None: never. One thread, one stage.
    """

    def __init__(
        self,
        make: Callable[[], Voice] = make_voice,
        *,
        self_voicing: bool = False,
        agreed: Literal["on", "off"] | None = None,
    ) -> None:
        self._make = make
        self._parts: _Parts | None = None
        self._begin_reading = self_voicing
        self._begin_voice = agreed == "on"
        self.agreed = agreed
        """What the trainee wants of voices, whether this machine can do it or not."""
        self._speaker_before = ""
        self._own = ""
        self._hold = False
        self._unheard: list[Diagnostic] = []
        self.voice_on = False
        self.speed = SPEEDS[0]
        self.notes: list[Diagnostic] = []
        """What could not be spoken, each thing once."""

    # what is on

    @property
    def reads(self) -> bool:
        """Whether panels are read out."""
        return self._begin_reading or (self._parts is not None and self._parts.announcer.on)

    @property
    def speaking(self) -> bool:
        """Whether a line is being said aloud."""
        return self._parts is not None and self._parts.speaker.voiced is not None

    def heard(self, language: str) -> str:
        """The sound that is heard beside speech, in words for a caption; empty where there is none, or it was said."""
        return self._parts.ambience.named(language) if self._parts is not None else ""

    def settings(self, language: str) -> tuple[Setting, ...]:
        """What a screen of settings offers."""
        voice = self.voice_on or self._begin_voice
        return sound_settings(language, voice=voice, speed=self.speed, reads=self.reads)

    def obey(self, command: Command, language: str) -> bool:
        """Take `voice`, `speech-speed` or `self-voicing`, each with its value or to the next; False for others."""
        match command:
            case Command("voice", value):
                wanted = value == "on" if value else not (self.voice_on or self._begin_voice)
                self._begin_voice = False
                self.voice_on = wanted and self._able(language)
                if self.voice_on == wanted:
                    self.agreed = "on" if wanted else "off"
            case Command("speech-speed", value):
                following = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
                self.speed = next((one for one in SPEEDS if str(one) == value), following)
            case Command("self-voicing", value):
                wanted = value == "on" if value else not self.reads
                self._set_reading(wanted and self._able(language), language)
            case _:
                return False
        return True

    def take_answer(self) -> Diagnostic | None:
        """Why there is no sound although it was asked for, once: to be shown to who asked."""
        if self._parts is not None and self._parts.speaker.take_missing():
            self._unheard.append(diagnostic("SK8602"))
        if not self._unheard:
            return None
        found = self._unheard.pop(0)
        self.notes.append(found)
        return found

    # what is said

    def voiced(self, shown: Shown, view: View) -> Shown:
        """The same with where its voice has come to; what is shown is what is spoken."""
        parts = self._parts
        if parts is None or not (self.voice_on or parts.announcer.on):
            if parts is not None:
                parts.speaker.stop()
            return shown
        parts.announcer.speaks_captions = False
        self._prepare(parts, view)
        if shown.part is None or shown.speaker in ("", "trainee"):
            parts.speaker.follow(None)
            self._say_own(parts, shown)
            return shown
        self._own = ""
        if shown.speaker != self._speaker_before:
            self._speaker_before = shown.speaker
            parts.announcer.say(shown.name)
        wanted = self._utterance(view, shown.id, shown.speaker, shown.text)
        parts.speaker.follow(wanted, part=shown.part, ms=shown.ms, again=shown.again)
        voiced = parts.speaker.voiced
        return replace(shown, voiced=voiced) if voiced is not None else shown

    def story_ms(self, own_ms: float, shown: Shown, view: View) -> float:
        """What of the talk was presented, where by the clock alone it would have been `own_ms`."""
        parts = self._parts
        if parts is None or not (self.voice_on or parts.announcer.on):
            return own_ms
        limited = view.choose is not None and view.choose.limit_ms is not None
        if self._hold:
            # Time that somebody set a limit to runs for everyone alike.
            return own_ms if limited else 0.0
        if shown.part is None:
            return own_ms
        by_voice = parts.speaker.story_ms(own_ms)
        # Beside open options time runs too: it may wait for a voice, but not outrun the clock.
        return min(by_voice, own_ms) if view.choose is not None else by_voice

    def update(
        self,
        seconds: float,
        panel: Panel,
        language: str,
        *,
        talking: bool,
        place: PlaceSounds | None,
        pace: float,
    ) -> None:
        """Once a frame, on every screen."""
        if self._begin_reading:
            self._begin_reading = False
            self._set_reading(self._able(language), language)
        if self._begin_voice:
            self._begin_voice = False
            self.voice_on = self._able(language, told=False)
        parts = self._parts
        if parts is None:
            return
        parts.device.update()
        announcer = parts.announcer
        announcer.language = language
        panel.on_focus = announcer.focused if announcer.on else None
        announcer.look(panel)
        announcer.advance(seconds)
        self._hold = announcer.on and announcer.busy
        parts.speaker.audible = pace == 1.0
        parts.speaker.advance(seconds * pace, hold=not talking or self._hold)
        parts.ambience.on = self.voice_on and pace == 1.0
        parts.ambience.update(seconds, place)
        self.notes += parts.voice.take_notes()

    def be_quiet(self) -> None:
        """A talk was left."""
        self._speaker_before = self._own = ""
        if self._parts is not None:
            self._parts.speaker.stop()
            self._parts.announcer.be_quiet()

    def close(self) -> None:
        if self._parts is not None:
            self.be_quiet()
            self._parts.ambience.stop()
            self._parts.voice.close()
            self._parts.device.close()
            self._parts = None

    # inside

    def _able(self, language: str, *, told: bool = True) -> bool:
        """Have voice and device; False where nothing here speaks the language: `told` at once, or noted for later."""
        if self._parts is None:
            voice, device = self._make(), Device()
            self._parts = _Parts(
                voice, device, Speaker(voice, device), Announcer(voice, device), Ambience(device)
            )
        if not self._parts.voice.can_speak(language):
            (self._unheard if told else self.notes).append(diagnostic("SK8601", language=language))
            return False
        self._parts.device.open()
        return True

    def _set_reading(self, on: bool, language: str) -> None:
        if self._parts is None:
            return
        announcer = self._parts.announcer
        announcer.language = language
        announcer.on = on
        if not on:
            announcer.be_quiet()

    def _prepare(self, parts: _Parts, view: View) -> None:
        """The line that comes while own words still land."""
        line = view.line
        if line is not None and line.left_ms == line.ms:
            parts.speaker.prepare(self._utterance(view, line.id, line.speaker, line.text))

    def _say_own(self, parts: _Parts, shown: Shown) -> None:
        """Who chose by number has not heard the words yet; who heard them as an option has."""
        if shown.speaker != "trainee":
            self._own = ""
        elif shown.text != self._own:
            self._own = shown.text
            if not any(text.startswith(shown.text) for text in list(parts.announcer.said)[-1:]):
                parts.announcer.say(shown.text, now=True)

    def _utterance(self, view: View, line: str, speaker: str, text: str) -> Utterance:
        kind, number = "narrator", 0
        for member in view.cast:
            if member.id == speaker:
                kind = member.voice
                alike = [other.id for other in view.cast if other.voice == kind]
                number = alike.index(speaker)
        return Utterance(line, text, view.language, kind, number, self.speed / 100)

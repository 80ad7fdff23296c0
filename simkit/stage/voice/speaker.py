"""The cast's lines aloud: the speech sets the pace, and the story's time is handed in as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simkit.stage.person.visemes import MouthEvent, events_from_text, mouth_events
from simkit.stage.talk import Voiced
from simkit.stage.voice.device import Device
from simkit.stage.voice.playback import Playback
from simkit.stage.voice.speech import Speech, Utterance, word_at
from simkit.stage.voice.voice import Saying, Voice

BREATH_MS: Final = 250
"""After the last sound, before the line counts as said."""
PATIENCE_S: Final = 1.5
"""How long a line waits for its voice; after that it is captions only."""


@dataclass(slots=True)
class _Line:
    utterance: Utterance
    again: int
    ms: int
    """Nominal duration in the story."""
    part: float
    """How much of it was presented when it was begun to be spoken."""
    saying: Saying
    waited_s: float = 0.0
    speech: Speech | None = None
    mouth: tuple[MouthEvent, ...] = ()
    playback: Playback | None = None
    handed_ms: float = 0.0

    @property
    def whole_ms(self) -> float:
        return (self.speech.length_ms if self.speech else 0) + BREATH_MS


class Speaker:
    """All from the stage's thread; once a frame `follow`, then `advance`, then `story_ms`."""

    def __init__(self, voice: Voice, device: Device) -> None:
        self._voice = voice
        self._device = device
        self._line: _Line | None = None
        self._noted_missing = False
        self.audible = True
        """False: the speech runs without a sound, as where a session is played faster than life."""

    def prepare(self, utterance: Utterance) -> None:
        """It will be wanted in a moment."""
        self._voice.say(utterance)

    def follow(self, utterance: Utterance | None, *, part: float = 0.0, ms: int = 0, again: int = 0) -> None:
        """What is being said now (None: nothing), how much of it was presented, and how long it nominally lasts.

        `again` counts how often it was asked to be said once more.
        """
        line = self._line
        if utterance is None:
            self.stop()
        elif line is None or (line.utterance, line.again) != (utterance, again):
            self.stop()
            self._line = _Line(utterance, again, ms, part, self._voice.say(utterance))

    def advance(self, seconds: float, *, hold: bool = False) -> None:
        """`hold`: the talk is paused, or something else is being spoken."""
        line = self._line
        if line is None:
            return
        if line.playback is None:
            self._begin(line, 0.0 if hold else seconds)
        elif hold:
            line.playback.hold()
        else:
            line.playback.go_on()
            line.playback.advance(seconds)

    def story_ms(self, own_ms: float) -> float:
        """What of the story was presented since the last call, where `own_ms` would have been without a voice."""
        line = self._line
        if line is None or (line.saying.ready and line.saying.speech is None) or line.waited_s > PATIENCE_S:
            return own_ms
        if line.playback is None:
            return 0.0
        if line.handed_ms >= line.whole_ms:
            return own_ms
        at = min(line.playback.at_ms, line.whole_ms)
        gone, line.handed_ms = at - line.handed_ms, at
        # The last millisecond is one too many rather than one too few, so that the line ends with the speech.
        return gone * line.ms / line.whole_ms + (1.0 if at >= line.whole_ms else 0.0)

    @property
    def voiced(self) -> Voiced | None:
        line = self._line
        if line is None or line.speech is None or line.playback is None:
            return None
        at = line.playback.at_ms
        return Voiced(at, line.mouth, word_at(line.speech.words, at))

    @property
    def waiting(self) -> bool:
        """For a voice that is still being made."""
        line = self._line
        return line is not None and line.playback is None and not line.saying.ready

    def stop(self) -> None:
        if self._line is not None and self._line.playback is not None:
            self._line.playback.stop()
        self._line = None

    def _begin(self, line: _Line, seconds: float) -> None:
        if line.waited_s > PATIENCE_S:
            return
        if not line.saying.ready or (self.audible and self._device.opening):
            line.waited_s += seconds
            return
        speech = line.saying.speech
        if speech is None:
            return
        line.speech = speech
        phonemes = tuple((one.ipa, one.start_ms, one.end_ms) for one in speech.phonemes)
        line.mouth = (
            mouth_events(phonemes) if phonemes else events_from_text(line.utterance.text, speech.length_ms)
        )
        clip = self._device.clip(speech.file) if self.audible else None
        begin = line.part * line.whole_ms
        line.handed_ms = begin
        line.playback = Playback(clip, speech.length_ms, from_ms=begin, on_lost=self._device.lost)

    def take_missing(self) -> bool:
        """Once: there is no sound device, or it went away."""
        if self._device.missing and not self._noted_missing:
            self._noted_missing = True
            return True
        return False

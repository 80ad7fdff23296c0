"""Sound on the stage: lines aloud, panels read out, the place's own sound. Off until somebody asks for it.

Importing it starts nothing and opens no device.
"""

from __future__ import annotations

from simkit.stage.voice.audio import Audio
from simkit.stage.voice.engine import Engine, EngineFailed
from simkit.stage.voice.making import make_voice
from simkit.stage.voice.speech import PhonemeTime, Speech, Timing, Utterance, WordTime
from simkit.stage.voice.voice import Saying, Voice

__all__ = [
    "Audio",
    "Engine",
    "EngineFailed",
    "PhonemeTime",
    "Saying",
    "Speech",
    "Timing",
    "Utterance",
    "Voice",
    "WordTime",
    "make_voice",
]

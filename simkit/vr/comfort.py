"""What makes it bearable: every setting of the body, where it starts, and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from simkit.present.preferences import Preferences
from simkit.stage.panels.screens.data import Command, Setting

Posture = Literal["auto", "standing", "seated"]
Choosing = Literal["auto", "gaze"]
Switch = Literal["on", "off"]
Turning = Literal["auto", "off", "30", "45"]

DWELLS: Final = {"short": 0.7, "normal": 1.0, "long": 1.8}
SNAP_DEGREES: Final = 30.0
BLINK_S: Final = 0.18
"""How long the edges are dark when the world is turned, for those who want that."""
FADE_S: Final = 0.12
"""How long it takes to grow dark before one is somewhere else, and to grow light again."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """Nothing moves by itself here: only a turn or a step elsewhere that was asked for, and recentring."""

    posture: Posture = "auto"
    """auto: as the place is made, seated where the others sit; seated: eyes at the place's own height, whatever the
    chair; standing: heights count from the real floor."""
    choosing: Choosing = "auto"
    """auto: with a controller where there is one, else by resting the gaze; gaze: always so."""
    dwell: str = "normal"
    """How long the gaze has to rest: a key of DWELLS."""
    vignette: Switch = "on"
    """Darken the edges of the view while the world is being turned."""
    turning: Turning = "auto"
    """Turn in steps of so many degrees with the stick. auto: 30 where the place is large, and off elsewhere."""
    moving: Switch = "on"
    """Stand where one points at the floor, in places that have marks for it; and in the zone one steps into."""

    @property
    def dwell_s(self) -> float:
        return DWELLS[self.dwell]

    def snap_degrees(self, *, large: bool) -> float:
        """What a push of the stick turns; 0: nothing. `large`: the place is one to move about in."""
        if self.turning == "auto":
            return SNAP_DEGREES if large else 0.0
        return 0.0 if self.turning == "off" else float(self.turning)

    @classmethod
    def kept(cls, preferences: Preferences) -> Comfort:
        """As somebody set it in an earlier session."""
        return cls(**{name: getattr(preferences, f"headset_{name}") for name in _CHOICES})

    def to_keep(self) -> dict[str, Any]:
        """By the names of Preferences."""
        return {f"headset_{name}": getattr(self, name) for name in _CHOICES}

    def settings(self, language: str) -> tuple[Setting, ...]:
        return tuple(
            Setting(
                f"vr.{name}",
                _say(language, name),
                tuple((value, _say(language, f"{name}.{value}")) for value in values),
                getattr(self, name),
            )
            for name, values in _CHOICES.items()
        )

    def obey(self, command: Command) -> Comfort | None:
        """With what a button asked; None where it asked something else."""
        group, _, name = command.name.partition(".")
        if group != "vr" or command.value not in _CHOICES.get(name, ()):
            return None
        changed: Comfort = replace(self, **{name: command.value})  # type: ignore[arg-type]
        return changed


_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "choosing": ("auto", "gaze"),
    "dwell": ("short", "normal", "long"),
    "posture": ("auto", "standing", "seated"),
    "moving": ("on", "off"),
    "turning": ("auto", "off", "30", "45"),
    "vignette": ("on", "off"),
}

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "choosing": ("Choose with", "Kiezen met"),
    "choosing.auto": ("Controller", "Controller"),
    "choosing.gaze": ("Looking", "Kijken"),
    "dwell": ("Look for", "Kijken duurt"),
    "dwell.short": ("Short", "Kort"),
    "dwell.normal": ("Normal", "Normaal"),
    "dwell.long": ("Long", "Lang"),
    "posture": ("Posture", "Houding"),
    "posture.auto": ("As the room", "Als de ruimte"),
    "posture.standing": ("Stand", "Staan"),
    "posture.seated": ("Sit", "Zitten"),
    "turning": ("Turn with the stick", "Draaien met de stick"),
    "turning.off": ("Off", "Uit"),
    "turning.auto": ("As the room", "Als de ruimte"),
    "turning.30": ("30°", "30°"),
    "turning.45": ("45°", "45°"),
    "moving": ("Step to where you point", "Stap naar waar je wijst"),
    "moving.on": ("On", "Aan"),
    "moving.off": ("Off", "Uit"),
    "vignette": ("Dark edges when turning", "Donkere randen bij draaien"),
    "vignette.on": ("On", "Aan"),
    "vignette.off": ("Off", "Uit"),
    "goodbye": ("That was it", "Dat was het"),
    "goodbye.do": ("You can take off the headset now.", "Je kunt de headset nu afzetten."),
    "found": ("In the headset: {headset}, {runtime}.", "In de headset: {headset}, {runtime}."),
    "desktop": ("On the desktop: {reason}.", "Op het bureaublad: {reason}."),
    "gone": (
        "The headset is gone ({reason}). The session goes on here on the desktop; V looks for the headset again.",
        "De headset is weg ({reason}). De sessie gaat hier op het bureaublad door; V zoekt de headset weer.",
    ),
    "back": ("The headset is back.", "De headset is er weer."),
}


def _say(language: str, key: str) -> str:
    return _WORDS[key][language == "nl"]


def words(language: str, key: str, **values: str) -> str:
    """A sentence of the headset itself."""
    return _say(language, key).format(**values)

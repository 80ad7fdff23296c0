"""A cast member on the stage: what of the talk shows in face, mouth, eyes, hands and posture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import atan2, degrees, exp, hypot
from zlib import crc32

from panda3d.core import NodePath, Point3

from simkit.errors import SimkitError, diagnostic
from simkit.present.preferences import Movement
from simkit.session.view import CastView
from simkit.stage.person import Outfit, catalogue, load_person
from simkit.stage.person.faces import blend, ease_of, face_from_feelings, face_units, while_speaking
from simkit.stage.person.motion import Activity, Arms, MotionState, idle
from simkit.stage.person.visemes import MouthEvent, events_from_text, mouth_units, viseme_weights
from simkit.stage.place import Stand
from simkit.stage.talk import Shown

SEATED_DROP = 0.26
"""Of the standing eye height: how much lower a seated person is shown. The desk in front hides how they sit."""
FACE_CHANGES_S = 0.28
"""Time constant of a face that goes over into another."""
SPEECH_COMES_S, SPEECH_GOES_S = 0.06, 0.14
HANDS_FOLLOW_S = 0.30
"""Time constant of hands that begin to speak along, or sink."""
_STIRRED = ("anger", "surprise", "worry")


@dataclass(frozen=True, slots=True)
class _Speech:
    line: str
    text: str
    ms: int
    mouth: tuple[MouthEvent, ...]
    """By the letters, for while it is not spoken aloud."""


class Actor:
    """Raises SimkitError SK6303 for a person or an outfit that the stage does not have.

    `node` is where the stand puts it; the stage hangs it into the room.
    """

    def __init__(self, member: CastView, stand: Stand) -> None:
        try:
            outfit = Outfit.of(member.outfit) if member.outfit else None
            self._person = load_person(member.person, outfit=outfit)
        except (KeyError, ValueError) as error:
            people = ", ".join(info.name for info in catalogue())
            problem = str(error.args[0]) if error.args else str(error)
            raise SimkitError(diagnostic("SK6303", cast=member.id, problem=problem, people=people)) from error
        self.node: NodePath = self._person.node
        self.eye_height_m: float = self._person.eye_height_m
        self._key = crc32(member.id.encode())
        drop = self.eye_height_m * SEATED_DROP if stand.seated else 0.0
        self.node.setPosHpr(stand.at[0], stand.at[1], stand.at[2] - drop, stand.faces, 0, 0)
        self._arms: Arms = "side" if stand.rests_on is None else "counter"
        self._counter_m = (stand.rests_on or 0.95) + drop
        self._seated = stand.seated
        self._time_s = 0.0
        self._feels: Mapping[str, int] = {}
        self._wanted_key: object = None
        self._wanted: dict[str, float] = {}
        self._face: dict[str, float] | None = None
        self._speech: _Speech | None = None
        self._mouth: tuple[MouthEvent, ...] = ()
        self._said_ms = 0.0
        self._speaking = 0.0
        self._gesture = 0.0
        self._saying = False
        self._attentive = False
        self._trainee = (0.0, 0.0)
        self._portrait: object = None
        """The face and the way to the trainee that a still portrait shows now."""

    @property
    def eyes(self) -> tuple[float, float, float]:
        """The point between them, in the room."""
        x, y, z = self.node.getPos()
        return x, y, z + self.eye_height_m

    def look_from(self, camera: NodePath) -> None:
        """Where the trainee's eyes are, to look back at."""
        eyes = Point3(0, 0, self.eye_height_m)
        way = self.node.getRelativePoint(camera, Point3(0, 0, 0)) - eyes
        # The person faces -Y; h+ turns to their left, which is +X, and p+ nods down.
        self._trainee = (degrees(atan2(way.x, -way.y)), -degrees(atan2(way.z, hypot(way.x, way.y))))

    def hear(self, member: CastView, saying: Shown | None, *, attentive: bool) -> None:
        """How they feel now, and what they are saying (None: nothing). `attentive`: the trainee has the word."""
        self._attentive = attentive
        key = (member.face, tuple(member.feels.items()))
        if key != self._wanted_key:
            self._wanted_key, self._feels = key, member.feels
            self._wanted = face_units(member.face) if member.face else face_from_feelings(member.feels)
        self._saying = saying is not None and saying.part is not None
        if saying is None or saying.part is None:
            return
        if self._speech is None or (self._speech.line, self._speech.text) != (saying.id, saying.text):
            mouth = events_from_text(saying.text, saying.ms)
            self._speech = _Speech(saying.id, saying.text, saying.ms, mouth)
        if saying.voiced is not None:
            self._mouth, self._said_ms = saying.voiced.mouth, saying.voiced.at_ms
        else:
            self._mouth, self._said_ms = self._speech.mouth, saying.part * saying.ms

    def update(self, seconds: float, movement: Movement = "all") -> None:
        """`still`: a portrait that changes, at once, only when the face does or the trainee is elsewhere."""
        if movement == "still":
            self._sit_for_portrait()
            return
        self._portrait = None
        self._time_s += seconds
        if self._face is None:
            self._face = dict(self._wanted)
        self._face = blend(self._face, self._wanted, 1 - exp(-seconds / FACE_CHANGES_S))
        pace = SPEECH_COMES_S if self._saying else SPEECH_GOES_S
        self._speaking += (self._saying - self._speaking) * (1 - exp(-seconds / pace))
        self._gesture += (self._saying - self._gesture) * (1 - exp(-seconds / HANDS_FOLLOW_S))
        face = self._face
        if self._speech is not None and self._speaking > 0.01:
            mouth = mouth_units(viseme_weights(self._mouth, self._said_ms))
            face = while_speaking(face, mouth, self._speaking)
        state = self._state(reduced=movement == "less")
        self._person.set_pose(idle(self._key, int(self._time_s * 1000), state), face)
        self._person.update()

    def _sit_for_portrait(self) -> None:
        wanted = (self._wanted_key, self._trainee)
        if self._portrait == wanted:
            return
        self._portrait = wanted
        self._face, self._speaking, self._gesture = dict(self._wanted), 0.0, 0.0
        pose = idle(self._key, 0, replace(self._state(reduced=True), activity="listening"))
        self._person.set_pose(replace(pose, units={}), self._face)
        self._person.update()

    def remove(self) -> None:
        self._person.remove()

    def _state(self, *, reduced: bool) -> MotionState:
        activity: Activity = "speaking" if self._saying else "listening" if self._attentive else "idle"
        stirred = max((self._feels.get(feeling, 0) for feeling in _STIRRED), default=0)
        return MotionState(
            activity=activity,
            ease=ease_of(self._feels),
            energy=0.25 + 0.0065 * stirred,
            trainee_h=self._trainee[0],
            trainee_p=self._trainee[1],
            arms=self._arms,
            counter_m=self._counter_m,
            eye_m=self.eye_height_m,
            seated=self._seated,
            gesture=self._gesture,
            reduced=reduced,
        )

"""A cast member on the stage: their person, and what of the talk shows in face, mouth, eyes and posture."""

from __future__ import annotations

from panda3d.core import NodePath

from simkit.errors import SimkitError, diagnostic
from simkit.session.view import CastView
from simkit.stage.person import Outfit, catalogue, load_person
from simkit.stage.talk import Shown


class Actor:
    """Raises SimkitError SK6303 for a person or an outfit that the stage does not have."""

    def __init__(self, member: CastView) -> None:
        try:
            outfit = Outfit.of(member.outfit) if member.outfit else None
            self._person = load_person(member.person, outfit=outfit)
        except (KeyError, ValueError) as error:
            people = ", ".join(info.name for info in catalogue())
            raise SimkitError(
                diagnostic("SK6303", cast=member.id, problem=str(error).strip("'\""), people=people)
            ) from error
        self.node: NodePath = self._person.node
        self.eye_height_m: float = self._person.eye_height_m

    def look_from(self, camera: NodePath) -> None:
        self._camera = camera

    def hear(self, member: CastView, saying: Shown | None) -> None:
        """How they feel now, and what they are saying (None: somebody else speaks)."""

    def update(self, seconds: float) -> None:
        self._person.update()

    def remove(self) -> None:
        self._person.remove()

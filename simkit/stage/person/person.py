"""A person on the stage: load, pose, and one `update` a frame."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from panda3d.core import (
    BoundingBox,
    LVecBase3,
    Material,
    NodePath,
    OmniBoundingVolume,
    Point3,
    Texture,
    TransformState,
    TransparencyAttrib,
)

from simkit.stage.person.arms import part_of, reach
from simkit.stage.person.catalogue import PersonInfo, person_info
from simkit.stage.person.files import Part, people_dir, read_person
from simkit.stage.person.geometry import make_character, make_geometry
from simkit.stage.person.motion import Pose
from simkit.stage.person.outfit import Outfit
from simkit.stage.person.textures import hair_texture, picture
from simkit.stage.person.units import UNITS
from simkit.stage.shade import set_surface

GAZE_LIMIT_H: Final = 32.0
GAZE_LIMIT_P: Final = 24.0
_TRUNK: Final = ("Root", "pelvis", "spine_01", "spine_02", "spine_03")


class Person:
    """Made by `load_person`. Setters only note what is wanted; `update`, once a frame, applies it all.

    `node` stands at the person's feet: metres, Z up, facing -Y at H=0. Angles are degrees in the person's own
    directions: h+ turns to their left, p+ nods down, r+ tilts.
    """

    def __init__(
        self,
        info: PersonInfo,
        outfit: Outfit,
        character: Any,
        joints: Mapping[str, Any],
        sliders: Mapping[str, Any],
        places: Mapping[str, tuple[float, float, float]],
    ) -> None:
        self.info = info
        self.outfit = outfit
        self.node: NodePath = NodePath(character)
        self.head_node: NodePath = self.node.attachNewNode("head")
        self.eye_height_m = info.eye_height_m
        self._bundle = character.getBundle(0)
        self._joints = joints
        self._sliders = sliders
        self._rest = {name: Point3(joint.getDefaultValue().getRow3(3)) for name, joint in joints.items()}
        self._from_feet = {name: Point3(*place) for name, place in places.items()}
        joints["head"].addNetTransform(self.head_node.node())
        self._eyes: dict[str, NodePath] = {}
        for side in ("l", "r"):
            eye = self.head_node.attachNewNode(f"eye_{side}")
            eye.setPos(self._rest[f"eye_{side}"])
            self._eyes[side] = eye
        self._shown = dict.fromkeys(UNITS, 0.0)
        self._units = dict.fromkeys(UNITS, 0.0)
        self._gaze = (0.0, 0.0)
        self._turns: dict[str, tuple[float, float, float]] = {}
        self._hands: dict[str, tuple[tuple[float, float, float] | None, float, float]] = {}
        self._moved = True

    @property
    def joint_names(self) -> tuple[str, ...]:
        return tuple(self._joints)

    def set_units(self, weights: Mapping[str, float]) -> None:
        """The whole face at once: units not named go to 0. Weights are mostly 0 to 1; KeyError for an unknown unit."""
        units = dict.fromkeys(UNITS, 0.0)
        for name, weight in weights.items():
            units[name]
            units[name] = weight
        self._units = units

    def set_gaze(self, h_deg: float, p_deg: float) -> None:
        """Turn both eyes within the head; kept within what eyes can do. The lids follow in `update`."""
        self._gaze = (
            max(-GAZE_LIMIT_H, min(GAZE_LIMIT_H, h_deg)),
            max(-GAZE_LIMIT_P, min(GAZE_LIMIT_P, p_deg)),
        )

    def set_head(self, h: float, p: float, r: float) -> None:
        """Turn the head; a third of it is done by the neck, as in a person."""
        self.set_joint("neck_01", h * 0.35, p * 0.35, r * 0.4)
        self.set_joint("head", h * 0.65, p * 0.65, r * 0.6)

    def set_joint(self, name: str, h: float, p: float, r: float) -> None:
        """Turn a joint from the rest pose about the stage's axes; KeyError for an unknown joint."""
        self._joints[name]
        if self._turns.get(name) != (h, p, r):
            self._turns[name] = (h, p, r)
            self._moved = True

    def set_hand(
        self,
        side: Literal["l", "r"],
        wrist: tuple[float, float, float] | None,
        resting: float = 1.0,
        lifted: float = 1.0,
    ) -> None:
        """Bring a wrist to a place (from the feet, metres) with the palm down, or with None let the arm hang.

        `resting` 0 leaves the palm as the forearm carries it; `lifted` is how far the arm has come from hanging.
        """
        if self._hands.get(side) != (wrist, resting, lifted):
            self._hands[side] = (wrist, resting, lifted)
            self._moved = True

    def set_pose(self, pose: Pose, face: Mapping[str, float]) -> None:
        """All at once, from `motion.idle` and a face: the pose's units are added to the face's."""
        units = dict(face)
        for unit, weight in pose.units.items():
            units[unit] = (
                min(1.0, units.get(unit, 0.0) + weight)
                if unit.startswith("eyeBlink")
                else units.get(unit, 0.0) + weight
            )
        self.set_units(units)
        self.set_gaze(*pose.gaze)
        self.set_head(*pose.head)
        for name, turn in pose.joints.items():
            self.set_joint(name, *turn)
        for side in ("l", "r"):
            self.set_hand(side, pose.hands.get(side), pose.palms.get(side, 1.0), pose.lifted.get(side, 1.0))

    def _place_hands(self) -> None:
        """Arms to the wanted places, after the trunk has its turns: hands stay where they are while the body sways."""
        for side, (wrist, resting, lifted) in self._hands.items():
            if wrist is None:
                for bone in ("upperarm", "lowerarm", "hand"):
                    self._turns[f"{bone}_{side}"] = (0.0, 0.0, 0.0)
                continue
            trunk = TransformState.makeIdentity()
            for name in (*_TRUNK, f"clavicle_{side}"):
                turn = LVecBase3(*self._turns.get(name, (0, 0, 0)))
                trunk = trunk.compose(TransformState.makePosHpr(self._rest[name], turn))
            local = (
                trunk.getInverse().getMat().xformPoint(Point3(*wrist)) + self._from_feet[f"clavicle_{side}"]
            )
            turns = reach(self._from_feet, side, Point3(local), resting)
            self._turns.update(
                turns if lifted >= 1 else {bone: part_of(turns[bone], lifted) for bone in turns}
            )

    def update(self) -> None:
        """Apply what was set since the last call. Once a frame: it makes Panda redo the joints."""
        changed = self._moved
        if self._moved:
            self._place_hands()
        for name in self._turns if self._moved else ():
            turn = TransformState.makePosHpr(self._rest[name], LVecBase3(*self._turns[name]))
            self._joints[name].applyFreeze(turn)
        wanted = _with_lids(self._units, *self._gaze)
        for name, weight in wanted.items():
            if abs(weight - self._shown[name]) > 1e-4:
                self._sliders[name].applyFreezeScalar(weight)
                self._shown[name] = weight
                changed = True
        for eye in self._eyes.values():
            eye.setHpr(self._gaze[0], self._gaze[1], 0)
        if changed:
            self._bundle.forceUpdate()
            self._moved = False

    def remove(self) -> None:
        self.node.removeNode()


def _with_lids(units: Mapping[str, float], h: float, p: float) -> dict[str, float]:
    """Lids and lid corners go with the eyes: without it a person looking down stares."""
    out = dict(units)
    down, up = max(p, 0) / 19, max(-p, 0) / 19
    left, right = max(h, 0) / 33, max(-h, 0) / 33
    for side in ("Left", "Right"):
        out[f"eyeLookDown{side}"] = max(out[f"eyeLookDown{side}"], down)
        out[f"eyeLookUp{side}"] = max(out[f"eyeLookUp{side}"], up)
    out["eyeLookOutLeft"] = max(out["eyeLookOutLeft"], left)
    out["eyeLookInRight"] = max(out["eyeLookInRight"], left)
    out["eyeLookOutRight"] = max(out["eyeLookOutRight"], right)
    out["eyeLookInLeft"] = max(out["eyeLookInLeft"], right)
    return out


def load_person(name: str, *, outfit: Outfit | None = None, cache_dir: Path | None = None) -> Person:
    """A new person by catalogue name, ready to be reparented; KeyError for a name not in the catalogue.

    What `outfit` leaves open is as the person dresses by default. `cache_dir` keeps decoded pictures between runs,
    which halves the time; it is made if it is not there, and never needed.
    """
    info = person_info(name)
    worn = info.outfit if outfit is None else outfit.over_default(info.outfit)
    file = read_person(people_dir() / f"{name}.npz", worn.worn())
    joint_list = [(joint, int(parent)) for joint, parent in file.meta["joints"]]
    names = [joint for joint, _ in joint_list]
    character, joints, sliders = make_character(name, joint_list, file.joints)
    places = {joint: tuple(place) for joint, place in zip(names, file.joints.tolist(), strict=True)}
    person = Person(info, worn, character, joints, sliders, places)
    textures = {key: picture(f"{name}-{key}", data, cache_dir) for key, data in file.images.items()}
    textures["hair"] = hair_texture(cache_dir)
    for part in file.parts:
        origin = file.joints[names.index(part.rigid)] if part.rigid else None
        node = make_geometry(part, names, joints, sliders, origin)
        above = person.node
        if part.rigid:
            above = person._eyes[part.rigid[-1]] if part.rigid.startswith("eye") else person.head_node
        _dress(above.attachNewNode(node), part, worn, textures)
    _bound(person.node, info.height_m)
    person.update()
    return person


def _dress(node: NodePath, part: Part, outfit: Outfit, textures: Mapping[str, Texture]) -> None:
    set_surface(node, part.surface)
    wanted = getattr(outfit, part.tint) if part.tint else None
    red, green, blue = (int((wanted or part.colour)[i : i + 2], 16) / 255 for i in (1, 3, 5))
    node.setColorScale(red, green, blue, 1)
    if part.image:
        node.setTexture(textures[part.image])
    if part.surface == "eye":
        wet = Material("wet")
        wet.setDiffuse((1, 1, 1, 1))
        wet.setAmbient((1, 1, 1, 1))
        wet.setSpecular((0.7, 0.7, 0.7, 1))
        wet.setShininess(90)
        node.setMaterial(wet)
    if part.image == "hair":
        node.setTransparency(TransparencyAttrib.MMultisample if part.blended else TransparencyAttrib.MNone)
    elif part.blended:
        node.setTransparency(TransparencyAttrib.MAlpha)
        node.setDepthWrite(False)
    if part.two_sided:
        node.setTwoSided(True)


def _bound(node: NodePath, height: float) -> None:
    """One fixed box around the person with arms out: Panda would otherwise measure moving vertices anew."""
    node.node().setBounds(BoundingBox(Point3(-1, -1, -0.1), Point3(1, 1, height + 0.2)))
    node.node().setFinal(True)
    for child in node.findAllMatches("**/+GeomNode"):
        child.node().setBounds(OmniBoundingVolume())

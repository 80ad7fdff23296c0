"""What a place file may say: materials, parts, where people stand and where the trainee looks from.

Metres; X to the right, Y away from the trainee, Z up. Angles in degrees, counter-clockwise seen from above.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, model_validator

Vec = tuple[float, float, float]
Size = Annotated[float, Field(gt=0, le=30)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Pattern = Literal["plain", "grain", "planks", "plaster", "board", "weave", "tiles"]
Surface = Literal["matte", "wood", "metal", "cloth", "leather"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Material(_Strict):
    colour: Colour
    """sRGB, as a painter would mix it; light and shade come on top."""
    surface: Surface = "matte"
    pattern: Pattern = "plain"
    scale: Size = 1.0
    """Metres that one repeat of the pattern covers."""
    glow: bool = False
    """Shown as it is, whatever the light: a lamp, a lit screen, the sky."""


class _Part(_Strict):
    at: Vec = (0.0, 0.0, 0.0)
    """The middle of the underside."""
    turn: float = 0.0
    layer: Literal["auto", "front", "back"] = "auto"
    """In front of the people as the trainee sees it, or behind them; `auto` goes by its middle."""


class Box(_Part):
    shape: Literal["box"]
    size: tuple[Size, Size, Size]
    material: str
    rounded: Annotated[float, Field(ge=0, le=0.5, alias="round")] = 0.0
    top: str | None = None
    """Another material for the upper face."""


class Turned(_Part):
    """A solid as from a lathe: a cup, a lamp shade, a leg."""

    shape: Literal["cylinder"]
    radius: Size
    top_radius: Annotated[float | None, Field(gt=0, le=30, alias="top radius")] = None
    height: Size
    material: str
    rounded: Annotated[float, Field(ge=0, le=0.5, alias="round")] = 0.0


class Ball(_Part):
    shape: Literal["ball"]
    size: tuple[Size, Size, Size]
    material: str


class Shelf(_Part):
    """A rack `size` wide, deep and high, filled with parcels, folders, books or boxes."""

    shape: Literal["shelf"]
    size: tuple[Size, Size, Size]
    boards: Annotated[int, Field(ge=1, le=12)]
    material: str
    back: str | None = None
    holds: tuple[Literal["parcels", "folders", "books", "boxes", "nothing"], ...] = ("parcels",)
    """From the lowest board up, over again when there are more boards."""
    colours: tuple[Colour, ...] = ("#c9a06c", "#b88a55", "#d8b98a")
    fill: Annotated[float, Field(ge=0, le=1)] = 0.8
    seed: int = 1


class Plant(_Part):
    shape: Literal["plant"]
    height: Size
    kind: Literal["upright", "bushy", "trailing"] = "bushy"
    leaf: Colour = "#4d7a46"
    pot: Colour = "#d9d2c5"
    seed: int = 1


class Screen(_Part):
    """A monitor on its foot. The picture side faces -Y, or +Y with `turn: 180`."""

    shape: Literal["screen"]
    size: tuple[Size, Size] = (0.52, 0.31)
    body: Colour = "#2b2d30"
    picture: Colour | None = "#dfe9ee"
    """None: switched off."""


class Laptop(_Part):
    shape: Literal["laptop"]
    body: Colour = "#b9bcc0"


class Chair(_Part):
    shape: Literal["chair"]
    kind: Literal["office", "visitor"] = "visitor"
    colour: Colour = "#49606a"
    frame: Colour = "#3a3c3f"


class Window(_Part):
    """A window in a wall that faces -Y (turn it for the others), with the day behind it."""

    shape: Literal["window"]
    size: tuple[Size, Size]
    panes: Annotated[int, Field(ge=1, le=6)] = 2
    frame: Colour = "#f2efe8"
    sky: Colour = "#dfeaf2"
    ground: Colour = "#b9c9b4"


class Poster(_Part):
    """A framed picture without words, on a wall that faces -Y."""

    shape: Literal["poster"]
    size: tuple[Size, Size]
    kind: Literal["hills", "circles", "parcel", "stripes", "leaf"] = "hills"
    colours: Annotated[tuple[Colour, ...], Field(min_length=2)] = ("#e7d9b8", "#d98f5c", "#5f8a87", "#2f4f57")
    frame: Colour | None = "#8a6a48"


class Lamp(_Part):
    """A pendant: `at` is the middle of the shade's rim, the cord goes up from there."""

    shape: Literal["lamp"]
    radius: Size = 0.17
    cord: Size = 1.0
    colour: Colour = "#2f4f57"


def _beside(path: str) -> str:
    if not re.fullmatch(r"(\w[\w. -]*/)*\w[\w. -]*\.(gltf|glb|bam|egg)", path):
        raise ValueError(
            "a model is a file beside this one, such as models/desk.glb (.gltf, .glb, .bam, .egg)"
        )
    return path


ModelFile = Annotated[str, AfterValidator(_beside)]
"""Beside the place file, or in a folder below it: its path cannot lead elsewhere."""


class Model(_Part):
    """What was made in another program: metres, Z up (in glTF Y, as that format has it). `at` is its own origin."""

    shape: Literal["model"]
    file: ModelFile
    scale: Size = 1.0


class Row(_Part):
    """The same part again and again: `count` of them, `step` apart."""

    shape: Literal["row"]
    count: Annotated[int, Field(ge=1, le=60)]
    step: Vec
    part: Part


Part = Annotated[
    Box | Turned | Ball | Shelf | Plant | Screen | Laptop | Chair | Window | Poster | Lamp | Model | Row,
    Field(discriminator="shape"),
]


class Stand(_Strict):
    """Where one person is. The first cast member takes the first, and so on."""

    at: Vec
    faces: float = 0.0
    """0: towards -Y, where the trainee is."""
    seated: bool = False
    rests_on: Annotated[float | None, Field(gt=0.4, lt=1.4, alias="rests on")] = None
    """Height of the counter or table right in front, where the hands lie; without it the arms hang."""


class Spot(_Strict):
    """A place for an object, by name."""

    at: Vec
    """The middle of its underside."""
    facing: float = 0.0
    """0: towards -Y."""


class Work(_Strict):
    """Where the trainee looks from while they work with objects: nearer than while they talk."""

    eye: Vec
    look_at: Annotated[Vec, Field(alias="look at")]
    fov: Annotated[float, Field(ge=10, le=100)] = 50.0
    """Vertical, degrees."""


class Camera(_Strict):
    eye: Vec
    fov: Annotated[float, Field(ge=10, le=100)] = 32.0
    """Vertical, degrees."""
    look_at: Annotated[Vec | None, Field(alias="look at")] = None
    """None: at the first stand."""
    eyes_from_top: Annotated[float, Field(gt=0, lt=1, alias="eyes from top")] = 0.25
    """Where in the picture the first person's eyes come, as a part of its height."""


class Vr(_Strict):
    origin: Vec = (0.0, -1.5, 0.0)
    """Where the trainee's feet are."""
    turn: float = 0.0
    spots: Annotated[tuple[Vec, ...], Field(max_length=12)] = ()
    """Where else they can go and stand, in a place that is too large to see and reach all of it from one."""
    room: tuple[float, float, float, float, Size] | None = None
    """x1, y1, x2, y2 and height of all of the room, for who can look up and round. None: as far as its parts go."""


def _sound_beside(path: str) -> str:
    if not re.fullmatch(r"(\w[\w. -]*/)*\w[\w. -]*\.(ogg|wav|opus|flac)", path):
        raise ValueError(
            "a sound is a file beside this one, such as sounds/harbour.ogg (.ogg, .wav, .opus, .flac)"
        )
    return path


class Sound(_Strict):
    """A sound of the place's own."""

    file: Annotated[str, AfterValidator(_sound_beside)]
    names: dict[Literal["en", "nl"], Annotated[str, Field(min_length=1, max_length=40)]]
    """What a caption calls it for who does not hear it: a harbour, the front door."""


class Sounds(_Strict):
    """By the name of one of simkit's, or a file of its own."""

    ambient: str | Sound | None = None
    """All the time, very quiet, as a loop."""
    arrival: str | Sound | None = None
    """Once, when the talk begins."""


class Place(_Strict):
    simkit_place: Annotated[Literal[1], Field(alias="simkit-place")]
    place: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    names: dict[Literal["en", "nl"], str]
    camera: Camera
    work: Work | None = None
    """None: they work from where they talk."""
    spots: dict[str, Spot] = {}
    kinds: dict[str, Any] = {}
    objects: dict[str, Any] = {}
    zones: dict[str, Any] = {}
    """What can be done here: read and checked with a scenario, which has them in its view."""
    vr: Vr = Vr()
    sounds: Sounds = Sounds()
    stands: Annotated[tuple[Stand, ...], Field(min_length=1)]
    sky: Colour = "#e9e6df"
    """What shows where there is nothing."""
    light: Annotated[float, Field(ge=0, le=1)] = 0.55
    """How deep the shade is that the key light leaves, 0 to 1."""
    model: ModelFile | None = None
    """A whole room as a file, at the origin; `parts` come on top."""
    materials: dict[str, Material] = {}
    parts: Annotated[tuple[Part, ...], Field(max_length=400)] = ()
    _folder: Path | None = PrivateAttr(None)

    @property
    def folder(self) -> Path | None:
        """Where its file lies, and the models it names. None: not read from a file."""
        return self._folder

    def read_in(self, folder: Path) -> Self:
        self._folder = folder
        return self

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not self.parts and self.model is None:
            raise ValueError("a place has parts, or a model")
        return self


Row.model_rebuild()
Place.model_rebuild()

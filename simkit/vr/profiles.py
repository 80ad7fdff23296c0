"""Which button does what on which controller: the one table. Paths as in the OpenXR specification, chapter 6.4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Name = Literal["select", "menu", "stick", "press", "squeeze", "aim", "grip", "haptic"]
Kind = Literal["float", "boolean", "stick", "pose", "vibration"]

KINDS: Final[dict[Name, Kind]] = {
    "select": "float",  # the trigger: choose what is pointed at
    "menu": "boolean",  # short: pause; long: recentre
    "stick": "stick",  # through the options, scroll, snap turn
    "press": "boolean",  # choose what has the focus; skip the rest of a line
    "squeeze": "float",  # take hold of an object
    "aim": "pose",
    "grip": "pose",
    "haptic": "vibration",
}

_POSES: Final[dict[Name, tuple[str, ...]]] = {
    "aim": ("input/aim/pose",),
    "grip": ("input/grip/pose",),
    "haptic": ("output/haptic",),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """`both` is bound on either hand, `left` and `right` on one."""

    path: str
    name: str
    both: dict[Name, tuple[str, ...]]
    left: dict[Name, tuple[str, ...]]
    right: dict[Name, tuple[str, ...]]
    pad: bool = False
    """A touch pad in the stick's place: it counts while it is pressed, and its middle is `press`."""

    def bindings(self) -> list[tuple[Name, str]]:
        """Every action with the whole path it is bound to."""
        found: list[tuple[Name, str]] = []
        for hand, own in (("left", self.left), ("right", self.right)):
            for part in (self.both, own, _POSES):
                found += [(name, f"/user/hand/{hand}/{one}") for name, ends in part.items() for one in ends]
        return found


def _profile(
    path: str,
    name: str,
    both: dict[Name, tuple[str, ...]],
    left: dict[Name, tuple[str, ...]] | None = None,
    right: dict[Name, tuple[str, ...]] | None = None,
    pad: bool = False,
) -> Profile:
    return Profile(f"/interaction_profiles/{path}", name, both, left or {}, right or {}, pad)


_STICK: Final[dict[Name, tuple[str, ...]]] = {
    "select": ("input/trigger/value",),
    "stick": ("input/thumbstick",),
}

PROFILES: Final = (
    _profile(
        "khr/simple_controller",
        "Khronos simple controller",
        {"select": ("input/select/click",), "menu": ("input/menu/click",)},
    ),
    _profile(
        "oculus/touch_controller",
        "Oculus Touch",
        {**_STICK, "squeeze": ("input/squeeze/value",)},
        left={"menu": ("input/menu/click",), "press": ("input/thumbstick/click", "input/x/click")},
        right={"menu": ("input/b/click",), "press": ("input/thumbstick/click", "input/a/click")},
    ),
    _profile(
        "valve/index_controller",
        "Valve Index",
        {
            **_STICK,
            "squeeze": ("input/squeeze/value",),
            "menu": ("input/b/click",),
            "press": ("input/thumbstick/click", "input/a/click"),
        },
    ),
    _profile(
        "htc/vive_controller",
        "HTC Vive",
        {
            "select": ("input/trigger/value",),
            "stick": ("input/trackpad",),
            "press": ("input/trackpad/click",),
            "squeeze": ("input/squeeze/click",),
            "menu": ("input/menu/click",),
        },
        pad=True,
    ),
    _profile(
        "microsoft/motion_controller",
        "Windows Mixed Reality",
        {
            **_STICK,
            "squeeze": ("input/squeeze/click",),
            "menu": ("input/menu/click",),
            "press": ("input/thumbstick/click",),
        },
    ),
)


def profile_at(path: str) -> Profile | None:
    return next((one for one in PROFILES if one.path == path), None)

"""Small line drawings (icons, curves) as data: drawn by the painter as SVG, coloured by theme tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Path:
    """One SVG path. `ink` and `fill` are token names of the theme (`text`, `accent`, …); empty is none."""

    d: str
    ink: str = ""
    fill: str = ""
    width: float = 2.0
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Paths in a box of `width` × `height` units; drawn as wide as its element, the height follows."""

    width: float
    height: float
    paths: tuple[Path, ...]


def _icon(*strokes: str, ink: str, width: float = 2.2) -> Picture:
    return Picture(24, 24, tuple(Path(d, ink=ink, width=width) for d in strokes))


_ICONS = {
    "tick": ("M5 12.5 L10 17.5 L19 7",),
    "again": ("M5 12 A7 7 0 1 0 8 6.3", "M8.6 2.6 L8 6.6 L12 7.2"),
    "pause": ("M9 6 L9 18", "M15 6 L15 18"),
    "next": ("M5 12 L19 12", "M13 6 L19 12 L13 18"),
    "shield": ("M12 3 L19 6 L19 11 C19 16 16 19.5 12 21 C8 19.5 5 16 5 11 L5 6 Z",),
    "lock": ("M6 11 L18 11 L18 20 L6 20 Z", "M8.5 11 L8.5 8 A3.5 3.5 0 0 1 15.5 8 L15.5 11"),
    "people": ("M9 11 A3.2 3.2 0 1 0 9 4.6 A3.2 3.2 0 1 0 9 11",
               "M3 20 C3 15.5 6 14 9 14 C12 14 15 15.5 15 20",
               "M16 11 A2.8 2.8 0 1 0 15 5.6", "M17.5 14.4 C19.6 15 21 16.8 21 20"),
    "star": ("M12 3.6 L14.6 9 L20.4 9.8 L16.2 13.9 L17.2 19.8 L12 17 L6.8 19.8 L7.8 13.9 L3.6 9.8 L9.4 9 Z",),
    "question": ("M8.6 9 A3.5 3.5 0 1 1 13 12.4 C12.2 12.8 12 13.4 12 14.4", "M12 18 L12 18.4"),
    "clock": ("M12 3.5 A8.5 8.5 0 1 0 12 20.5 A8.5 8.5 0 1 0 12 3.5", "M12 7.5 L12 12 L15.2 14"),
    "list": ("M9 6.5 L20 6.5", "M9 12 L20 12", "M9 17.5 L20 17.5",
             "M4.5 6.5 L4.6 6.5", "M4.5 12 L4.6 12", "M4.5 17.5 L4.6 17.5"),
    "stop": ("M7 7 L17 7 L17 17 L7 17 Z",),
    "warning": ("M12 4 L21 19.5 L3 19.5 Z", "M12 10 L12 14", "M12 16.8 L12 17.1"),
}  # fmt: skip


def icon(name: str, ink: str = "text") -> Picture:
    """One of the icons above, in the colour of a theme token. KeyError for a name that does not exist."""
    return _icon(*_ICONS[name], ink=ink)


def icon_names() -> tuple[str, ...]:
    return tuple(_ICONS)

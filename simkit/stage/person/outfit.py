"""What a person wears: one garment on top, perhaps something over it, and colours a designer may change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, get_args

Garment = Literal["jumper", "shirt", "cardigan", "jacket"]
Over = Literal["none", "apron"]

GARMENTS: Final[tuple[str, ...]] = get_args(Garment)
OVERS: Final[tuple[str, ...]] = get_args(Over)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Outfit:
    """Colours are "#rrggbb"; None leaves what the person wears by default.

    `inner` is what shows at the neck of a jumper, cardigan or jacket.
    """

    garment: Garment | None = None
    over: Over | None = None
    top: str | None = None
    inner: str | None = None
    apron: str | None = None
    trousers: str | None = None
    shoes: str | None = None
    hair: str | None = None

    def __post_init__(self) -> None:
        if self.garment is not None and self.garment not in GARMENTS:
            raise ValueError(f"garment is one of {', '.join(GARMENTS)}, not {self.garment!r}")
        if self.over is not None and self.over not in OVERS:
            raise ValueError(f"over is one of {', '.join(OVERS)}, not {self.over!r}")
        for name in ("top", "inner", "apron", "trousers", "shoes", "hair"):
            colour = getattr(self, name)
            if colour is not None and not _COLOUR.fullmatch(colour):
                raise ValueError(f"{name} is a colour such as #2f5d50, not {colour!r}")

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> "Outfit":
        """From a scenario's `outfit:` entries; ValueError names the entry that is not known or not valid."""
        known = {f.name for f in fields(cls)}
        for name in entries:
            if name not in known:
                raise ValueError(f"an outfit has no {name!r}; it has {', '.join(sorted(known))}")
        return cls(**entries)

    def over_default(self, default: "Outfit") -> "Outfit":
        """This outfit, with what it leaves open taken from `default`."""
        mine = {f.name: getattr(self, f.name) for f in fields(self)}
        theirs = {f.name: getattr(default, f.name) for f in fields(default)}
        return Outfit(**{name: theirs[name] if mine[name] is None else mine[name] for name in mine})

    def worn(self) -> frozenset[str]:
        """What is worn, as the parts of a person file are labelled: an apron is cut for what is under it."""
        over = () if self.over in (None, "none") else (f"{self.over}-{self.garment}",)
        return frozenset((*over, self.garment or "jumper"))

"""Which people there are, without reading their files."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from simkit.stage.person.files import people_dir
from simkit.stage.person.outfit import Outfit


@dataclass(frozen=True, slots=True)
class PersonInfo:
    name: str
    sex: Literal["woman", "man"]
    age: int
    height_m: float
    eye_height_m: float
    outfit: Outfit
    about: str
    """One English sentence for a designer choosing a person."""


@lru_cache(maxsize=1)
def catalogue() -> tuple[PersonInfo, ...]:
    entries = json.loads((people_dir() / "people.json").read_text(encoding="utf-8"))["people"]
    return tuple(
        PersonInfo(
            name=e["name"],
            sex=e["sex"],
            age=e["age"],
            height_m=e["height_m"],
            eye_height_m=e["eye_height_m"],
            outfit=Outfit.of(e["outfit"]),
            about=e["about"],
        )
        for e in entries
    )


def person_info(name: str) -> PersonInfo:
    """KeyError, naming those there are, for a person not in the catalogue."""
    for info in catalogue():
        if info.name == name:
            return info
    raise KeyError(f"no person {name!r}; there are {', '.join(i.name for i in catalogue())}")

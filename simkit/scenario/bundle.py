"""The files that make a scenario, as text, and the hash over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from simkit.errors import Diagnostic, SimkitError
from simkit.scenario.reading import limits, read_file

MAIN = "scenario.yaml"
RUBRIC = "rubric.yaml"


@dataclass(slots=True)
class Bundle:
    """`files`: name inside the scenario's folder -> text. Messages name files with `shown` in front."""

    files: dict[str, str]
    folder: str = ""
    main: str = MAIN
    faults: list[Diagnostic] = field(default_factory=list)
    """Files that could not be read."""

    def shown(self, name: str) -> str:
        return str(PurePosixPath(Path(self.folder).as_posix(), name)) if self.folder else name

    @property
    def translations(self) -> list[str]:
        return sorted(name for name in self.files if name.endswith(".po"))

    def inside(self, name: str) -> bool:
        """Whether a file lies in the scenario's folder, wherever links lead."""
        if not self.folder:
            return True
        folder = Path(self.folder).resolve()
        return (folder / name).resolve().is_relative_to(folder)

    def add(self, name: str) -> bool:
        """Reads one more file of the folder; False where there is none, or it cannot be read."""
        if name in self.files:
            return True
        path = Path(self.folder) / name
        if not self.folder or not path.is_file():
            return False
        try:
            self.files[name] = read_file(path, self.shown(name))
        except SimkitError as error:
            self.faults += error.diagnostics
            return False
        return True


def read_bundle(file: Path) -> Bundle:
    """The scenario file and the translations beside it; a rubric is added when the scenario names it."""
    folder = file.parent
    bundle = Bundle({}, str(folder), file.name)
    bundle.files[file.name] = read_file(file, bundle.shown(file.name))
    for path in sorted(folder.glob("*.po"))[: limits.BUNDLE_FILES]:
        if bundle.inside(path.name):
            bundle.add(path.name)
    return bundle


def bundle_hash(files: Mapping[str, str]) -> str:
    """sha256, hex: of names and texts in order, each with its length, so that no two bundles look alike.

    Line ends do not count: a checkout on Windows gives the same hash.
    """
    digest = sha256(b"simkit-bundle-1\n")
    for name in sorted(files):
        data = normal(files[name]).encode()
        digest.update(f"{len(name.encode())}:{len(data)}:".encode() + name.encode() + data)
    return digest.hexdigest()


def normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

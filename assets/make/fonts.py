"""Make assets/fonts/*.ttf from the npm package @fontsource/atkinson-hyperlegible-next (OFL 1.1).

    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0
    python assets/make/fonts.py fontsource-atkinson-hyperlegible-next-5.3.0.tgz

Needs fontTools (only for this; neither simkit nor its tests import it). Neither Panda3D nor the panel painter
reads WOFF2, and a web package splits a font by alphabet, so each weight is joined (latin, then latin-ext)
into one TrueType file. The output does not change between runs.
"""

from __future__ import annotations

import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-not-found, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, unused-ignore]

WEIGHTS = (400, 600, 700)
ALPHABETS = ("latin", "latin-ext")
FONTS = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "Atkinson Hyperlegible Next"
STEM = "atkinson-hyperlegible-next"


def unpacked(package: Path, into: Path) -> Path:
    with tarfile.open(package) as archive:
        archive.extractall(into, filter="data")
    return into / "package"


def joined(files: Path, weight: int, scratch: Path) -> TTFont:
    parts = []
    for alphabet in ALPHABETS:
        part = TTFont(files / f"{STEM}-{alphabet}-{weight}-normal.woff", recalcTimestamp=False)
        part.flavor = None
        path = scratch / f"{alphabet}-{weight}.ttf"
        part.save(path)
        parts.append(str(path))
    font = Merger().merge(parts)
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    for record in [1, 16]:  # one family, so that font-weight: 600 finds its file
        font["name"].setName(FAMILY, record, 3, 1, 0x409)
    return font


def main(package: Path) -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        source = unpacked(package, scratch)
        for weight in WEIGHTS:
            font = joined(source / "files", weight, scratch)
            target = FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"
            font.save(target)
            print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")
        licence = (source / "LICENSE").read_text(encoding="utf-8")
    (FONTS / "OFL.txt").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Pictures on people: decoded once, and kept decoded in a cache folder where there is one.

Decoding a face from JPEG is half of what loading a person costs; the decoded bytes are read in a few milliseconds.
"""

import hashlib
import os
import struct
from pathlib import Path
from typing import Any, Final

from panda3d.core import PNMImage, StringStream, Texture

from simkit.stage.person.files import people_dir

_HEAD: Final = struct.Struct("<4sHHH")
_MARK: Final = b"SKT1"


def picture(name: str, data: bytes, cache_dir: Path | None) -> Texture:
    """A texture from JPEG or PNG bytes, in plain sRGB values. A cache that fails is done without."""
    if cache_dir is None:
        return _ready(_decoded(name, data))
    kept = cache_dir / f"picture-{hashlib.sha256(data).hexdigest()[:32]}.raw"
    try:
        raw = kept.read_bytes()
        mark, width, height, channels = _HEAD.unpack_from(raw)
        if mark == _MARK and len(raw) == _HEAD.size + width * height * channels:
            texture = Texture(name)
            layout = Texture.F_rgba if channels == 4 else Texture.F_rgb
            texture.setup2dTexture(width, height, Texture.T_unsigned_byte, layout)
            texture.setRamImage(raw[_HEAD.size :])
            return _ready(texture)
    except (OSError, struct.error):
        pass
    texture = _decoded(name, data)
    _keep(texture, kept)
    return _ready(texture)


_hair: list[Texture] = []


def hair_texture(cache_dir: Path | None) -> Texture:
    """The strand texture, one for everyone."""
    if not _hair:
        _hair.append(picture("hair", (people_dir() / "hair.png").read_bytes(), cache_dir))
    return _hair[0]


def _decoded(name: str, data: bytes) -> Texture:
    image = PNMImage()
    image.read(StringStream(data))
    image.makeRgb()  # the strand file is grey
    texture = Texture(name)
    texture.load(image)
    texture.setFormat(Texture.F_rgba if image.hasAlpha() else Texture.F_rgb)
    return texture


def _keep(texture: Any, place: Path) -> None:
    """Written beside and renamed, so that another process never reads half a picture."""
    raw = texture.getRamImage().getData()
    head = _HEAD.pack(_MARK, texture.getXSize(), texture.getYSize(), texture.getNumComponents())
    beside = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(head + raw)
        beside.replace(place)
    except OSError:
        beside.unlink(missing_ok=True)


def _ready(texture: Texture) -> Texture:
    texture.setMinfilter(Texture.FT_linear_mipmap_linear)
    texture.setMagfilter(Texture.FT_linear)
    return texture

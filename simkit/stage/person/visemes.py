"""Mouth shapes for speech: the 15 visemes (Oculus names) as face units, and their weights over time."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simkit.stage.person.units import PAIRED

# fmt: off
_SHAPES: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType({
    "sil": {},
    "PP": {"mouthPress": 0.55, "mouthRollLower": 0.25, "mouthRollUpper": 0.18},
    "FF": {"jawOpen": 0.05, "mouthRollLower": 0.55, "mouthUpperUp": 0.25, "mouthPress": 0.10},
    "TH": {"jawOpen": 0.16, "tongueOut": 0.28, "mouthUpperUp": 0.12, "mouthLowerDown": 0.15},
    "DD": {"jawOpen": 0.13, "mouthUpperUp": 0.15, "mouthLowerDown": 0.22, "mouthStretch": 0.08},
    "kk": {"jawOpen": 0.17, "mouthLowerDown": 0.20, "mouthUpperUp": 0.10},
    "CH": {"jawOpen": 0.10, "mouthFunnel": 0.55, "mouthPucker": 0.15, "mouthLowerDown": 0.20, "mouthUpperUp": 0.20},
    "SS": {"jawOpen": 0.05, "mouthStretch": 0.30, "mouthSmile": 0.12, "mouthLowerDown": 0.30, "mouthUpperUp": 0.18},
    "nn": {"jawOpen": 0.14, "mouthLowerDown": 0.20, "mouthUpperUp": 0.12},
    "RR": {"jawOpen": 0.13, "mouthFunnel": 0.35, "mouthPucker": 0.15, "mouthLowerDown": 0.12},
    "aa": {"jawOpen": 0.48, "mouthLowerDown": 0.22, "mouthUpperUp": 0.15, "mouthStretch": 0.05},
    "E": {"jawOpen": 0.27, "mouthStretch": 0.20, "mouthSmile": 0.12, "mouthLowerDown": 0.22, "mouthUpperUp": 0.15},
    "ih": {"jawOpen": 0.15, "mouthSmile": 0.28, "mouthStretch": 0.22, "mouthLowerDown": 0.20, "mouthUpperUp": 0.12},
    "oh": {"jawOpen": 0.34, "mouthFunnel": 0.50, "mouthPucker": 0.15},
    "ou": {"jawOpen": 0.15, "mouthPucker": 0.68, "mouthFunnel": 0.25},
})

_IPA: Final = {
    "PP": "p b m", "FF": "f v ʋ ɱ", "TH": "θ ð", "DD": "t d ɾ ʔ", "kk": "k g ɡ x ɣ χ ŋ q h ɦ ç",
    "CH": "tʃ dʒ ʃ ʒ ɕ ʑ", "SS": "s z ts dz", "nn": "n l ɫ ɲ", "RR": "r ɹ ʀ ʁ ɻ ɚ ɝ ɜ", "aa": "a ɑ ɒ æ ɐ ʌ",
    "E": "e ɛ ə œ ø", "ih": "i ɪ ɨ j", "oh": "o ɔ ɵ", "ou": "u ʊ y ʏ w",
}
_DIPHTHONGS: Final = {
    "ɛɪ": "E ih", "ei": "E ih", "eɪ": "E ih", "aɪ": "aa ih", "ɑɪ": "aa ih", "ɔɪ": "oh ih", "œʏ": "E ou", "œy": "E ou",
    "ʌʊ": "oh ou", "əʊ": "oh ou", "oʊ": "oh ou", "ɑʊ": "aa ou", "aʊ": "aa ou", "ɪə": "ih E", "eə": "E aa",
    "ʊə": "ou E",
}
_LETTERS: Final = {
    "sch": "SS kk", "oe": "ou", "ui": "E ou", "ij": "E ih", "ei": "E ih", "eu": "ou", "ou": "aa ou", "au": "aa ou",
    "ee": "ih", "oo": "ou", "aa": "aa", "uu": "ou", "ie": "ih", "th": "TH", "ch": "kk", "sh": "CH", "ng": "kk",
    "a": "aa", "b": "PP", "c": "kk", "d": "DD", "e": "E", "f": "FF", "g": "kk", "h": "kk", "i": "ih", "j": "ih",
    "k": "kk", "l": "nn", "m": "PP", "n": "nn", "o": "oh", "p": "PP", "q": "kk", "r": "RR", "s": "SS", "t": "DD",
    "u": "ou", "v": "FF", "w": "ou", "x": "kk SS", "y": "ih", "z": "SS",
}
# fmt: on

VISEMES: Final[tuple[str, ...]] = tuple(_SHAPES)
_TABLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {sound: (viseme,) for viseme, sounds in _IPA.items() for sound in sounds.split()}
    | {sound: tuple(pair.split()) for sound, pair in _DIPHTHONGS.items()}
)
_LONGEST: Final = max(len(sound) for sound in _TABLE)
_BEFORE_MS: Final = 70
_AFTER_MS: Final = 90
_CLOSED_MS: Final = 40
"""Lips are held together at least this long on p, b and m, so that a screen at 30 frames a second shows it."""
_WEAK: Final = frozenset({"a", "e", "i", "o", "u"})


@dataclass(frozen=True, slots=True)
class MouthEvent:
    viseme: str
    start_ms: int
    end_ms: int


def visemes_of(phoneme: str) -> tuple[str, ...]:
    """Visemes of an IPA string, in order; stress, length and combining marks are dropped, unknown signs skipped."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", phoneme.replace("ɫ", "l")) if not unicodedata.combining(c)
    )
    plain = "".join(c for c in plain if c not in "ˈˌːˑ͜͡.|‿ʰʲʷ'")
    found: list[str] = []
    at = 0
    while at < len(plain):
        for size in range(_LONGEST, 0, -1):
            if plain[at : at + size] in _TABLE:
                found += _TABLE[plain[at : at + size]]
                at += size
                break
        else:
            at += 1
    return tuple(found)


def mouth_events(phonemes: Iterable[tuple[str, int, int]]) -> tuple[MouthEvent, ...]:
    """From (IPA, start ms, end ms), in time order; a diphthong is split in equal parts, an empty string is a pause."""
    events: list[MouthEvent] = []
    for ipa, start, end in phonemes:
        shapes = visemes_of(ipa)
        for number, viseme in enumerate(shapes):
            a = start + (end - start) * number // len(shapes)
            b = start + (end - start) * (number + 1) // len(shapes)
            if viseme == "PP" and b - a < _CLOSED_MS:
                middle = (a + b) // 2
                a, b = middle - _CLOSED_MS // 2, middle + _CLOSED_MS // 2
            events.append(MouthEvent(viseme, a, b))
    return tuple(sorted(events, key=lambda e: (e.start_ms, e.end_ms)))


def events_from_text(text: str, duration_ms: int) -> tuple[MouthEvent, ...]:
    """A plausible mouth for a line without a voice: letters take time as sounds roughly do, signs are pauses."""
    pieces: list[tuple[tuple[str, ...], float]] = []
    lower = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    at = 0
    while at < len(lower):
        for size in (3, 2, 1):
            letters = lower[at : at + size]
            if letters in _LETTERS:
                shapes = tuple(_LETTERS[letters].split())
                pieces.append((shapes, 1.5 if size > 1 or letters in _WEAK else 1.0))
                at += size
                break
        else:
            pieces.append(((), 0.5 if lower[at] == " " else 2.5 if lower[at] in ".,!?;:…" else 0.2))
            at += 1
    total = sum(share for _, share in pieces) or 1.0
    phonemes: list[MouthEvent] = []
    clock = 0.0
    for shapes, share in pieces:
        length = duration_ms * share / total
        for number, viseme in enumerate(shapes):
            a = clock + length * number / len(shapes)
            phonemes.append(MouthEvent(viseme, int(a), int(a + length / len(shapes))))
        clock += length
    return tuple(phonemes)


def viseme_weights(events: Sequence[MouthEvent], t_ms: float) -> dict[str, float]:
    """Weights (0 to 1, at most 1 together) at a time since the line began.

    A shape comes in over the 70 ms before its sound and goes out over the 90 ms after. Lips that must meet win over
    everything else: without that rule they never close on m, b and p.
    """
    first = bisect_left(events, t_ms - 1500, key=lambda e: e.start_ms)
    last = bisect_right(events, t_ms + _BEFORE_MS, key=lambda e: e.start_ms)
    out: dict[str, float] = {}
    for event in events[first:last]:
        weight = _at(event, t_ms)
        if weight > out.get(event.viseme, 0.0):
            out[event.viseme] = weight
    closed = out.get("PP", 0.0)
    if closed and "FF" in out:
        out["FF"] *= 1 - 0.95 * closed
    shut = max(closed, 0.8 * out.get("FF", 0.0))
    if shut:
        out = {v: w if v in ("PP", "FF") else w * (1 - 0.95 * shut) for v, w in out.items()}
    total = sum(out.values())
    return {v: w / total for v, w in out.items()} if total > 1 else out


def _at(event: MouthEvent, t_ms: float) -> float:
    if t_ms < event.start_ms:
        share = 1 - (event.start_ms - t_ms) / _BEFORE_MS
    elif t_ms > event.end_ms:
        share = 1 - (t_ms - event.end_ms) / _AFTER_MS
    else:
        return 1.0
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


def mouth_units(weights: Mapping[str, float]) -> dict[str, float]:
    """Face units for weighted visemes; KeyError for a name that is not a viseme."""
    out: dict[str, float] = {}
    for viseme, weight in weights.items():
        for unit, amount in _SHAPES[viseme].items():
            for full in (unit + "Left", unit + "Right") if unit in PAIRED else (unit,):
                out[full] = out.get(full, 0.0) + amount * weight
    return out

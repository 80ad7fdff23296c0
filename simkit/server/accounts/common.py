"""Passwords that are tried first: what many people choose, and what is made of one's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FAMILIAR = frozenset(
    [
        "password",
        "passwort",
        "passw0rd",
        "p@ssword",
        "p@ssw0rd",
        "pa$$word",
        "wachtwoord",
        "mijnwachtwoord",
        "watchword",
        "welkom",
        "welcome",
        "geheim",
        "secret",
        "letmein",
        "admin",
        "administrator",
        "beheerder",
        "login",
        "inloggen",
        "qwerty",
        "qwertyuiop",
        "qwertyuiopasdf",
        "qwertyuiopasdfgh",
        "azerty",
        "azertyuiop",
        "qwertz",
        "asdfghjkl",
        "zxcvbnm",
        "qwertyasdfgh",
        "iloveyou",
        "ikhouvanjou",
        "hallohallo",
        "hello",
        "hoihoi",
        "test",
        "testtest",
        "tester",
        "default",
        "changeme",
        "verander",
        "veranderen",
        "wijzigmij",
        "trustnoone",
        "trustno",
        "football",
        "voetbal",
        "feyenoord",
        "amsterdam",
        "ajaxamsterdam",
        "rotterdam",
        "nederland",
        "holland",
        "sunshine",
        "zonnetje",
        "princess",
        "prinses",
        "dragon",
        "monkey",
        "shadow",
        "master",
        "superman",
        "batman",
        "starwars",
        "pokemon",
        "charlie",
        "michael",
        "jordan",
        "liverpool",
        "chelsea",
        "summer",
        "zomer",
        "winter",
        "lente",
        "herfst",
        "spring",
        "autumn",
        "januari",
        "februari",
        "computer",
        "internet",
        "google",
        "facebook",
        "simkit",
        "training",
        "trainer",
        "trainee",
        "abcdefghijkl",
        "abcdefghijklm",
        "correcthorsebatterystaple",
        "correct-horse-battery-staple",
    ]
)
_ROWS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
)


def is_common(password: str, own: Iterable[str] = ()) -> bool:
    """A familiar word with digits and signs around it or repeated, a row of keys, or somebody's own name."""
    plain = password.casefold()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    if core in _FAMILIAR or _unit(plain) in _FAMILIAR or _unit(core) in _FAMILIAR:
        return True
    if len(_unit(plain)) <= 4 or any(plain in row or plain in row[::-1] for row in _ROWS):
        return True
    names = {part for text in own for part in re.split(r"[\s@.]+", text.casefold()) if len(part) >= 3}
    rest = plain
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return len(re.sub(r"[\W\d_]+", "", rest)) < 4 and rest != plain


def _unit(text: str) -> str:
    """What the text repeats: `abc` of `abcabcabc`; the text itself where it repeats nothing."""
    again = (text + text).find(text, 1)
    return text[:again] if again > 0 else text

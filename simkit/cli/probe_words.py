"""What `simkit doctor` says, in English and Dutch."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "record": ("The record", "Het dossier"),
    "terminal": ("The terminal", "De terminal"),
    "stage": ("The stage, off-screen", "Het toneel, zonder scherm"),
    "window": ("The stage, in a window", "Het toneel, in een venster"),
    "fonts": ("Fonts", "Lettertypen"),
    "fonts-do": (
        "simkit is not whole: install it again with: pip install --force-reinstall simkit",
        "simkit is niet compleet: installeer het opnieuw met: pip install --force-reinstall simkit",
    ),
    "audio": ("Audio", "Geluid"),
    "speech": ("Speech (espeak-ng)", "Spraak (espeak-ng)"),
    "openxr": ("A headset (OpenXR)", "Een headset (OpenXR)"),
    "versions": ("Versions", "Versies"),
    "pip": ('pip install "simkit[stage]"', 'pip install "simkit[stage]"'),
    "gl": (
        "install an OpenGL driver; on Debian and Ubuntu: apt install libegl1 libgl1 libgl1-mesa-dri",
        "installeer een OpenGL-stuurprogramma; op Debian en Ubuntu: apt install libegl1 libgl1 libgl1-mesa-dri",
    ),
    "no-display": ("no display to open a window on", "geen beeldscherm om een venster op te openen"),
    "no-gl": ("no OpenGL that can draw", "geen OpenGL die kan tekenen"),
    "display-do": (
        "practise in the terminal, or log in on a desktop",
        "oefen in de terminal, of log in op een desktop",
    ),
    "not-installed": ("not installed", "niet geïnstalleerd"),
    "software": ("drawn by the processor", "getekend door de processor"),
    "no-runtime": ("no OpenXR runtime", "geen OpenXR-runtime"),
    "runtime-do": (
        "install your headset's software (SteamVR, Meta Quest Link, Monado)",
        "installeer de software van je headset (SteamVR, Meta Quest Link, Monado)",
    ),
    "espeak-do": (
        "optional, to let lines be spoken; on Debian and Ubuntu: apt install espeak-ng",
        "niet verplicht, om zinnen te laten uitspreken; op Debian en Ubuntu: apt install espeak-ng",
    ),
    "no-audio": ("no audio service found", "geen geluidsdienst gevonden"),
    "audio-do": (
        "optional: every line is captioned",
        "niet verplicht: elke zin staat ook in beeld",
    ),
    "system": ("part of the system", "hoort bij het systeem"),
    "no-tty": (
        "no terminal: output goes to a pipe or a file",
        "geen terminal: de uitvoer gaat naar een pipe of bestand",
    ),
    "tty-do": ("plain lines are used there", "daar worden gewone regels gebruikt"),
}

"""What the commands that deliver sessions say."""

from __future__ import annotations

from typing import Any, Final

_WORDS: Final = {
    "ask-code": ("The code from {server}/devices", "De code van {server}/devices"),
    "pair": (
        "Open {address}\nand confirm that it shows the code {code}. Waiting …",
        "Open {address}\nen bevestig dat daar de code {code} staat. Even wachten …",
    ),
    "denied": ("denied there", "daar geweigerd"),
    "expired": ("not confirmed in time", "niet op tijd bevestigd"),
    "enrolled": (
        "This device delivers to {server} for {person}. Assessments go there by themselves from now on; "
        "practice stays here until you send it with `simkit sync SESSION`.",
        "Dit apparaat verstuurt naar {server}, voor {person}. Toetsen gaan daar vanaf nu vanzelf heen; "
        "oefeningen blijven hier tot je ze verstuurt met `simkit sync SESSIE`.",
    ),
    "status": (
        "This device delivers to {server} for {person}, since {since}.",
        "Dit apparaat verstuurt naar {server}, voor {person}, sinds {since}.",
    ),
    "forgotten": (
        "This device delivers nothing any more. Close it on {server}/devices too.",
        "Dit apparaat verstuurt niets meer. Sluit het ook op {server}/devices.",
    ),
    "privacy": (
        "This session counts. It goes to {server} under the name of {person}. You can see it there, and so can {who}. "
        "Managers see figures of groups alone.",
        "Deze sessie telt mee. Ze gaat naar {server}, op naam van {person}. Jij kunt haar daar zien, net als {who}. "
        "Leidinggevenden zien alleen cijfers van groepen.",
    ),
    "who.groups": (
        "the trainers of {groups}, who can correct it",
        "de trainers van {groups}, die haar kunnen corrigeren",
    ),
    "who.nobody": (
        "the trainers of a group once you are in one",
        "de trainers van een groep, zodra je daarin zit",
    ),
    "accepted": ("{id} {title}: received, signed on {at}", "{id} {title}: ontvangen, ondertekend op {at}"),
    "refused": ("{id} {title}: refused. {message}", "{id} {title}: geweigerd. {message}"),
    "held": ("{id} {title}: waits. {message}", "{id} {title}: wacht. {message}"),
    "erased": ("{id} {title}: erased there, and stays so", "{id} {title}: daar gewist, en dat blijft zo"),
    "nothing": ("Nothing waits to be sent to {server}.", "Er wacht niets om naar {server} te sturen."),
    "before": (
        "{n} from before this device was enrolled: name those you want to send.",
        "{n} van voordat dit apparaat was aangemeld: noem welke je wilt versturen.",
    ),
    "waits": (
        "{n} not received yet; `simkit sync` tries again, and so does your next session.",
        "{n} nog niet ontvangen; `simkit sync` probeert het opnieuw, en je volgende sessie ook.",
    ),
    "kept-there": (
        "{server} keeps what it received of {id}. Ask there to have it erased: {server}/me",
        "{server} houdt wat het van {id} ontving. Vraag daar om het te wissen: {server}/me",
    ),
    "receipt": (
        "Received by {server} on {at}, and signed: {lines} lines, as they are here{checked}.",
        "Ontvangen door {server} op {at}, en ondertekend: {lines} regels, zoals ze hier staan{checked}.",
    ),
    "unchecked": (
        " (the signature is checked where simkit[server] is installed)",
        " (de handtekening wordt gecontroleerd waar simkit[server] staat)",
    ),
}


def say(language: str, key: str, /, **values: Any) -> str:
    return _WORDS[key][language == "nl"].format(**values)

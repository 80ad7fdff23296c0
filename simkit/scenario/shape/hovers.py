"""What each key means, in one sentence, for an editor's hover; English and Dutch."""

from __future__ import annotations

_HOVERS: dict[str, tuple[str, str]] = {
    "simkit": ("Number of the language; 1.", "Nummer van de taal van het bestand; 1."),
    "scenario": ("The scenario's name, as its folder.", "De naam van het scenario, gelijk aan de map."),
    "title": ("What a trainee sees as its title.", "De titel die een deelnemer ziet."),
    "language": (
        "Language the texts are written in (en, nl).",
        "Taal waarin de teksten geschreven zijn (en, nl).",
    ),
    "minutes": ("About how long it takes.", "Hoe lang het ongeveer duurt."),
    "place": ("Where it happens: the name of a place.", "Waar het gebeurt: de naam van een plaats."),
    "rubric": ("File with the criteria and levels.", "Bestand met de criteria en niveaus."),
    "briefing": ("What the trainee reads first.", "Wat de deelnemer vooraf leest."),
    "cast": ("Who takes part, by name.", "Wie er meedoet, op naam."),
    "causes": (
        "What moves people: named under `causes:`, used by name.",
        "Wat mensen raakt: benoemd onder `causes:`, gebruikt bij naam.",
    ),
    "facts": ("What the scenario remembers, each bounded.", "Wat het scenario onthoudt, elk begrensd."),
    "endings": (
        "How it can end, with a name for the trainee.",
        "Hoe het kan aflopen, met een naam voor de deelnemer.",
    ),
    "start": (
        "Where it begins: the first scene, a fact's first value, or a feeling from 0 to 100.",
        "Waar het begint: de eerste scène, de beginwaarde van een feit, of een gevoel van 0 tot 100.",
    ),
    "scenes": ("The scenes, each a list of steps.", "De scènes, elk een lijst stappen."),
    "name": ("The name shown with what they say.", "De naam die bij hun tekst staat."),
    "person": (
        "Which person of the library they look like.",
        "Op welke persoon uit de bibliotheek zij lijken.",
    ),
    "voice": ("The voice that speaks their lines.", "De stem die hun regels spreekt."),
    "feels": ("What they feel at the start, 0 to 100 each.", "Wat zij aan het begin voelen, elk 0 tot 100."),
    "outfit": ("What they wear, part by part.", "Wat zij dragen, stuk voor stuk."),
    "half-life": (
        "In how much story time a feeling goes half the way back to its start.",
        "In hoeveel verhaaltijd een gevoel half terugzakt naar het begin.",
    ),
    "range": (
        "Lowest and highest number of a fact: [0, 10].",
        "Laagste en hoogste getal van een feit: [0, 10].",
    ),
    "one of": ("The words a fact can have.", "De woorden die een feit kan hebben."),
    "id": (
        "A name that never changes; translations, logs and scores hang on it.",
        "Een naam die nooit verandert; vertalingen, verslagen en scores hangen eraan.",
    ),
    "only if": ("Only when this is true.", "Alleen als dit waar is."),
    "once": ("At most once in a session.", "Hoogstens één keer per sessie."),
    "set": ("Gives a fact a new value.", "Geeft een feit een nieuwe waarde."),
    "add": ("Adds a number to a fact.", "Telt een getal op bij een feit."),
    "face": (
        "The face for this line, over the feelings.",
        "Het gezicht bij deze regel, in plaats van de gevoelens.",
    ),
    "go to": ("On to another scene.", "Verder naar een andere scène."),
    "call": ("Plays another scene and comes back.", "Speelt een andere scène en komt terug."),
    "end": ("Ends the session with this ending.", "Beëindigt de sessie met deze afloop."),
    "wait": ("Lets story time pass: 2 s.", "Laat verhaaltijd verstrijken: 2 s."),
    "after": (
        "When: after so much time from here.",
        "Wanneer: na zoveel tijd vanaf hier.",
    ),
    "vary": (
        "One of these, by the session's seed.",
        "Een van deze, bepaald door het startgetal van de sessie.",
    ),
    "choose": ("What the trainee can say or do now.", "Wat de deelnemer nu kan zeggen of doen."),
    "topics": ("Parts of a talk in any order.", "Onderdelen van een gesprek in willekeurige volgorde."),
    "about": ("The criteria this is an opportunity for.", "De criteria waarvoor dit een gelegenheid is."),
    "if silent": (
        "What is said when the trainee stays silent.",
        "Wat er gezegd wordt als de deelnemer zwijgt.",
    ),
    "within": ("Time limit; only if the point is time.", "Tijdslimiet; alleen als het om tijd gaat."),
    "otherwise": ("What happens when the time is over.", "Wat er gebeurt als de tijd om is."),
    "say": ("What the trainee says.", "Wat de deelnemer zegt."),
    "do": ("What the trainee does without words.", "Wat de deelnemer zonder woorden doet."),
    "early": (
        "Can be taken while the line is still being said.",
        "Kan al gekozen worden terwijl de regel nog klinkt.",
    ),
    "optional": (
        "Stays on offer until the other topics are done.",
        "Blijft mogelijk tot de andere onderwerpen gedaan zijn.",
    ),
    "evidence": (
        "What the choice shows, criterion by criterion.",
        "Wat de keuze laat zien, criterium voor criterium.",
    ),
    "feedback": ("What the debrief says about it.", "Wat de nabespreking erover zegt."),
    "then": (
        "What happens next, before the talk goes on.",
        "Wat er dan gebeurt, voor het gesprek verdergaat.",
    ),
}


def hover(key: str, language: str = "en") -> str | None:
    found = _HOVERS.get(key)
    return None if found is None else found[1 if language.partition("-")[0] == "nl" else 0]

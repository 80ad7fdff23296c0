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
    "interruptible": (
        "While it goes on, the other topics can be taken up; it then begins anew later.",
        "Terwijl het loopt kunnen andere onderwerpen; het begint dan later opnieuw.",
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
    "kinds": (
        "New kinds of objects, made from those of the library.",
        "Nieuwe soorten objecten, gemaakt van die uit de bibliotheek.",
    ),
    "objects": (
        "What stands here: objects by name.",
        "Wat hier staat: objecten op naam.",
    ),
    "zones": (
        "Parts of the floor that matter.",
        "Delen van de vloer die ertoe doen.",
    ),
    "hands": (
        "How many things can be held at once: 1 or 2.",
        "Hoeveel je tegelijk vast kunt houden: 1 of 2.",
    ),
    "tasks": (
        "What the trainee has to get done, in steps.",
        "Wat de deelnemer moet doen, in stappen.",
    ),
    "never": (
        "What must not happen.",
        "Wat niet mag gebeuren.",
    ),
    "kind": (
        "Which kind of object it is.",
        "Wat voor soort object het is.",
    ),
    "from": (
        "The kind that this one extends.",
        "De soort die deze uitbreidt.",
    ),
    "properties": (
        "What can change about it, each bounded.",
        "Wat eraan kan veranderen, elk begrensd.",
    ),
    "affordances": (
        "What one can do with it.",
        "Wat je ermee kunt doen.",
    ),
    "words": (
        "The words of a property as a trainee reads them.",
        "De woorden van een eigenschap zoals een deelnemer ze leest.",
    ),
    "looks": (
        "Hints for how it is drawn.",
        "Aanwijzingen voor hoe het getekend wordt.",
    ),
    "spot": (
        "The name of a spot of the place.",
        "De naam van een plek in de ruimte.",
    ),
    "at": (
        "Where it stands, in metres: [right, away, up].",
        "Waar het staat, in meters: [rechts, verder, omhoog].",
    ),
    "facing": (
        "Where it faces, in degrees.",
        "Waar het naartoe wijst, in graden.",
    ),
    "in": (
        "The object it lies in at the start.",
        "Het object waar het aan het begin in ligt.",
    ),
    "box": (
        "Two corners, in metres: [x1, y1, x2, y2].",
        "Twee hoeken, in meters: [x1, y1, x2, y2].",
    ),
    "circle": (
        "Middle and radius, in metres: [x, y, radius].",
        "Midden en straal, in meters: [x, y, straal].",
    ),
    "of": (
        "The property that is turned; the properties that are filled in.",
        "De eigenschap die gedraaid wordt; de eigenschappen die ingevuld worden.",
    ),
    "as": (
        "The words it can be reported as.",
        "De woorden waarmee je het kunt melden.",
    ),
    "accepts": (
        "The kinds or objects it goes with.",
        "De soorten of objecten waar het bij past.",
    ),
    "takes": (
        "How long the hands are busy.",
        "Hoe lang de handen bezig zijn.",
    ),
    "says": (
        "What one reads or hears by it.",
        "Wat je erdoor leest of hoort.",
    ),
    "label": (
        "The words for it, instead of those simkit makes.",
        "De woorden ervoor, in plaats van die simkit maakt.",
    ),
    "gesture": (
        "How hands do it.",
        "Hoe handen het doen.",
    ),
    "open": (
        "Opening it.",
        "Openen.",
    ),
    "close": (
        "Closing it.",
        "Sluiten.",
    ),
    "press": (
        "Pressing it.",
        "Indrukken.",
    ),
    "turn to": (
        "Turning it to a position.",
        "Draaien naar een stand.",
    ),
    "take": (
        "Taking it in the hand.",
        "In de hand nemen.",
    ),
    "put down": (
        "Putting it down.",
        "Neerleggen.",
    ),
    "put in": (
        "Putting it into something.",
        "Ergens in leggen.",
    ),
    "put on": (
        "Putting it onto something.",
        "Ergens op leggen.",
    ),
    "hang on": (
        "Hanging it on something.",
        "Ergens aan hangen.",
    ),
    "fill in": (
        "Filling in its fields.",
        "Velden invullen.",
    ),
    "read": (
        "Reading it.",
        "Lezen.",
    ),
    "use on": (
        "Using it on something.",
        "Ergens op gebruiken.",
    ),
    "inspect": (
        "Looking at it closely, on purpose.",
        "Er met opzet van dichtbij naar kijken.",
    ),
    "report": (
        "Reporting it.",
        "Melden.",
    ),
    "task": (
        "Work at a task until it is done.",
        "Werk aan een taak tot hij gedaan is.",
    ),
    "free": (
        "Work freely until this is true.",
        "Werk vrij tot dit waar is.",
    ),
    "send": (
        "Raises an event that scenes may answer with if sent.",
        "Geeft een gebeurtenis af waar scènes met if sent op reageren.",
    ),
    "cancel": (
        "Calls off a timer or a delayed event, by its id.",
        "Blaast een timer of uitgestelde gebeurtenis af, op id.",
    ),
    "meanwhile": (
        "Starts a scene beside this one.",
        "Begint een scène naast deze.",
    ),
    "join": (
        "Waits until a scene beside this one has ended.",
        "Wacht tot een scène ernaast klaar is.",
    ),
    "resume": (
        "On to a scene, where it was left.",
        "Verder in een scène, waar die verlaten werd.",
    ),
    "depth": (
        "deep: the very point; shallow: the start of the scene inside that was on.",
        "deep: precies dat punt; shallow: het begin van de scène erin die bezig was.",
    ),
    "if sent": (
        "What this scene does about an event.",
        "Wat deze scène met een gebeurtenis doet.",
    ),
    "steps": (
        "The steps, one after the other.",
        "De stappen, de een na de ander.",
    ),
    "act": (
        "An act in words: turn switch to off.",
        "Een handeling in woorden: turn switch to off.",
    ),
    "done when": (
        "Done as soon as this is true.",
        "Gedaan zodra dit waar is.",
    ),
    "any order": (
        "All of these, in any order.",
        "Alle, in willekeurige volgorde.",
    ),
    "in order": (
        "All of these, one after the other.",
        "Alle, de een na de ander.",
    ),
    "atomic": (
        "Once begun, nothing else until it is done.",
        "Eenmaal begonnen, niets anders tot het gedaan is.",
    ),
    "repeat": (
        "So many times.",
        "Zo vaak.",
    ),
    "hints": (
        "Hints, given when asked for or after a while.",
        "Hints, op verzoek of na een tijdje.",
    ),
    "text": (
        "What the hint says.",
        "Wat de hint zegt.",
    ),
    "at most": (
        "The best this step shows once the hint was given.",
        "Het beste dat deze stap laat zien als de hint gegeven is.",
    ),
    "errors": (
        "What an error does and shows.",
        "Wat een fout doet en laat zien.",
    ),
    "show": (
        "Whether the trainee sees the steps: yes, on request, no.",
        "Of de deelnemer de stappen ziet: yes, on request, no.",
    ),
    "that": (
        "A condition that must not become true.",
        "Een voorwaarde die niet waar mag worden.",
    ),
    "while": (
        "Only while this is true.",
        "Alleen zolang dit waar is.",
    ),
    "near": (
        "How near is a near miss: a distance to the zone, or an act.",
        "Hoe dichtbij een bijna-ongeval is: een afstand tot de zone, of een handeling.",
    ),
    "near within": (
        "So soon after while ended, it is a near miss too.",
        "Zo kort na het einde van while is het ook een bijna-ongeval.",
    ),
    "near miss": (
        "What a near miss does and shows.",
        "Wat een bijna-ongeval doet en laat zien.",
    ),
    "severity": (
        "note, serious or critical.",
        "note, serious of critical.",
    ),
    "cooldown": (
        "So long after a violation it is not told again.",
        "Zo lang na een overtreding wordt die niet opnieuw gemeld.",
    ),
    "kept": (
        "What it shows when nothing happened until while ended.",
        "Wat het laat zien als er niets gebeurde tot while eindigde.",
    ),
}


def hover(key: str, language: str = "en") -> str | None:
    found = _HOVERS.get(key)
    return None if found is None else found[1 if language.partition("-")[0] == "nl" else 0]

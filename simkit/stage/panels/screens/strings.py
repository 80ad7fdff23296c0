"""Every word of the interface itself, in English and Dutch. The learner is *je*; buttons are infinitives."""

from __future__ import annotations

LANGUAGES = ("en", "nl")

_TABLE: dict[str, tuple[str, str]] = {
    # roles and places, for the voice
    "role.button": ("button", "knop"),
    "role.option": ("answer option", "antwoord"),
    "role.heading": ("heading", "kop"),
    "role.list": ("list", "lijst"),
    "role.slider": ("slider", "schuif"),
    "role.timer": ("time left", "tijd over"),
    "role.curve": ("graph", "grafiek"),
    "place": ("{n} of {total}", "{n} van {total}"),
    "chosen": ("on", "aan"),
    "unchosen": ("off", "uit"),
    # modes
    "mode.practice": ("Practice", "Oefenen"),
    "mode.class": ("Class", "Klas"),
    "mode.assessment": ("Assessment", "Toets"),
    "mode.practice.long": ("Practice: only you see this", "Oefenen: alleen jij ziet dit"),
    "mode.class.long": ("Class: your trainer watches", "Klas: je trainer kijkt mee"),
    "mode.assessment.long": ("Assessment: this counts", "Toets: dit telt mee"),
    "see.practice": (
        "This is practice. What you do stays on this device, unless you share it yourself.",
        "Dit is oefenen. Wat je doet blijft op dit apparaat, tenzij je het zelf deelt.",
    ),
    "see.class": (
        "Your trainer sees this session, for this class only. It is deleted afterwards; nothing is recorded.",
        "Je trainer ziet deze sessie, alleen voor deze klas. Daarna wordt alles gewist; niets blijft staan.",
    ),
    "see.assessment": (
        "This is an assessment. Your trainer sees your answers and levels, and a person decides the result.",
        "Dit is een toets. Je trainer ziet je antwoorden en niveaus, en een mens beslist over de uitslag.",
    ),
    # buttons
    "begin": ("Start", "Beginnen"),
    "continue": ("Continue", "Doorgaan"),
    "pause": ("Pause", "Pauzeren"),
    "repeat": ("Repeat the last line", "Laatste zin herhalen"),
    "transcript": ("What was said", "Wat er gezegd is"),
    "stop": ("Stop", "Stoppen"),
    "close": ("Close", "Sluiten"),
    "close-note": ("Close", "Sluiten"),
    "retry": ("Try again from here", "Vanaf hier opnieuw proberen"),
    "again": ("Try again from the start", "Opnieuw vanaf het begin"),
    "smaller": ("Smaller text", "Kleinere tekst"),
    "larger": ("Larger text", "Grotere tekst"),
    # settings
    "settings": ("Settings", "Instellingen"),
    "language": ("Language", "Taal"),
    "language.en": ("English", "English"),
    "language.nl": ("Nederlands", "Nederlands"),
    "text-size": ("Text size", "Tekstgrootte"),
    "contrast": ("Contrast", "Contrast"),
    "contrast.normal": ("Normal", "Normaal"),
    "contrast.high": ("High", "Hoog"),
    "access": ("Accessibility and settings", "Toegankelijkheid en instellingen"),
    "back": ("Back", "Terug"),
    "to-list": ("All scenarios", "Alle scenario's"),
    # the list of scenarios
    "offers": ("What would you like to practise?", "Wat wil je oefenen?"),
    "offers.none": (
        "There are no scenarios here. Put one in a folder named scenarios, or install simkit anew.",
        "Er zijn hier geen scenario's. Zet er een in een map met de naam scenarios, of installeer simkit opnieuw.",
    ),
    "offer.minutes": ("{n} minutes", "{n} minuten"),
    "offer.minutes.one": ("1 minute", "1 minuut"),
    "offer.new": ("Not finished yet", "Nog niet afgerond"),
    "offer.best": ("Best levels so far, of 4", "Beste niveaus tot nu toe, van 4"),
    "offer.level": ("{criterion} {n}", "{criterion} {n}"),
    "offer.only": ("In {languages} only", "Alleen in het {languages}"),
    "only.en": ("English", "Engels"),
    "only.nl": ("Dutch", "Nederlands"),
    "go-on": ("Go on where you were", "Verdergaan waar je was"),
    # talk
    "caption": ("{speaker} says: {line}", "{speaker} zegt: {line}"),
    "options": ("Choose an answer", "Kies een antwoord"),
    "say-first": (
        "What would you say? Say it aloud first. Nobody records it.",
        "Wat zou je zeggen? Zeg het eerst hardop. Niemand neemt het op.",
    ),
    "show-options": ("Show what I can say", "Laat zien wat ik kan zeggen"),
    "option.done": ("dealt with: {text}", "besproken: {text}"),
    "seconds-left": ("{n} seconds left", "Nog {n} seconden"),
    "second-left": ("1 second left", "Nog 1 seconde"),
    # work
    "here": ("What you can do here", "Wat je hier kunt doen"),
    "deeds-of": ("{name}: {n} things to do", "{name}: {n} dingen te doen"),
    "deed-of": ("{name}: one thing to do", "{name}: één ding te doen"),
    "tasks": ("Task list (J)", "Takenlijst (J)"),
    "tasks.hide": ("Hide the list (J)", "Lijst verbergen (J)"),
    "hint": ("Hint (H)", "Hint (H)"),
    "step.done": ("done: {text}", "gedaan: {text}"),
    "step.now": ("now: {text}", "nu: {text}"),
    "step.later": ("later: {text}", "later: {text}"),
    "step.optional": ("{text} (if you like)", "{text} (hoeft niet)"),
    "in-hand": ("In your hand: {names}", "In je hand: {names}"),
    "less": ("less", "minder"),
    "more": ("more", "meer"),
    # start
    "about-minutes": ("about {n} minutes", "ongeveer {n} minuten"),
    "about-minutes.one": ("about 1 minute", "ongeveer 1 minuut"),
    "you-practise": ("You practise", "Je oefent"),
    "assessed-on": ("Assessed on", "Je laat zien"),
    "briefing": ("Briefing", "Voorbespreking"),
    "who-can-see": ("Who can see this", "Wie kan dit zien"),
    # pause, transcript
    "paused": ("Paused", "Pauze"),
    "paused.note": (
        "Time stands still. Take as long as you like.",
        "De tijd staat stil. Neem rustig de tijd.",
    ),
    "nothing-said": ("Nothing has been said yet.", "Er is nog niets gezegd."),
    "you": ("You", "Jij"),
    "you.do": ("You do", "Je doet"),
    # debrief
    "debrief": ("Debrief", "Nabespreking"),
    "part.look-back": ("Looking back", "Terugblik"),
    "part.levels": ("Your levels", "Je niveaus"),
    "part.talk": ("The conversation", "Het gesprek"),
    "decisions": ("Decisions", "Keuzes"),
    "part.talk.moments": ("Moment by moment", "Moment voor moment"),
    "moments": ("What you said and did", "Wat je zei en deed"),
    "moments.wrong": ("A dashed edge: look at that again.", "Een streepjesrand: kijk daar nog eens naar."),
    "n-moments": ("{n} moments", "{n} momenten"),
    "n-moments.one": ("1 moment", "1 moment"),
    "detection": ("Telling hazards apart", "Gevaren onderscheiden"),
    "n-decisions": ("{n} decisions", "{n} keuzes"),
    "one-decision": ("1 decision", "1 keuze"),
    "n-minutes": ("{n} min", "{n} min"),
    "passed": ("Passed", "Behaald"),
    "not-yet": ("Not yet passed", "Nog niet behaald"),
    "turn.question": ("Where did the conversation turn?", "Waar kantelde het gesprek?"),
    "turn.question.moments": ("Which answer made the difference?", "Welk antwoord maakte het verschil?"),
    "turn.how": (
        "Look at the feelings of the other, and choose the decision that made the difference.",
        "Kijk naar de gevoelens van de ander, en kies de keuze die het verschil maakte.",
    ),
    "axis.high": ("strong", "sterk"),
    "axis.low": ("faint", "zwak"),
    "turn.how-plain": (
        "Choose the decision that made the difference.",
        "Kies de keuze die het verschil maakte.",
    ),
    "turn.how-plain.moments": ("Choose it by its number.", "Kies het met zijn nummer."),
    "turn.plain": (
        "You chose decision {guess}. What made the difference there?",
        "Jij koos keuze {guess}. Wat maakte daar het verschil?",
    ),
    "turn.same": (
        "The feelings show it too: most changed at decision {n}.",
        "De gevoelens laten dat ook zien: bij keuze {n} veranderde het meest.",
    ),
    "turn.other": (
        "You chose decision {guess}. By the feelings, most changed at decision {n}. "
        "What do you make of that?",
        "Jij koos keuze {guess}. Volgens de gevoelens veranderde bij keuze {n} het meest. "
        "Wat denk je daarvan?",
    ),
    "turn.none": (
        "You chose decision {guess}. The feelings show no clear turning point.",
        "Jij koos keuze {guess}. De gevoelens laten geen duidelijk kantelpunt zien.",
    ),
    "decision-n": ("Decision {n}", "Keuze {n}"),
    "strength": ("What went well", "Wat goed ging"),
    "moment": ("A moment to try again", "Een moment om opnieuw te proberen"),
    "feelings": ("How they felt", "Hoe de ander zich voelde"),
    "curve.label": (
        "{name}: from {first} to {last} of 100, lowest {low}, highest {high}",
        "{name}: van {first} naar {last} van de 100, laagste {low}, hoogste {high}",
    ),
    "said-to-you": ("They said", "De ander zei"),
    "you-said": ("You said", "Jij zei"),
    "you-did": ("You chose", "Jij koos"),
    "could-have": ("What else you could have said", "Wat je ook had kunnen zeggen"),
    "see": ("See this moment again", "Dit moment opnieuw zien"),
    "seen-again": ("Decision {n}: you said", "Keuze {n}: jij zei"),
    "first-time": ("First attempt", "Eerste poging"),
    "this-time": ("This time", "Deze keer"),
    "first-time.up": (
        "First attempt: level {first}. This time {n} higher.",
        "Eerste poging: niveau {first}. Deze keer {n} hoger.",
    ),
    "first-time.same": (
        "First attempt: level {first}, as now.",
        "Eerste poging: niveau {first}, net als nu.",
    ),
    "first-time.down": (
        "First attempt: level {first}. This time {n} lower.",
        "Eerste poging: niveau {first}. Deze keer {n} lager.",
    ),
    "first-time.unseen": ("First attempt: level {first}.", "Eerste poging: niveau {first}."),
    "level-of": ("level {n} of 4", "niveau {n} van 4"),
    "level.1": ("1 · hinders", "1 · werkt tegen"),
    "level.2": ("2 · beginning", "2 · beginnend"),
    "level.3": ("3 · sound", "3 · goed"),
    "level.4": ("4 · expert", "4 · expert"),
    "level.none": ("not observed", "niet waargenomen"),
    "level.none.why": (
        "This conversation gave no opportunity for it.",
        "Dit gesprek gaf er geen gelegenheid voor.",
    ),
    "level.none.why.moments": (
        "This time there was no opportunity for it.",
        "Deze keer was er geen gelegenheid voor.",
    ),
    "levels.note.moments": (
        "Levels are of this exercise only, from what you said and did.",
        "Niveaus gelden alleen voor deze oefening, uit wat je zei en deed.",
    ),
    "levels.note": (
        "Levels are of this conversation only, from what you chose.",
        "Niveaus gelden alleen voor dit gesprek, uit wat je koos.",
    ),
    "n-opportunities": ("from {n} opportunities", "uit {n} gelegenheden"),
    "one-opportunity": ("from 1 opportunity", "uit 1 gelegenheid"),
    "grade.harmful": ("worked against it", "werkte tegen"),
    "grade.weak": ("not yet", "nog niet"),
    "grade.sound": ("sound", "goed"),
    "grade.strong": ("strong", "sterk"),
    "graded": ("{criterion}: {grade}", "{criterion}: {grade}"),
}


def say(language: str, key: str, **values: object) -> str:
    """KeyError for a key that does not exist; a language without its own words gets English.

    Of `n=1` it speaks in the singular, where the table has that.
    """
    if values.get("n") == 1 and f"{key}.one" in _TABLE:
        key = f"{key}.one"
    english, dutch = _TABLE[key]
    return (dutch if language == "nl" else english).format(**values)


def keys() -> tuple[str, ...]:
    return tuple(_TABLE)

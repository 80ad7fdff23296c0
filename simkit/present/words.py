"""Every interface string a presenter shows, in English and Dutch, from one table.

The trainee is "you" and *je*; a button is an infinitive in Dutch, an instruction an imperative.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("en", "nl")

_TABLE: Final[Mapping[str, tuple[str, str]]] = {
    # what things are called
    "language.en": ("English", "Engels"),
    "language.nl": ("Dutch", "Nederlands"),
    "mode.practice": ("practice mode", "oefenmodus"),
    "mode.class": ("class mode", "klasmodus"),
    "mode.assessment": ("assessment mode", "toetsmodus"),
    "grade.harmful": ("harmful", "schadelijk"),
    "grade.weak": ("weak", "zwak"),
    "grade.sound": ("sound", "goed"),
    "grade.strong": ("strong", "sterk"),
    "grade.missed": ("missed", "gemist"),
    "feeling.anger": ("anger", "boosheid"),
    "feeling.worry": ("worry", "zorgen"),
    "feeling.sadness": ("sadness", "verdriet"),
    "feeling.joy": ("joy", "blijdschap"),
    "feeling.surprise": ("surprise", "verbazing"),
    "feeling.trust": ("trust", "vertrouwen"),
    "feeling.openness": ("openness", "openheid"),
    "face.neutral": ("calm", "rustig"),
    "face.calm": ("calm", "rustig"),
    "face.irritated": ("irritated", "geïrriteerd"),
    "face.angry": ("angry", "boos"),
    "face.anger": ("angry", "boos"),
    "face.worried": ("worried", "bezorgd"),
    "face.worry": ("worried", "bezorgd"),
    "face.sad": ("sad", "verdrietig"),
    "face.sadness": ("sad", "verdrietig"),
    "face.glad": ("glad", "blij"),
    "face.joy": ("glad", "blij"),
    "face.happy": ("glad", "blij"),
    "face.smile": ("smiling", "glimlachend"),
    "face.relieved": ("relieved", "opgelucht"),
    "face.surprised": ("surprised", "verrast"),
    "face.surprise": ("surprised", "verrast"),
    "face.disappointed": ("disappointed", "teleurgesteld"),
    "you": ("You", "Jij"),
    "you.do": ("You do", "Je doet"),
    "narrator": ("What happens", "Wat er gebeurt"),
    # welcome
    "briefing": ("Briefing", "Voorbespreking"),
    "minutes": ("about {minutes} minutes", "ongeveer {minutes} minuten"),
    "minutes.one": ("about 1 minute", "ongeveer 1 minuut"),
    "attempt": ("attempt {attempt}", "poging {attempt}"),
    "guest": ("as a guest", "als gast"),
    "skills": ("You practise: {skills}.", "Je oefent: {skills}."),
    "what-if": (
        "This is a what-if from an earlier decision. It does not count as an attempt.",
        "Je probeert iets anders vanaf een eerdere keuze. Dit telt niet als poging.",
    ),
    "resumed": ("You go on where you stopped.", "Je gaat verder waar je stopte."),
    "start": (
        "Press Enter to start, or type ? for help.",
        "Druk op Enter om te beginnen, of typ ? voor hulp.",
    ),
    "resume": ("Press Enter to resume.", "Druk op Enter om verder te gaan."),
    # who can see this
    "privacy.guest": (
        "You practise as a guest: nothing is kept, and nobody can see this session later.",
        "Je oefent als gast: er wordt niets bewaard en niemand kan deze sessie later zien.",
    ),
    "privacy.practice": (
        "Practice stays on this device. Nobody else sees this session unless you share it.",
        "Een oefening blijft op dit apparaat. Niemand anders ziet deze sessie, tenzij je haar deelt.",
    ),
    "privacy.class": (
        "Your trainer can see this session for this class. It is deleted after a set number of days.",
        "Je trainer kan deze sessie zien voor deze klas. Ze wordt na een vast aantal dagen verwijderd.",
    ),
    "privacy.assessment": (
        "This session counts. It goes into the skills record under a pseudonym; a trainer can see and correct it.",
        "Deze sessie telt mee. Ze komt onder een pseudoniem in het dossier; "
        "een trainer kan haar zien en corrigeren.",
    ),
    "assessment.note": (
        "This is an assessment of a local trainee under a pseudonym ({trainee}).",
        "Dit is een toets van een lokale deelnemer onder een pseudoniem ({trainee}).",
    ),
    # the talk
    "say": ("What do you say?", "Wat zeg je?"),
    "topics": (
        "What do you bring up? You choose the order.",
        "Waar begin je over? Je kiest zelf de volgorde.",
    ),
    "break-in": (
        "You can break in with a number, or press Enter to listen on.",
        "Typ een nummer om te onderbreken, of druk op Enter om verder te luisteren.",
    ),
    "say-first": (
        "What would you say? Say it aloud first. Nobody records it.",
        "Wat zou je zeggen? Zeg het eerst hardop. Niemand neemt het op.",
    ),
    "show-options": ("Show what I can say", "Laat zien wat ik kan zeggen"),
    "say-first.ask": ("1 or Enter, when you have said it", "1 of Enter, als je het gezegd hebt"),
    "say-first.early": ("1 to break in, or Enter to listen", "1 om te onderbreken, of Enter om te luisteren"),
    "aloud.on": (
        "From now on you say it aloud first; what you can say comes when you ask for it. Nobody records it.",
        "Voortaan zeg je het eerst hardop; wat je kunt zeggen komt als je erom vraagt. Niemand neemt het op.",
    ),
    "aloud.off": (
        "From now on you see at once what you can say.",
        "Voortaan zie je meteen wat je kunt zeggen.",
    ),
    # doing
    "do": ("What do you do?", "Wat doe je?"),
    "do.or-say": ("What do you say or do?", "Wat zeg of doe je?"),
    "do.with": ("{act}: choose.", "{act}: kies."),
    "do.range": (
        "{act}: type a number from {low} to {high}.",
        "{act}: typ een getal van {low} tot {high}.",
    ),
    "do.out-of-range": (
        "“{typed}” is not a number from {low} to {high}.",
        "“{typed}” is geen getal van {low} tot {high}.",
    ),
    "do.found": ("With “{typed}”:", "Met “{typed}”:"),
    "do.none": (
        "Nothing you can do here has “{typed}” in it. Press Enter for the whole list.",
        "Niets wat je hier kunt doen heeft “{typed}” in zich. Druk op Enter voor de hele lijst.",
    ),
    "do.not-a-number": (
        "“{typed}” is not in the list. Type a number from 1 to {last}, or Enter for the whole list.",
        "“{typed}” staat niet in de lijst. Typ een nummer van 1 tot {last}, of Enter voor de hele lijst.",
    ),
    "do.number": (
        "Number, or letters of a name, and Enter",
        "Nummer, of letters van een naam, en Enter",
    ),
    "do.number.back": (
        "Number, or Enter for the whole list",
        "Nummer, of Enter voor de hele lijst",
    ),
    "do.number.line": (
        "Number to act now, or Enter to listen",
        "Nummer om nu te doen, of Enter om te luisteren",
    ),
    "do.new": ("New or other now:", "Nieuw of anders:"),
    "do.gone": ("No longer here: {things}.", "Niet meer hier: {things}."),
    "do.go": ("Go somewhere else", "Ergens anders heen gaan"),
    "do.hand": ("In your hand: {things}.", "In je hand: {things}."),
    "do.zone": ("You are in: {zone}.", "Je bent in: {zone}."),
    "do.open": ("open", "openen"),
    "do.close": ("close", "sluiten"),
    "do.press": ("press", "drukken"),
    "do.turn to": ("turn", "draaien"),
    "do.take": ("take", "pakken"),
    "do.put down": ("put down", "neerleggen"),
    "do.put in": ("put in", "erin doen"),
    "do.put on": ("put on", "erop leggen"),
    "do.hang on": ("hang on", "ophangen"),
    "do.fill in": ("fill in", "invullen"),
    "do.read": ("read", "lezen"),
    "do.use on": ("use", "gebruiken"),
    "do.call": ("call", "bellen"),
    "do.inspect": ("inspect", "bekijken"),
    "do.report": ("report", "melden"),
    "tasks": ("Tasks", "Taken"),
    "tasks.none": ("There is no list of tasks here.", "Hier is geen takenlijst."),
    "tasks.done": ("{step}: done", "{step}: gedaan"),
    "tasks.optional": ("{step} (if you like)", "{step} (als je wilt)"),
    "tasks.left": ("{task}: {seconds} seconds left.", "{task}: nog {seconds} seconden."),
    "tasks.late": ("The time for this is over.", "De tijd hiervoor is om."),
    "changed": ("{object}: {what}.", "{object}: {what}."),
    "changed.open.yes": ("open", "open"),
    "changed.open.no": ("closed", "dicht"),
    "changed.running.yes": ("it runs", "draait"),
    "changed.running.no": ("it stands still", "staat stil"),
    "changed.locked.yes": ("locked", "vergrendeld"),
    "changed.locked.no": ("no longer locked", "niet meer vergrendeld"),
    "changed.there.yes": ("you see it now", "die zie je nu"),
    "changed.there.no": ("gone", "weg"),
    "changed.position.on": ("on", "aan"),
    "changed.position.off": ("off", "uit"),
    "hint": ("Hint: {text}", "Aanwijzing: {text}"),
    "wait.nothing": ("Nothing happens here by itself.", "Hier gebeurt niets vanzelf."),
    "hint.none": ("There is no hint here.", "Hier is geen aanwijzing."),
    "help.work": (
        "A number: that answer or act; Enter: the list again. Letters of a name: what can be done with it. "
        "h: a hint. k: tasks. w: wait a moment. r: repeat. t: the conversation so far. "
        "s: say it aloud first, on or off. l: language. p: pause. q: stop.",
        "Een nummer: dat antwoord of die handeling; Enter: de lijst opnieuw. Letters van een naam: wat ermee kan. "
        "h: een aanwijzing. k: taken. w: even wachten. r: herhalen. t: het gesprek tot nu toe. "
        "s: eerst hardop zeggen, aan of uit. l: taal. p: pauzeren. q: stoppen.",
    ),
    # what was done, in the debrief
    "moment": ("Moment {number}", "Moment {number}"),
    "moment.step": ("done in its turn", "op zijn beurt gedaan"),
    "moment.act": ("You did", "Jij deed"),
    "moment.not-done": ("You did not", "Wat je niet deed"),
    "moment.kept": ("you kept away from it", "je bleef ervan af"),
    "moment.order": ("too early", "te vroeg"),
    "moment.object": ("with the wrong thing", "met het verkeerde"),
    "moment.omitted": ("left out", "overgeslagen"),
    "moment.late": ("too late", "te laat"),
    "moment.near-miss": ("that was close", "dat scheelde weinig"),
    "moment.violation": ("this must not happen", "dit mag niet gebeuren"),
    "moment.critical": ("critical", "kritiek"),
    "moment.due": ("What it was the turn of", "Wat aan de beurt was"),
    "moment.hinted": ("after a hint", "na een aanwijzing"),
    "detection.note": (
        "This number is for you; it decides nothing.",
        "Dit getal is voor jou; het beslist niets.",
    ),
    "number": ("Type a number and press Enter", "Typ een nummer en druk op Enter"),
    "number.early": ("Number to break in, or Enter", "Nummer om te onderbreken, of Enter"),
    "time-left": ("{seconds} s left", "nog {seconds} s"),
    "time-limit": (
        "You have {seconds} seconds to answer.",
        "Je hebt {seconds} seconden om te antwoorden.",
    ),
    "time-limit.one": ("You have 1 second to answer.", "Je hebt 1 seconde om te antwoorden."),
    "time-left.say.one": ("1 second left.", "Nog 1 seconde."),
    "time-left.say": ("{seconds} seconds left.", "Nog {seconds} seconden."),
    "time-out": ("The time ran out. You gave no answer.", "De tijd is om. Je gaf geen antwoord."),
    "interrupted-line": ("You broke in.", "Je onderbrak."),
    "wait": ("It is quiet for a moment.", "Het is even stil."),
    "not-a-number": (
        "“{typed}” is not one of the answers. Type a number from 1 to {last}, or ? for help.",
        "“{typed}” is geen van de antwoorden. Typ een nummer van 1 tot {last}, of ? voor hulp.",
    ),
    "only-one": (
        "“{typed}” is not the answer. Type 1, or ? for help.",
        "“{typed}” is niet het antwoord. Typ 1, of ? voor hulp.",
    ),
    "paused": (
        "Paused. Time stands still. Press Enter to continue.",
        "Gepauzeerd. De tijd staat stil. Druk op Enter om door te gaan.",
    ),
    "transcript": ("The conversation so far", "Het gesprek tot nu toe"),
    "transcript.empty": ("Nothing has been said yet.", "Er is nog niets gezegd."),
    "language.now": ("Language: English.", "Taal: Nederlands."),
    "language.only": (
        "This scenario has one language: {language}.",
        "Dit scenario heeft één taal: {language}.",
    ),
    "quit.sure": (
        "Stop now? Your session stays open and you can resume it. Type y to stop, or Enter to continue.",
        "Nu stoppen? Je sessie blijft open en je kunt later verdergaan. Typ j om te stoppen, of Enter om door te gaan.",
    ),
    "quit.sure.guest": (
        "Stop now? As a guest nothing is kept. Type y to stop, or Enter to continue.",
        "Nu stoppen? Als gast wordt er niets bewaard. Typ j om te stoppen, of Enter om door te gaan.",
    ),
    "help": (
        "A number: that answer. r: repeat. t: the conversation so far. s: say it aloud first, on or off. "
        "l: language. p: pause. q: stop.",
        "Een nummer: dat antwoord. r: herhalen. t: het gesprek tot nu toe. s: eerst hardop zeggen, aan of uit. "
        "l: taal. p: pauzeren. q: stoppen.",
    ),
    "refused": (
        "That answer is not open now. Nothing changed.",
        "Dat antwoord kan nu niet. Er is niets veranderd.",
    ),
    "left": (
        "You stopped. Go on later with: simkit play {scenario} --resume {session}",
        "Je bent gestopt. Ga later verder met: simkit play {scenario} --resume {session}",
    ),
    "still-open": (
        "This session is not finished. Go on with: simkit play {scenario} --resume {session}",
        "Deze sessie is niet af. Ga verder met: simkit play {scenario} --resume {session}",
    ),
    "left.guest": ("You stopped. Nothing was kept.", "Je bent gestopt. Er is niets bewaard."),
    "eof": ("The input ended.", "De invoer is afgelopen."),
    # debrief
    "debrief": ("Debrief", "Nabespreking"),
    "ending": ("How it ended: {ending}.", "Hoe het afliep: {ending}."),
    "duration": ("Time in the talk: {time}.", "Tijd in het gesprek: {time}."),
    "duration.exercise": ("Time in the exercise: {time}.", "Tijd in de oefening: {time}."),
    "levels": ("What this talk showed", "Wat dit gesprek liet zien"),
    "levels.exercise": ("What this exercise showed", "Wat deze oefening liet zien"),
    "level": ("level {level} of 4", "niveau {level} van 4"),
    "not-observed": ("not observed", "niet waargenomen"),
    "outcome.passed": ("Passed.", "Behaald."),
    "outcome.not_yet": ("Not yet passed.", "Nog niet behaald."),
    "outcome.undecided": ("There is no pass or fail here.", "Hier is geen uitslag voor."),
    "no-card": (
        "This scenario has no rubric, so there are no levels.",
        "Dit scenario heeft geen beoordelingsmodel, dus er zijn geen niveaus.",
    ),
    "decisions": ("Your decisions", "Je keuzes"),
    "reviews": ("What you said and did", "Wat je zei en deed"),
    "decision": ("Decision {number}", "Keuze {number}"),
    "decision.strength": ("this went well", "dit ging goed"),
    "decision.moment": ("worth another try", "nog een keer proberen waard"),
    "heard": ("You heard", "Je hoorde"),
    "said": ("You said", "Jij zei"),
    "said.nothing": ("You gave no answer; the time ran out.", "Je gaf geen antwoord; de tijd was om."),
    "evidence": ("Evidence", "Bewijs"),
    "evidence.none": ("No evidence for or against.", "Geen bewijs voor of tegen."),
    "feedback": ("Feedback", "Feedback"),
    "moves": ("What it did", "Wat het deed"),
    "move": ("{feeling} from {before} to {after}", "{feeling} van {before} naar {after}"),
    "also-open": ("Also open", "Kon ook"),
    "character-feelings": (
        "The feelings are the character's: computed from your choices, not measured from you.",
        "De gevoelens zijn van het personage: berekend uit je keuzes, niet aan jou gemeten.",
    ),
    "debrief.ask": (
        "Type try and a number to retry from that decision, again for the whole scenario, or quit.",
        "Typ probeer en een nummer om vanaf die keuze opnieuw te proberen, opnieuw voor het hele scenario, of stop.",
    ),
    "debrief.ask.no-try": (
        "Type again for the whole scenario, or quit.",
        "Typ opnieuw voor het hele scenario, of stop.",
    ),
    "debrief.unclear": ("I did not understand “{typed}”.", "Ik begreep “{typed}” niet."),
    "debrief.no-decision": (
        "There is no decision {number}; they go from 1 to {last}.",
        "Er is geen keuze {number}; ze lopen van 1 tot {last}.",
    ),
    "halted": (
        "The scenario stopped because of a fault in it ({code}). Your session up to here is kept.",
        "Het scenario stopte door een fout erin ({code}). Je sessie tot hier is bewaard.",
    ),
    "replayed": ("You watch a session that was played before.", "Je kijkt een eerdere sessie terug."),
    # after it, on the command line
    "verified": (
        "The journal holds: {entries} entries, an unbroken chain, and the same events when done again. Head {head}.",
        "Het logboek klopt: {entries} regels, een hele keten, en dezelfde gebeurtenissen bij overdoen. Kop {head}.",
    ),
    "not-verified": (
        "The journal does not hold: see the messages. It has {entries} entries; head {head}.",
        "Het logboek klopt niet: zie de meldingen. Het heeft {entries} regels; kop {head}.",
    ),
    "kept.journal": ("Journal: {path}", "Logboek: {path}"),
    "kept.record": ("Record: {path}", "Dossier: {path}"),
    "kept.statements": ("xAPI statements: {path}", "xAPI-statements: {path}"),
    "kept.picture": ("Picture: {path}", "Beeld: {path}"),
    "kept.nothing": ("You played as a guest: nothing was kept.", "Je speelde als gast: er is niets bewaard."),
    "scorecard": ("Scorecard", "Scorekaart"),
}

COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "help": ("?", "h", "help", "hulp"),
    "repeat": ("r", "repeat", "herhaal", "herhalen"),
    "transcript": ("t", "transcript", "gesprek"),
    "language": ("l", "language", "taal"),
    "aloud": ("s", "aloud", "hardop"),
    "pause": ("p", "pause", "pauze", "pauzeren"),
    "quit": ("q", "quit", "exit", "stop", "stoppen"),
    "yes": ("y", "yes", "j", "ja"),
    "again": ("a", "again", "opnieuw", "o"),
    "hint": ("hint", "tip", "aanwijzing"),
    "wait": ("w", "wait", "wacht", "wachten"),
    "tasks": ("k", "tasks", "task", "taken", "taak"),
    "try": ("try", "probeer", "vanaf"),
}
"""Command -> what a trainee may type for it; words of both languages count in either."""


def word(language: str, key: str, /, **values: object) -> str:
    """The string in `language` (`nl-BE` counts as nl), English where there is no other. Raises KeyError.

    Of one minute or one second it speaks in the singular, where the table has that.
    """
    if 1 in (values.get("minutes"), values.get("seconds")) and f"{key}.one" in _TABLE:
        key = f"{key}.one"
    base = language.partition("-")[0]
    column = LANGUAGES.index(base) if base in LANGUAGES else 0
    return _TABLE[key][column].format(**values)


def has_word(key: str) -> bool:
    return key in _TABLE


def command(typed: str) -> str | None:
    """The command a trainee typed, or None."""
    low = typed.strip().lower()
    return next((name for name, words in COMMANDS.items() if low in words), None)


def clock_time(ms: int) -> str:
    """`4:05` for 245,000 ms."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"

"""Words of judging, second ratings, appeals and calibration."""

WORDS = {
    "judge.title": ("Judge", "Beoordelen"),
    "judge.open": ("Judge this session", "Deze sessie beoordelen"),
    "judge.whole-session": ("The whole session", "De hele sessie"),
    "judge.criterion": ("Criterion", "Criterium"),
    "judge.critical": ("critical", "kritiek"),
    "judge.no-evidence": (
        "Nothing in this session counted for it.",
        "Niets in deze sessie telde hiervoor mee.",
    ),
    "judge.no-answer": ("the time ran out", "de tijd was om"),
    "judge.by-rules": (
        "By the rubric’s rules; nobody judged it yet.",
        "Volgens de regels van het beoordelingsmodel; nog door niemand beoordeeld.",
    ),
    "judge.nothing-seen": (
        "The rules found no occasion to see it. Rate it if you did see it.",
        "De regels zagen er geen gelegenheid voor. Heb je het wel gezien, geef dan een niveau.",
    ),
    "judge.rules-gave": ("The rules gave:", "De regels gaven:"),
    "judge.by.confirmed": ("Confirmed by {name}, {date}.", "Bevestigd door {name}, {date}."),
    "judge.by.overridden": ("Changed by {name}, {date}.", "Aangepast door {name}, {date}."),
    "judge.by.rated": ("Rated by {name}, {date}.", "Beoordeeld door {name}, {date}."),
    "judge.by.resolved": ("Settled by {name}, {date}.", "Beslist door {name}, {date}."),
    "judge.kind.confirmed": ("Confirmed", "Bevestigd"),
    "judge.kind.overridden": ("Changed", "Aangepast"),
    "judge.kind.rated": ("Rated", "Beoordeeld"),
    "judge.kind.resolved": ("Settled", "Beslist"),
    "judge.kind.withdrawn": ("Taken back", "Teruggenomen"),
    "judge.kind.rules": ("By the rules", "Volgens de regels"),
    "judge.confirm": ("Confirm", "Bevestigen"),
    "judge.change": ("Adjust the level", "Beoordeling aanpassen"),
    "judge.rate": ("Give a level", "Niveau geven"),
    "judge.withdraw": ("Take back", "Terugnemen"),
    "judge.withdraw.about": (
        "What was judged stays in the history, and the rules’ level holds again:",
        "Wat er beoordeeld is blijft in de geschiedenis, en het niveau van de regels geldt weer:",
    ),
    "judge.level": ("Level", "Niveau"),
    "judge.reason": ("Reason", "Reden"),
    "judge.reason.seen": (
        "The trainee reads this reason. Name what was said or done.",
        "De deelnemer leest deze reden. Noem wat er gezegd of gedaan is.",
    ),
    "judge.save": ("Save", "Opslaan"),
    "judge.own": (
        "This is your own session: another trainer judges it.",
        "Dit is je eigen sessie: een andere trainer beoordeelt die.",
    ),
    "judge.blind": (
        "You are to rate this session without seeing its levels. They show when the ratings are in.",
        "Je beoordeelt deze sessie zonder de niveaus te zien. Die zie je als de beoordelingen binnen zijn.",
    ),
    "judge.history": ("History ({n})", "Geschiedenis ({n})"),
    "judge.incomplete": ("Choose a level and give a reason.", "Kies een niveau en geef een reden."),
    "judge.meanwhile": (
        "Somebody judged this, or it was scored again, while you were at it. Nothing of yours is lost, and nothing is"
        " saved yet: see what holds now, then save yours or leave it.",
        "Terwijl je bezig was heeft iemand dit beoordeeld, of is het opnieuw gescoord. Wat jij invulde is niet weg, en"
        " nog niet opgeslagen: kijk wat nu geldt, en sla het jouwe dan op of laat het zo.",
    ),
    "judge.yours": ("Yours", "Van jou"),
    "judge.now": ("What holds now", "Wat nu geldt"),
    "judge.second": ("Second rating", "Tweede beoordeling"),
    "judge.seconds": ("Second ratings", "Tweede beoordelingen"),
    "judge.second.about": (
        "Two trainers rate this session, each without the levels and without the other. What they agree on is judged;"
        " where they differ, you settle it.",
        "Twee trainers beoordelen deze sessie, elk zonder de niveaus en zonder de ander. Waar ze het eens zijn, staat"
        " het vast; waar ze verschillen, hak je de knoop door.",
    ),
    "judge.second.of": ("By {first} and {second}", "Door {first} en {second}"),
    "judge.second.nobody": (
        "A second rating takes two trainers of the trainee’s groups who have not judged this session yet.",
        "Voor een tweede beoordeling zijn twee trainers nodig van de groepen van de deelnemer, die deze sessie nog niet"
        " hebben beoordeeld.",
    ),
    "judge.second.first": ("First rater", "Eerste beoordelaar"),
    "judge.second.second": ("Second rater", "Tweede beoordelaar"),
    "judge.second.ask": ("Ask", "Vragen"),
    "judge.rate.title": ("Rate without the levels", "Beoordelen zonder de niveaus"),
    "judge.rate.about": (
        "You see what was said, and the levels in words. What the rules gave and what the other found, you see when"
        " both are in.",
        "Je ziet wat er gezegd is, en de niveaus in woorden. Wat de regels gaven en wat de ander vond, zie je als"
        " beide binnen zijn.",
    ),
    "judge.rate.missing": (
        "Choose a level for every criterion; what you filled in is still there.",
        "Kies bij elk criterium een niveau; wat je invulde staat er nog.",
    ),
    "judge.rate.where": (
        "There was an opportunity for it at {moments}.",
        "Er was een gelegenheid voor op {moments}.",
    ),
    "judge.rate.why": ("What you saw (not required)", "Wat je zag (niet verplicht)"),
    "judge.rate.final": (
        "Sent is sent: a rating is not changed afterwards.",
        "Verstuurd is verstuurd: een beoordeling pas je niet meer aan.",
    ),
    "judge.rate.send": ("Send", "Versturen"),
    "judge.said": ("What was said", "Wat er gezegd is"),
    "judge.trainee": ("Trainee", "Deelnemer"),
    "judge.in": ("in", "binnen"),
    "judge.not-in": ("not in yet", "nog niet binnen"),
    "judge.waiting": (
        "The ratings show when both are in.",
        "Je ziet de beoordelingen als beide binnen zijn.",
    ),
    "judge.ratings.about": (
        "{first} and {second} rated this session without seeing each other’s levels.",
        "{first} en {second} beoordeelden deze sessie zonder elkaars niveaus te zien.",
    ),
    "judge.holds": ("Holds", "Geldt"),
    "judge.differ": ("differ", "verschillend"),
    "judge.settle": ("Settle", "Beslissen"),
    "judge.settle.level": ("The level that holds", "Het niveau dat geldt"),
    "judge.to-rate": ("For you to rate", "Voor jou om te beoordelen"),
    "judge.nothing-to-rate": ("Nobody asked you for a rating.", "Niemand vroeg je om een beoordeling."),
    "judge.asked-on": ("asked on {date}", "gevraagd op {date}"),
    "judge.waits-for-other": ("yours is in; waits for the other", "die van jou is binnen; wacht op de ander"),
    "judge.to-settle": ("Where two raters differ", "Waar twee beoordelaars verschillen"),
    "judge.nothing-to-settle": ("Nothing to settle.", "Niets te beslissen."),
    "judge.n-differ": ("{n} criteria differ", "{n} criteria verschillend"),
    "judge.n-differ.one": ("{n} criterion differs", "{n} criterium verschillend"),
    "judge.confirmed": ("confirmed a level", "bevestigde een niveau"),
    "judge.overridden": ("changed a level", "paste een niveau aan"),
    "judge.rated": ("rated a criterion", "beoordeelde een criterium"),
    "judge.resolved": ("settled a level", "besliste over een niveau"),
    "judge.withdrawn": ("took a judgement back", "nam een beoordeling terug"),
    "judge.asked": ("asked for a second rating", "vroeg een tweede beoordeling"),
    "judge.rated-blind": ("rated without the levels", "beoordeelde zonder de niveaus"),
    "judge.appeal": ("Appeal", "Bezwaar"),
    "judge.appeal.about": (
        "Do you think a level is not right? Say why. A trainer reads it, looks at your session again and answers here.",
        "Klopt een niveau volgens jou niet? Zeg waarom. Een trainer leest het, bekijkt je sessie opnieuw en antwoordt"
        " hier.",
    ),
    "judge.appeal.make": ("Appeal", "Bezwaar maken"),
    "judge.appeal.of": ("Against", "Tegen"),
    "judge.appeal.whole": ("The whole session", "De hele sessie"),
    "judge.appeal.why": ("What is not right, and why", "Wat er niet klopt, en waarom"),
    "judge.appeal.send": ("Send", "Versturen"),
    "judge.appeal.open": ("waits for an answer", "wacht op antwoord"),
    "judge.appeal.all-open": (
        "All of it waits for an answer already.",
        "Alles wacht al op een antwoord.",
    ),
    "judge.appeal.colleague": (
        "You judged this yourself. A colleague of yours answers this appeal.",
        "Je hebt dit zelf beoordeeld. Een collega beantwoordt dit bezwaar.",
    ),
    "judge.appeals.open": ("To answer", "Te beantwoorden"),
    "judge.appeals.none": ("No appeal waits for an answer.", "Er wacht geen bezwaar op antwoord."),
    "judge.appeals.answered": ("Answered lately", "Onlangs beantwoord"),
    "judge.appeals.text": ("Appeal", "Bezwaar"),
    "judge.answer": ("Answer", "Antwoord"),
    "judge.answer.to": ("To which level", "Naar welk niveau"),
    "judge.answer.text": ("Your answer, with the reason", "Je antwoord, met de reden"),
    "judge.answer.send": ("Answer", "Antwoorden"),
    "judge.outcome.upheld": ("The level stays", "Het niveau blijft"),
    "judge.outcome.changed": ("The level changes", "Het niveau verandert"),
    "judge.incomplete-answer": (
        "Say whether the level stays or to which it changes, and why.",
        "Zeg of het niveau blijft of waarnaar het verandert, en waarom.",
    ),
    "judge.answered-meanwhile": (
        "Somebody answered this appeal while you were at it. Your answer was not saved; it stands here, so that it"
        " is not lost.",
        "Terwijl je bezig was heeft iemand dit bezwaar beantwoord. Jouw antwoord is niet opgeslagen; het staat hier,"
        " zodat het niet weg is.",
    ),
    "judge.calibration.about": (
        "A set of sessions that several raters rate, each for themselves, to learn to rate alike.",
        "Een set sessies die meerdere beoordelaars beoordelen, elk voor zich, om op één lijn te komen.",
    ),
    "judge.calibration.none": ("There is no set yet.", "Er is nog geen set."),
    "judge.calibration.by": ("by {name}, {date}", "van {name}, {date}"),
    "judge.calibration.closed": ("closed", "gesloten"),
    "judge.calibration.left": ("{n} to rate", "nog {n} te beoordelen"),
    "judge.calibration.done": ("all rated", "alles beoordeeld"),
    "judge.calibration.new": ("A new set", "Een nieuwe set"),
    "judge.calibration.scenario": ("Scenario", "Scenario"),
    "judge.calibration.find": ("Find sessions", "Sessies zoeken"),
    "judge.calibration.too-few": (
        "There are not two sessions of this scenario that you may see.",
        "Er zijn geen twee sessies van dit scenario die jij mag zien.",
    ),
    "judge.calibration.name": ("Name of the set", "Naam van de set"),
    "judge.calibration.sessions": ("Sessions", "Sessies"),
    "judge.calibration.choices": ("{n} choices", "{n} keuzes"),
    "judge.calibration.choices.one": ("{n} choice", "{n} keuze"),
    "judge.calibration.make": ("Make the set", "Set maken"),
    "judge.set.training": (
        "This is for training: you see yourself beside the others, and nobody is ranked. {owner}, who made the set,"
        " sees each rater by name. Trainers who rate in it do not see levels of these sessions until they have rated"
        " them.",
        "Dit is om van te leren: je ziet jezelf naast de anderen, en er is geen ranglijst. {owner}, die de set maakte,"
        " ziet elke beoordelaar bij naam. Trainers die erin beoordelen zien de niveaus van deze sessies pas als ze die"
        " hebben beoordeeld.",
    ),
    "judge.set.session": ("Session {n}", "Sessie {n}"),
    "judge.set.to-rate": ("to rate", "te beoordelen"),
    "judge.set.rated": ("rated", "beoordeeld"),
    "judge.set.not-yours": ("not for you to rate", "niet voor jou"),
    "judge.set.first-rate": (
        "Rate a session first; then you see how you and the others agree.",
        "Beoordeel eerst een sessie; daarna zie je hoe jij en de anderen overeenstemmen.",
    ),
    "judge.set.group": ("How far the raters agree", "Hoe ver de beoordelaars overeenstemmen"),
    "judge.set.about": (
        "{n} raters. Each criterion in each session is a unit; “not observed” is no rating. α is Krippendorff’s"
        " (ordinal), κ is Cohen’s with linear weights for two raters and Fleiss’ for more; between brackets the"
        " 95 % interval.",
        "{n} beoordelaars. Elk criterium in elke sessie is een eenheid; ‘niet waargenomen’ is geen beoordeling. α is"
        " die van Krippendorff (ordinaal), κ die van Cohen met lineaire gewichten bij twee beoordelaars en die van"
        " Fleiss bij meer; tussen haakjes het 95%-interval.",
    ),
    "judge.set.about.one": (
        "{n} rater so far: agreement takes two.",
        "Nog maar {n} beoordelaar: overeenstemming vraagt er twee.",
    ),
    "judge.set.units": ("Units", "Eenheden"),
    "judge.set.says": ("In words", "In woorden"),
    "judge.set.whole": ("All criteria", "Alle criteria"),
    "judge.set.one-rater": ("Fewer than two rated it.", "Minder dan twee hebben het beoordeeld."),
    "judge.set.you": ("You", "Jij"),
    "judge.set.beside": ("beside the others", "naast de anderen"),
    "judge.set.apart": (
        "Where the raters are furthest apart",
        "Waar de beoordelaars het verst uiteen liggen",
    ),
    "judge.set.item": ("Session and criterion", "Sessie en criterium"),
    "judge.set.yours": ("Yours", "Van jou"),
    "judge.set.none-apart": ("Nowhere.", "Nergens."),
    "judge.set.close": ("Close the set", "Set sluiten"),
    "judge.set.close-about": (
        "Once it is closed nobody rates in it any more, and everybody sees the levels again.",
        "Als de set gesloten is beoordeelt niemand er meer in, en ziet iedereen de niveaus weer.",
    ),
    "judge.appealed": ("appealed", "maakte bezwaar"),
    "judge.answered": ("answered an appeal", "beantwoordde een bezwaar"),
    "judge.set-made": ("made a calibration set", "maakte een kalibratieset"),
    "judge.set-closed": ("closed a calibration set", "sloot een kalibratieset"),
    "judge.rated-in-set": ("rated in a calibration set", "beoordeelde in een kalibratieset"),
}

"""Words of deliveries: devices, what was refused, and what counts."""

WORDS = {
    "menu.programs": ("What counts", "Wat telt"),
    "upload.devices": ("My devices", "Mijn apparaten"),
    "upload.devices.about": (
        "A device delivers your assessments by itself, and practice when you say so.",
        "Een apparaat verstuurt je toetsen vanzelf, en oefeningen als jij dat zegt.",
    ),
    "upload.devices.none": ("You have no device yet.", "Je hebt nog geen apparaat."),
    "upload.device": ("Device", "Apparaat"),
    "upload.device.since": ("Since", "Sinds"),
    "upload.device.seen": ("Last heard from", "Laatst van gehoord"),
    "upload.device.never": ("not yet", "nog niet"),
    "upload.device.delivered": ("Sessions", "Sessies"),
    "upload.device.open": ("may deliver", "mag versturen"),
    "upload.device.closed": ("closed on {date}", "gesloten op {date}"),
    "upload.device.close": ("Close", "Sluiten"),
    "upload.device.close-what": (
        "A closed device delivers nothing more. What it delivered stays.",
        "Een gesloten apparaat verstuurt niets meer. Wat het verstuurde, blijft.",
    ),
    "upload.add": ("Add a device", "Apparaat toevoegen"),
    "upload.add.one": (
        "On the device, type this, and then the code:",
        "Typ dit op het apparaat, en daarna de code:",
    ),
    "upload.add.make": ("Make a code", "Code maken"),
    "upload.add.code": ("Your code", "Je code"),
    "upload.add.within": (
        "It works once, within fifteen minutes. Give it to nobody: it is for your own sessions.",
        "Hij werkt één keer, binnen een kwartier. Geef hem aan niemand: hij is voor je eigen sessies.",
    ),
    "upload.add.browser": (
        "Is the browser on the device itself? Then this is enough, and you confirm it here:",
        "Staat de browser op het apparaat zelf? Dan is dit genoeg, en bevestig je het hier:",
    ),
    "upload.pair": ("Add this device?", "Dit apparaat toevoegen?"),
    "upload.pair.ask": (
        "The device “{name}” asks to deliver sessions as {person}.",
        "Het apparaat ‘{name}’ vraagt om sessies te versturen als {person}.",
    ),
    "upload.pair.same": (
        "Does the device show this code? Say yes only if you began this yourself, just now.",
        "Staat deze code op het apparaat? Zeg alleen ja als je hier zelf zojuist mee begonnen bent.",
    ),
    "upload.pair.yes": ("Yes, add it", "Ja, toevoegen"),
    "upload.pair.no": ("No", "Nee"),
    "upload.pair.code": ("The code on the device", "De code op het apparaat"),
    "upload.pair.next": ("Next", "Verder"),
    "upload.pair.wrong": (
        "This code is not known, was answered already, or is older than fifteen minutes. Start again on the device.",
        "Deze code is niet bekend, al beantwoord, of ouder dan een kwartier. Begin opnieuw op het apparaat.",
    ),
    "upload.pair.done.yes": (
        "Done. The device goes on by itself; you can close this page.",
        "Klaar. Het apparaat gaat vanzelf verder; je kunt deze pagina sluiten.",
    ),
    "upload.pair.done.no": (
        "The device was not added, and delivers nothing.",
        "Het apparaat is niet toegevoegd en verstuurt niets.",
    ),
    "upload.flags": ("Refused sessions", "Geweigerde sessies"),
    "upload.flags.about": (
        "Deliveries that were not taken. A refusal proves nothing about a person: disks fail, and versions differ.",
        "Wat niet is aangenomen. Een weigering bewijst niets over iemand: schijven haperen, en versies verschillen.",
    ),
    "upload.flags.none": ("Nothing was refused.", "Er is niets geweigerd."),
    "upload.flags.none-closed": ("Nothing was closed yet.", "Er is nog niets afgehandeld."),
    "upload.flags.open": ("To look at", "Te bekijken"),
    "upload.flags.closed": ("Closed", "Afgehandeld"),
    "upload.flag.from": ("{person}, from “{device}”", "{person}, vanaf ‘{device}’"),
    "upload.flag.session": ("session {session}", "sessie {session}"),
    "upload.flag.close": ("Looked at", "Bekeken"),
    "upload.flag.again": ("Looked at; it may be sent once more", "Bekeken; mag nog eens verstuurd worden"),
    "upload.flags.older": ("Older", "Ouder"),
    "upload.programs": ("What counts as an assessment", "Wat als toets telt"),
    "upload.programs.about": (
        "Assessments count in the scenarios that come with simkit, and in the versions that are accepted here. "
        "Others wait on the trainees’ devices; nothing is lost.",
        "Toetsen tellen in de scenario’s die bij simkit horen, en in de versies die hier zijn goedgekeurd. "
        "Andere wachten op de apparaten van de deelnemers; er gaat niets verloren.",
    ),
    "upload.programs.waiting": ("Waiting", "In afwachting"),
    "upload.programs.waiting-none": ("Nothing waits to be accepted.", "Er wacht niets op goedkeuring."),
    "upload.programs.scenario": ("Scenario", "Scenario"),
    "upload.programs.version": ("Version", "Versie"),
    "upload.programs.last": ("Last tried", "Laatst geprobeerd"),
    "upload.programs.untitled": ("not read yet", "nog niet gelezen"),
    "upload.programs.accept": ("Accept", "Goedkeuren"),
    "upload.programs.accepted": ("Accepted", "Goedgekeurd"),
    "upload.programs.accepted-none": (
        "None but those that come with simkit.",
        "Geen, behalve die bij simkit horen.",
    ),
    "upload.programs.by": ("{name}, {date}", "{name}, {date}"),
    "upload.programs.who": ("By", "Door"),
    "upload.programs.withdraw": ("Withdraw", "Intrekken"),
    "upload.programs.any": ("Any version", "Elke versie"),
    "upload.programs.any-on": (
        "Assessments count in every scenario, whoever made it. "
        "A trainee can alter a scenario: then the levels say little.",
        "Toetsen tellen in elk scenario, wie het ook maakte. "
        "Een deelnemer kan een scenario aanpassen: dan zeggen de niveaus weinig.",
    ),
    "upload.programs.any-off": (
        "Only accepted versions count. That is the safe way.",
        "Alleen goedgekeurde versies tellen. Zo is het veilig.",
    ),
    "upload.programs.any-yes": ("Let every version count", "Elke versie laten tellen"),
    "upload.programs.any-no": ("Only accepted versions", "Alleen goedgekeurde versies"),
    "upload.enrolled": ("enrolled a device", "meldde een apparaat aan"),
    "upload.device-closed": ("closed a device", "sloot een apparaat"),
    "upload.flag-closed": ("looked at a refused session", "bekeek een geweigerde sessie"),
    "upload.program-accepted": (
        "accepted a version of a scenario",
        "keurde een versie van een scenario goed",
    ),
    "upload.program-withdrawn": ("withdrew a version of a scenario", "trok een versie van een scenario in"),
}

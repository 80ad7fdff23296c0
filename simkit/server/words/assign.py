"""Words of assignments."""

WORDS = {
    "assign.title": ("Assignments", "Opdrachten"),
    "assign.new": ("Give a scenario to do", "Een scenario opgeven"),
    "assign.scenario": ("Scenario", "Scenario"),
    "assign.to": ("For", "Voor"),
    "assign.groups": ("Groups", "Groepen"),
    "assign.people": ("People", "Mensen"),
    "assign.mode": ("As", "Als"),
    "assign.mode.practice": ("practice: it stays theirs", "oefening: die blijft van henzelf"),
    "assign.mode.assessment": ("assessment: it counts", "toets: die telt"),
    "assign.due": ("To be done by", "Uiterlijk klaar op"),
    "assign.due.none": ("no date", "geen datum"),
    "assign.note": ("A note for them (not required)", "Een opmerking erbij (hoeft niet)"),
    "assign.give": ("Give", "Opgeven"),
    "assign.none": ("Nothing was given to do yet.", "Er is nog niets opgegeven."),
    "assign.progress": ("{done} of {n} did it", "{done} van de {n} hebben het gedaan"),
    "assign.practice-private": (
        "Practice is private: whether somebody practised is shown here only for practice they shared or delivered.",
        "Oefenen is privé: of iemand oefende staat hier alleen als die persoon de oefening deelde of opstuurde.",
    ),
    "assign.person": ("Person", "Persoon"),
    "assign.done": ("Done on", "Gedaan op"),
    "assign.not-done": ("not yet", "nog niet"),
    "assign.overdue": ("overdue", "te laat"),
    "assign.cancel": ("Withdraw this assignment", "Deze opdracht intrekken"),
    "assign.wrong": (
        "Choose a scenario, for whom, and whether it counts.",
        "Kies een scenario, voor wie, en of het telt.",
    ),
    "assign.wrong-date": ("Choose a day that is still to come.", "Kies een dag die nog komt."),
    "assign.no-groups": (
        "You train no group yet. An administrator can add you to one.",
        "Je bent nog nergens trainer. Een beheerder kan je aan een groep toevoegen.",
    ),
    "assign.added": ("gave a scenario to do", "gaf een scenario op"),
    "assign.cancelled": ("withdrew an assignment", "trok een opdracht in"),
}

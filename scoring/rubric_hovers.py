"""What an editor says of each key of a rubric file, in English and Dutch."""

from collections.abc import Mapping
from typing import Final

HOVERS: Final[Mapping[str, tuple[str, str]]] = {
    "simkit-rubric": (
        "Version of the file format: 1.",
        "Versie van het bestandsformaat: 1.",
    ),
    "rubric": (
        "Id of the rubric: small letters, digits and hyphens.",
        "Id van het beoordelingsmodel: kleine letters, cijfers en streepjes.",
    ),
    "version": (
        'Version of the rubric, for example "1". Change it when levels come about in another way.',
        'Versie van het beoordelingsmodel, zoals "1". Verander die als niveaus anders tot stand komen.',
    ),
    "language": (
        "Language of the texts in this file, for example en or nl.",
        "Taal van de teksten in dit bestand, bijvoorbeeld en of nl.",
    ),
    "of": (
        "What sentences call a session: talk or exercise. A scenario with tasks is an exercise.",
        "Hoe zinnen een sessie noemen: talk (gesprek) of exercise (oefening). Een scenario met taken is een oefening.",
    ),
    "skills": ("Skills by id, each with its criteria.", "Vaardigheden per id, elk met hun criteria."),
    "criteria": ("Criteria by id.", "Criteria per id."),
    "skill.name": ("Name of the skill, as people see it.", "Naam van de vaardigheid, zoals mensen die zien."),
    "criterion.name": (
        "Name of the criterion, as people see it.",
        "Naam van het criterium, zoals mensen die zien.",
    ),
    "levels": (
        "The behaviour that marks each level: 1 harms, 2 beginner, 3 sound, 4 expert.",
        "Het gedrag dat bij elk niveau hoort: 1 schaadt, 2 beginner, 3 goed, 4 expert.",
    ),
    "1": ("Behaviour that harms.", "Gedrag dat schaadt."),
    "2": ("Behaviour of a beginner.", "Gedrag van een beginner."),
    "3": ("Sound behaviour.", "Goed gedrag."),
    "4": ("Behaviour of an expert.", "Gedrag van een expert."),
    "criterion.rule": (
        "Which of the grades becomes the level: typical (the middle one), lowest, highest, last, "
        "most (most often).",
        "Wat het niveau wordt: typical (de middelste), lowest (laagste), highest (hoogste), last (laatste), "
        "most (het vaakst).",
    ),
    "missed": (
        "Level a missed opportunity counts as, 1 to 3. It never makes the level higher.",
        "Niveau waarvoor een gemiste kans telt, 1 tot 3. Het maakt het niveau nooit hoger.",
    ),
    "harmful": (
        "counts: something harmful counts as level 1, like any grade. caps: the level is also no "
        "higher than cap.",
        "counts: iets schadelijks telt als niveau 1, zoals elk ander. caps: het niveau wordt ook "
        "niet hoger dan cap.",
    ),
    "cap": (
        "Highest level after something harmful, with harmful: caps. 1 if half or more of what was "
        "done is harmful.",
        "Hoogste niveau na iets schadelijks, bij harmful: caps. 1 als minstens de helft schadelijk is.",
    ),
    "criterion.at least": (
        "Opportunities needed for a level. With fewer the criterion is not observed.",
        "Aantal kansen dat nodig is voor een niveau. Bij minder is het criterium niet waargenomen.",
    ),
    "critical": (
        "Critical: when this goes wrong the session is not passed, whatever the rest.",
        "Kritiek: gaat dit mis, dan is de sessie niet behaald, wat de rest ook is.",
    ),
    "weight": ("How heavy this criterion counts, 1 to 100.", "Hoe zwaar dit criterium telt, 1 tot 100."),
    "pass": (
        "When a session is passed. Without it the outcome stays undecided.",
        "Wanneer een sessie behaald is. Zonder deze regel blijft de uitkomst open.",
    ),
    "pass.rule": (
        "conjunctive: each criterion at a least level. compensatory: enough points in all; good "
        "makes up for weak.",
        "conjunctive: elk criterium op een minimaal niveau. compensatory: samen genoeg punten; goed "
        "maakt zwak goed.",
    ),
    "pass.at least": (
        "A level (conjunctive) or a share of the points, such as 60 % (compensatory).",
        "Een niveau (conjunctive) of een deel van de punten, zoals 60 % (compensatory).",
    ),
    "pass.critical": (
        "Criteria that must not go wrong; the same as critical: yes at the criterion.",
        "Criteria die niet mis mogen gaan; hetzelfde als critical: yes bij het criterium.",
    ),
    "critical on": (
        "harmful: a critical criterion fails by anything harmful or at level 1. level: at level 1 alone.",
        "harmful: een kritiek criterium gaat mis bij iets schadelijks of bij niveau 1. level: alleen "
        "bij niveau 1.",
    ),
    "observed": (
        "Share of the criteria, by weight, that must have been observed. With less the outcome is undecided.",
        "Deel van de criteria, naar gewicht, dat waargenomen moet zijn. Bij minder blijft de uitkomst open.",
    ),
}
"""Key, or part and key where a key means several things -> its text."""

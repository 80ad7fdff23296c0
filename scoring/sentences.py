"""Every sentence of a scorecard, in English and Dutch, from one table."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from scoring.rubric import Of, Rule

LANGUAGES: Final = ("en", "nl")

_TABLE: Final[Mapping[str, tuple[str, str]]] = {
    "here.talk": ("In this talk", "In dit gesprek"),
    "here.exercise": ("In this exercise", "In deze oefening"),
    "level": (
        "{here}, from {opportunities}: level {level} of 4. {seen}.",
        "{here}, uit {opportunities}: niveau {level} van 4. {seen}.",
    ),
    "level.forced": (
        "{here}, outside an opportunity: level {level} of 4. {seen}.",
        "{here}, buiten een kans om: niveau {level} van 4. {seen}.",
    ),
    "no-opportunity": (
        "{here} there was no opportunity to show this. It is not observed: there is no level, "
        "and it does not count.",
        "{here} was er geen kans om dit te laten zien. Het is niet waargenomen: er is geen "
        "niveau en het telt niet mee.",
    ),
    "too-few": (
        "{here}, from {opportunities}: too few for a level, at least {at_least} are needed. It "
        "is not observed. {seen}.",
        "{here}, uit {opportunities}: te weinig voor een niveau, er zijn er minstens "
        "{at_least} nodig. Het is niet waargenomen. {seen}.",
    ),
    "all-missed": (
        "There was an opportunity, but it was not taken.",
        "Er was wel een kans, maar die is niet benut.",
    ),
    "outside": (
        "Something harmful outside an opportunity always counts.",
        "Iets schadelijks buiten een kans om telt altijd mee.",
    ),
    "opportunities.one": ("1 opportunity", "1 kans"),
    "opportunities.more": ("{count} opportunities", "{count} kansen"),
    "grade.strong": ("strong", "sterk"),
    "grade.sound": ("sound", "goed"),
    "grade.weak": ("weak", "zwak"),
    "grade.harmful": ("harmful", "schadelijk"),
    "grade.missed": ("missed", "gemist"),
    "rule.typical": (
        "The middle one counts; of two in the middle, the lower.",
        "De middelste telt; bij twee in het midden de laagste.",
    ),
    "rule.lowest": ("The lowest one counts.", "De laagste telt."),
    "rule.highest": ("The highest one counts.", "De hoogste telt."),
    "rule.last": ("The last one counts.", "De laatste keer telt."),
    "rule.most": (
        "What was seen most often counts; if it is a tie, the lower.",
        "Wat het vaakst voorkwam telt; bij gelijke aantallen de laagste.",
    ),
    "rule.missed": (
        "A missed opportunity counts as level {missed} and never makes the level higher.",
        "Een gemiste kans telt als niveau {missed} en maakt het niveau nooit hoger.",
    ),
    "rule.caps": (
        "After something harmful the level is {cap} at most; it is 1 if half or more of what was "
        "done is harmful.",
        "Na iets schadelijks is het niveau hooguit {cap}; het is 1 als minstens de helft van wat er "
        "gedaan is schadelijk is.",
    ),
    "rule.at-least": (
        "At least {at_least} opportunities are needed for a level.",
        "Er zijn minstens {at_least} kansen nodig voor een niveau.",
    ),
    "step.no-opportunity": ("No opportunity: not observed.", "Geen kans: niet waargenomen."),
    "step.too-few": (
        "{count} of at least {at_least} opportunities: not observed.",
        "{count} van minstens {at_least} kansen: niet waargenomen.",
    ),
    "step.levels": ("In order: {levels}.", "Op volgorde: {levels}."),
    "step.rule.typical": ("The middle one: {level}.", "De middelste: {level}."),
    "step.rule.lowest": ("The lowest: {level}.", "De laagste: {level}."),
    "step.rule.highest": ("The highest: {level}.", "De hoogste: {level}."),
    "step.rule.last": ("The last: {level}.", "De laatste: {level}."),
    "step.rule.most": ("Seen most often: {level}.", "Het vaakst: {level}."),
    "step.missed": (
        "A missed opportunity does not make the level higher: {level}.",
        "Een gemiste kans maakt het niveau niet hoger: {level}.",
    ),
    "step.cap": (
        "Something harmful ({count}×), so at most: {level}.",
        "Iets schadelijks ({count}×), dus hooguit: {level}.",
    ),
    "counted.grade": ("{grade}: counts as level {level}.", "{grade}: telt als niveau {level}."),
    "counted.missed": (
        "Missed: there was an opportunity, and it was not taken. Counts as level {level}.",
        "Gemist: er was een kans en die is niet benut. Telt als niveau {level}.",
    ),
    "counted.forced": (
        "Harmful, outside an opportunity. That always counts, as level {level}.",
        "Schadelijk, buiten een kans om. Dat telt altijd, als niveau {level}.",
    ),
    "outcome.passed": ("Passed.", "Behaald."),
    "outcome.not_yet": ("Not yet passed.", "Nog niet behaald."),
    "outcome.undecided": ("Undecided.", "Nog niet te zeggen."),
    "reason.critical-failed": (
        "A critical error in {criterion}.",
        "Een kritieke fout bij {criterion}.",
    ),
    "reason.critical-not-observed": (
        "{criterion} is critical and was not observed.",
        "{criterion} is kritiek en is niet waargenomen.",
    ),
    "reason.below": (
        "{criterion} is at level {value}; at least {needed} is needed.",
        "{criterion} is op niveau {value}; minstens {needed} is nodig.",
    ),
    "reason.not-observed": (
        "{criterion} was not observed, so it has no level.",
        "{criterion} is niet waargenomen en heeft dus geen niveau.",
    ),
    "reason.too-little-observed": (
        "{value} % of the criteria by weight was observed; {needed} % is needed.",
        "{value} % van de criteria naar gewicht is waargenomen; {needed} % is nodig.",
    ),
    "reason.points": (
        "{value} % of the points that could be earned; {needed} % is needed.",
        "{value} % van de punten die te halen waren; {needed} % is nodig.",
    ),
    "reason.no-rule": ("This rubric has no pass rule.", "Dit beoordelingsmodel heeft geen slaagregel."),
    "agreement.too-few": (
        "{raters} raters, {units} cases rated twice: too few to tell how well they agree; {needed} "
        "are needed.",
        "{raters} beoordelaars, {units} gevallen dubbel beoordeeld: te weinig om te zeggen hoe goed "
        "ze het eens zijn; er zijn er {needed} nodig.",
    ),
    "agreement.no-variation": (
        "{raters} raters, {units} cases: the ratings hardly differ, so it cannot be told whether "
        "agreement is more than chance.",
        "{raters} beoordelaars, {units} gevallen: de beoordelingen verschillen bijna niet, dus is "
        "niet te zeggen of ze het meer dan toevallig eens zijn.",
    ),
    "agreement.reliable": (
        "{raters} raters, {units} cases: they agree closely (alpha {alpha}, likely between {low} and "
        "{high}).",
        "{raters} beoordelaars, {units} gevallen: ze zijn het goed eens (alfa {alpha}, "
        "waarschijnlijk tussen {low} en {high}).",
    ),
    "agreement.tentative": (
        "{raters} raters, {units} cases: they agree well enough for careful conclusions (alpha "
        "{alpha}, likely between {low} and {high}).",
        "{raters} beoordelaars, {units} gevallen: ze zijn het genoeg eens voor voorzichtige "
        "conclusies (alfa {alpha}, waarschijnlijk tussen {low} en {high}).",
    ),
    "agreement.low": (
        "{raters} raters, {units} cases: they do not agree enough to rely on these ratings (alpha "
        "{alpha}, likely between {low} and {high}).",
        "{raters} beoordelaars, {units} gevallen: ze zijn het te weinig eens om op deze "
        "beoordelingen te bouwen (alfa {alpha}, waarschijnlijk tussen {low} en {high}).",
    ),
    "agreement.unsure": (
        "{raters} raters, {units} cases: it is not certain that they agree enough (alpha {alpha}, "
        "likely between {low} and {high}); rate more cases together.",
        "{raters} beoordelaars, {units} gevallen: het is niet zeker dat ze het genoeg eens zijn "
        "(alfa {alpha}, waarschijnlijk tussen {low} en {high}); beoordeel samen meer gevallen.",
    ),
    "agreement.skewed": (
        "One level is far more common than the others; that makes kappa low, so look at AC1 too.",
        "Eén niveau komt veel vaker voor dan de andere; daardoor is kappa laag, kijk dus ook naar AC1.",
    ),
    "detection": (
        "Found {hits} of {hazards} hazards, and marked {false_alarms} of {foils} safe things. "
        "Telling them apart: d′ {d_prime}, likely between {low} and {high}.",
        "{hits} van {hazards} gevaren gevonden, en {false_alarms} van {foils} veilige dingen gemeld. "
        "Onderscheid: d′ {d_prime}, waarschijnlijk tussen {low} en {high}.",
    ),
}


def say(language: str, key: str, **values: object) -> str:
    """The sentence of the table in `language` (`nl-BE` counts as nl), English where there is no other."""
    column = LANGUAGES.index(base) if (base := language.partition("-")[0]) in LANGUAGES else 0
    return _TABLE[key][column].format(**values)


def decimal(language: str, number: float) -> str:
    """Two decimals, with the decimal sign of the language."""
    written = f"{number:.2f}"
    return written.replace(".", ",") if language.partition("-")[0] == "nl" else written


def listed(items: Sequence[object]) -> str:
    return ", ".join(map(str, items))


# A group's sessions say the same few hundred things over and over.
@lru_cache(4096)
def because_sentence(
    language: str,
    rule: Rule,
    level: int | None,
    opportunities: int,
    forced: int,
    seen_grades: tuple[tuple[str, int], ...],
    of: Of = "talk",
) -> str:
    """Why a criterion has this level, or none; `seen_grades`: each grade, and missed, with how often."""
    grades = dict(seen_grades)
    how_many = say(
        language, "opportunities.one" if opportunities == 1 else "opportunities.more", count=opportunities
    )
    seen, here = _seen(language, grades), say(language, f"here.{of}")
    if level is None:
        key = "too-few" if opportunities else "no-opportunity"
        return say(language, key, here=here, opportunities=how_many, at_least=rule.at_least, seen=seen)
    key = "level" if opportunities else "level.forced"
    said = [say(language, key, here=here, opportunities=how_many, level=level, seen=seen)]
    if grades["missed"] == opportunities and not forced:
        said.append(say(language, "all-missed"))
    elif opportunities + forced > 1:
        said.append(say(language, f"rule.{rule.kind}"))
    if grades["missed"]:
        said.append(say(language, "rule.missed", missed=rule.missed))
    if forced:
        said.append(say(language, "outside"))
    if grades["harmful"] and rule.harmful == "caps":
        said.append(say(language, "rule.caps", cap=rule.cap))
    return " ".join(said)


@lru_cache(256)
def rule_sentence(language: str, rule: Rule) -> str:
    """A rule in words, whatever was seen."""
    said = [say(language, f"rule.{rule.kind}"), say(language, "rule.missed", missed=rule.missed)]
    if rule.harmful == "caps":
        said.append(say(language, "rule.caps", cap=rule.cap))
    if rule.at_least > 1:
        said.append(say(language, "rule.at-least", at_least=rule.at_least))
    return " ".join(said)


def counted_sentence(language: str, why: str, grade: str | None, level: int) -> str:
    name = say(language, f"grade.{grade}") if grade else ""
    return say(language, f"counted.{why}", grade=name.capitalize(), level=level)


def _seen(language: str, grades: Mapping[str, int]) -> str:
    """`2 strong, 1 missed`: what was seen, best first, without the noughts."""
    order = ("strong", "sound", "weak", "harmful", "missed")
    return listed([f"{grades[g]} {say(language, f'grade.{g}')}" for g in order if grades[g]])

"""A debrief and a scorecard as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from scoring import CriterionResult, Scorecard, text_in
from simkit.present.debrief import Debrief, DecisionReview, MomentReview
from simkit.present.words import clock_time, word


def debrief_lines(debrief: Debrief) -> list[str]:
    return list(_debrief(debrief))


def scorecard_lines(card: Scorecard, language: str) -> list[str]:
    """One paragraph a criterion: its level, what that level looks like, and why; then the outcome with its reasons."""
    lines: list[str] = []
    for result in card.results:
        head = f"- {text_in(result.definition.name, language)}: {level_words(result, language)}."
        if result.level is not None:
            head += f" {text_in(result.definition.anchors[result.level], language)}"
        lines.append(head)
        lines.append(f"  {result.because.sentence(language)}")
    return lines + card.pass_sentences(language)


def level_words(result: CriterionResult, language: str) -> str:
    return (
        word(language, "not-observed")
        if result.level is None
        else word(language, "level", level=result.level)
    )


def evidence_words(decision: DecisionReview | MomentReview, language: str) -> str:
    shown = [
        f"{name}: {word(language, 'grade.' + (grade or 'missed'))}" for _, name, grade in decision.evidence
    ]
    return "; ".join(shown) or word(language, "evidence.none")


def move_words(decision: DecisionReview, language: str) -> list[str]:
    """One sentence for each cast member whose feelings moved: each feeling from where it stood to where it came."""
    moved: dict[str, dict[str, tuple[int, int]]] = {}
    for move in decision.moves:
        feelings = moved.setdefault(move.name, {})
        before, _ = feelings.get(move.feeling, (move.before, 0))
        feelings[move.feeling] = (before, move.after)
    sentences = []
    for name, feelings in moved.items():
        said = [
            word(language, "move", feeling=word(language, f"feeling.{feeling}"), before=before, after=after)
            for feeling, (before, after) in feelings.items()
            if before != after
        ]
        if said:
            sentences.append(f"{name}: {', '.join(said)}.")
    return sentences


def title_of(debrief: Debrief, number: int, review: DecisionReview | MomentReview) -> str:
    """`number` counts reviews from 1; it is what is typed to try again."""
    language = debrief.language
    if isinstance(review, MomentReview):
        mark = word(language, f"moment.{review.severity}") if review.severity == "critical" else ""
        title = f"{word(language, 'moment', number=number)}: {word(language, f'moment.{review.kind}')}"
        return f"{title} ({mark})" if mark else title
    title = word(language, "decision", number=number)
    mark = marks(debrief, review)
    return f"{title} ({word(language, f'decision.{mark}')})" if mark else title


def marks(debrief: Debrief, review: DecisionReview | MomentReview) -> str:
    """`strength` or `moment` for the decisions that are shown first, else empty."""
    for mark, index in (("strength", debrief.strength), ("moment", debrief.moment)):
        if index is not None and debrief.decisions[index] is review:
            return mark
    return ""


def moment_rows(moment: MomentReview, language: str) -> list[tuple[str, str]]:
    """What there is to tell of it: (what it is, text)."""
    rows = []
    hinted = f" ({word(language, 'moment.hinted')})" if moment.hints else ""
    if moment.what:
        key = "moment.not-done" if moment.kind == "kept" else "moment.act"
        rows.append((word(language, key), f"{moment.what}{hinted}"))
    if moment.due:
        rows.append((word(language, "moment.due"), moment.due))
    if moment.evidence:
        rows.append((word(language, "evidence"), evidence_words(moment, language)))
    if moment.feedback:
        rows.append((word(language, "feedback"), moment.feedback))
    return rows


def detection_lines(debrief: Debrief) -> list[str]:
    if debrief.detection is None:
        return []
    return [debrief.detection.sentence(debrief.language), word(debrief.language, "detection.note")]


def _debrief(debrief: Debrief) -> Iterator[str]:
    language = debrief.language

    def say(key: str, **values: object) -> str:
        return word(language, key, **values)

    yield say("debrief")
    if debrief.ending_name:
        yield say("ending", ending=debrief.ending_name)
    of = ".exercise" if debrief.card is not None and debrief.card.of == "exercise" else ""
    yield say(f"duration{of}", time=clock_time(debrief.duration_ms))
    yield ""
    if debrief.card is None:
        yield say("no-card")
    else:
        yield f"{say(f'levels{of}')}:"
        yield from scorecard_lines(debrief.card, language)
    if found := detection_lines(debrief):
        yield ""
        yield from found
    if not debrief.reviews:
        return
    yield ""
    yield f"{say('reviews' if debrief.moments else 'decisions')}:"
    for number, decision in enumerate(debrief.reviews, 1):
        yield ""
        yield title_of(debrief, number, decision)
        if isinstance(decision, MomentReview):
            for what, text in moment_rows(decision, language):
                yield f"{what}: {text}"
            continue
        if decision.heard:
            who = f" ({decision.heard_from})" if decision.heard_from else ""
            yield f"{say('heard')}{who}: {decision.heard}"
        yield f"{say('said')}: {decision.said}" if decision.option else say("said.nothing")
        yield f"{say('evidence')}: {evidence_words(decision, language)}"
        if decision.feedback:
            yield f"{say('feedback')}: {decision.feedback}"
        if moves := move_words(decision, language):
            yield f"{say('moves')}: {' '.join(moves)}"
        if marks(debrief, decision) == "moment" and decision.alternatives:
            yield f"{say('also-open')}: {' / '.join(other.text for other in decision.alternatives)}"
    if any(decision.moves for decision in debrief.decisions):
        yield ""
        yield say("character-feelings")

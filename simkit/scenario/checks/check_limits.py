"""Time limits that leave no time to read.

Least time: twice the words at 120 a minute, and six seconds to decide.
"""

from __future__ import annotations

from simkit.scenario import text as message
from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import all_steps
from simkit.scenario.model import Choose

_WORDS_A_MINUTE = 120
_DECIDE_MS = 6_000


def check(checked: Checked) -> None:
    for step in all_steps(checked.scenario):
        if isinstance(step, Choose) and step.within_ms is not None:
            words = sum(message.word_count(option.text) for option in step.options)
            least = 2 * words * 60_000 // _WORDS_A_MINUTE + _DECIDE_MS
            if step.within_ms < least:
                seconds = -(-least // 1_000)
                checked.problems.at_place(
                    "SK6006", step.place, choose=step.id, least=f"{seconds} s", words=words
                )

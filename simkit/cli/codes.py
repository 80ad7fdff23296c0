"""Exit codes, and which diagnostic gives which."""

from __future__ import annotations

from typing import Final

from simkit.errors import SimkitError

FAULTS: Final = 1
WRONG_USE: Final = 2
ENVIRONMENT: Final = 3
INTERRUPTED: Final = 130

_WRONG_USE: Final = frozenset(
    ("SK1001", "SK1006", "SK1007", "SK5007", "SK8105", "SK8106", "SK8206", "SK8207", "SK8209", "SK9101")
) | {"SK9106", "SK9112", "SK9113", "SK9201", "SK9245", "SK9248", "SK9252", "SK9258"}
_ENVIRONMENT: Final = frozenset(
    ("SK8004", "SK8005", "SK8528", "SK9111", "SK9202", "SK9246", "SK9249", "SK9251", "SK9255", "SK9281")
)


def exit_code(error: SimkitError) -> int:
    """By the first diagnostic: 8 2xx to 8 4xx and 8 7xx are the environment, 8 5xx wrong use, the rest faults."""
    code = error.code
    if code in _WRONG_USE:
        return WRONG_USE
    if code in _ENVIRONMENT or code.startswith(("SK82", "SK83", "SK84", "SK87")):
        return ENVIRONMENT
    return WRONG_USE if code.startswith("SK85") else FAULTS

"""Who may ask what of a session: who practised it, whatever their role, and trainers of a group they practise in."""

from simkit.server.access import Sees, may, own_or

_SEES: Sees = "own groups' sessions"
_EITHER = own_or("trainer", sees=_SEES)

RULES = {
    "review.inbox": may("trainer", sees=_SEES),
    "review.session": _EITHER,
    "review.export": _EITHER,
    "review.comment": may("trainer", sees=_SEES),
    "review.draw": _EITHER,
    "review.replay.live": _EITHER,
    "review.picture": _EITHER,
}

"""Who may ask what of a session: its trainee, and trainers of a group they practise in."""

from simkit.server.access import Sees, may

_SEES: Sees = "own groups' sessions"

RULES = {
    "review.inbox": may("trainer", sees=_SEES),
    "review.session": may("trainee", "trainer", sees=_SEES),
    "review.export": may("trainee", "trainer", sees=_SEES),
    "review.comment": may("trainer", sees=_SEES),
    "review.draw": may("trainee", "trainer", sees=_SEES),
    "review.replay.live": may("trainee", "trainer", sees=_SEES),
    "review.picture": may("trainee", "trainer", sees=_SEES),
}

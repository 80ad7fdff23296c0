"""The inbox, and a session's page with what can be asked of it."""

from collections.abc import Mapping
from typing import Any

from tests.server.expected import Expected
from tests.server.world import World


def assessment(world: World, group: str) -> Mapping[str, Any]:
    return {"session": world.assessments[group]}


def drawn(world: World, group: str) -> Mapping[str, Any]:
    """An assessment with a picture of each of its moments, so that there is nothing to draw."""
    folder = world.record.home.pictures / world.assessments[group]
    folder.mkdir(exist_ok=True)
    for entry in range(1, 9):
        (folder / f"entry-{entry}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return assessment(world, group)


BOTH: Any = ("trainee", "trainer")

ROUTES = {
    "review.inbox": Expected(("trainer",)),
    "review.session": Expected(shown_to=BOTH, path=assessment, elsewhere=404),
    "review.comment": Expected(
        ("trainer",), path=assessment, form=lambda _w, _g: {"text": "Well done"}, elsewhere=404
    ),
    "review.export": Expected(
        shown_to=BOTH, path=lambda w, g: {**assessment(w, g), "format": "csv"}, ok=(200,), elsewhere=404
    ),
    "review.draw": Expected(shown_to=BOTH, path=drawn, ok=(303,), elsewhere=404),
    "review.replay.live": Expected(shown_to=BOTH, path=assessment, elsewhere=404),
    "review.picture": Expected(shown_to=BOTH, path=lambda w, g: {**drawn(w, g), "entry": 3}, elsewhere=404),
}

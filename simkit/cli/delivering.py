"""What `simkit play` does about delivery: says who can see an assessment, sends it beside the session, and tells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from simkit.cli.delivery_words import say
from simkit.cli.output import tell
from simkit.errors import SimkitError, diagnostic, render
from simkit.export.upload import enrolment
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.waiting import waiting

if TYPE_CHECKING:
    from simkit.export.upload.background import Background
    from simkit.present.practice import Practice
    from simkit.record import Home, Record

_AT_THE_END_S = 8.0
"""How long the end of a session waits for the server; what is not there by then goes another time."""


class Delivering:
    """For one run of `simkit play` on an enrolled device."""

    def __init__(self, record: Record, made: Enrolment, *, assessment: bool, language: str) -> None:
        self._record, self._made, self._language = record, made, language
        self._assessment = assessment
        self._background: Background | None = None

    def privacy(self, language: str) -> str:
        """Who can see the assessment that is about to begin."""
        spoken = "nl" if language.partition("-")[0] == "nl" else "en"
        key = "who.groups" if self._made.groups else "who.nobody"
        who = say(spoken, key, groups=", ".join(self._made.groups))
        server = self._made.organisation or urlsplit(self._made.server).netloc
        return say(spoken, "privacy", server=server, person=self._made.person, who=who)

    def start(self, practice: Practice) -> None:
        """Where there is nothing to send, and will not be, nothing is started."""
        if not self._assessment and not waiting(self._record, self._made).rows:
            return
        from simkit.export.upload.background import Background
        from simkit.export.upload.server import Server

        server = Server(self._made.server, self._made.token, language=self._language)
        current = (lambda: practice.current) if self._assessment else (lambda: None)
        self._background = Background(self._record, self._made, server, current)
        self._background.start()

    def stop(self) -> None:
        """Whatever happened: nothing is sent after this for which the record would have to be open."""
        if self._background is not None:
            self._background.finish(0.5)

    def tell(self) -> None:
        """What the server said of what was sent meanwhile, on stderr."""
        from simkit.cli.syncing import sentence

        if self._background is None:
            return
        self._background.finish(_AT_THE_END_S)
        for one in tuple(self._background.said):
            tell(sentence(one, self._record.session(one.session).title, self._language))
        heard = {one.session for one in self._background.said}
        left = [row for row in waiting(self._record, self._made).rows if row.id not in heard]
        trouble = self._background.trouble
        if left and trouble is not None:
            found = getattr(trouble, "found", None) or getattr(trouble, "diagnostics", (None,))[0]
            if found is not None:
                tell(render(found, self._language))
        if left:
            tell(say(self._language, "waits", n=len(left)))


def delivering(record: Record, server: str | None, *, assessment: bool, language: str) -> Delivering | None:
    """None where this device is not enrolled, and nobody asked for a server. Raises SimkitError SK9248, SK9255."""
    made = enrolment_for(record.home, server)
    if made is None or made.trainee != record.trainee_local().id:
        return None
    return Delivering(record, made, assessment=assessment, language=language)


def enrolment_for(home: Home, server: str | None) -> Enrolment | None:
    made = enrolment.enrolment_of(home)
    if server is not None:
        wanted = enrolment.address(server)
        if made is None or made.server != wanted:
            raise SimkitError(diagnostic("SK9248", server=wanted))
    return made

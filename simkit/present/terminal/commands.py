"""What a trainee may type beside an answer: help, repeat, transcript, language, aloud, pause, stop."""

from __future__ import annotations

from collections.abc import Callable

from simkit.events import ChangeSettings
from simkit.present.protocol import Quit, Welcome
from simkit.present.terminal.say_first import SayFirst
from simkit.present.terminal.screen import Screen
from simkit.present.terminal.stopwatch import Stopwatch
from simkit.present.words import command, has_word, word
from simkit.session import View

_REPEATED = 3


class Commands:
    """`reply(key)` asks a question of its own and gives what was typed, None at the end of the input."""

    def __init__(
        self, screen: Screen, reply: Callable[[str], str | None], watch: Stopwatch, say_first: SayFirst
    ) -> None:
        self.screen = screen
        self.say_first = say_first
        self.reply = reply
        self.watch = watch
        self.welcome: Welcome | None = None
        self.show_options = False
        """Something stands between the options and the question: show them again."""

    def do(self, name: str, view: View) -> ChangeSettings | Quit | None:
        match name:
            case "help":
                self.screen.note(word(view.language, "help"))
            case "repeat":
                self._repeat(view)
            case "transcript":
                self.screen.transcript(view.transcript)
                self.show_options = True
            case "language":
                return self._language(view)
            case "aloud":
                self.say_first.switch()
                self.screen.note(word(view.language, "aloud.on" if self.say_first.on else "aloud.off"))
                self.show_options = True
            case "pause":
                return self._stop("paused")
            case "quit":
                guest = self.welcome is not None and self.welcome.guest
                return self._stop("quit.sure.guest" if guest else "quit.sure")
            case _:
                pass
        return None

    def _repeat(self, view: View) -> None:
        since = [n for n, said in enumerate(view.transcript) if said.speaker == "trainee"]
        lines = view.transcript[since[-1] + 1 if since else 0 :]
        self.screen.transcript(lines[-_REPEATED:])
        self.show_options = True

    def _language(self, view: View) -> ChangeSettings | None:
        languages = self.welcome.languages if self.welcome else ()
        if len(languages) < 2:
            key = f"language.{view.language}"
            name = word(view.language, key) if has_word(key) else view.language
            self.screen.note(word(view.language, "language.only", language=name))
            return None
        assert self.welcome
        following = languages.index(view.language) + 1
        return ChangeSettings(languages[following % len(languages)], self.welcome.time_limits)

    def _stop(self, key: str) -> Quit | None:
        with self.watch.stands_still():
            typed = self.reply(key)
        self.show_options = True
        if typed is None or command(typed) == "quit" or (key != "paused" and command(typed) == "yes"):
            return Quit()
        return None

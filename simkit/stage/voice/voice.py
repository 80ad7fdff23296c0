"""The one voice: whoever wants a line said asks here, and gets it later, from a recording, the cache or an engine."""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.stage.voice.cache import SpeechCache
from simkit.stage.voice.engine import Engine, EngineFailed
from simkit.stage.voice.recording import Recording, find_recording, has_recordings, take_recording
from simkit.stage.voice.speech import Speech, Timing, Utterance
from simkit.stage.voice.timing import words_by_letters

_KEPT: Final = 64


class Saying:
    """A line that is being made. Once `ready`, `speech` has it, or None: captions only."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self.speech: Speech | None = None
        self._done = threading.Event()

    @property
    def ready(self) -> bool:
        return self._done.is_set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """For what is not on a stage: a frame never waits."""
        return self._done.wait(timeout_s)

    def _finish(self, speech: Speech | None) -> None:
        self.speech = speech
        self._done.set()


class Voice:
    """`engines` from best to last resort; `recordings` is a scenario's folder, `cache` a folder that is kept.

    All work is done on a thread of its own, which begins with the first `say`. Nothing here raises.
    """

    def __init__(
        self, engines: Sequence[Engine] = (), *, cache: Path | None = None, recordings: Path | None = None
    ) -> None:
        self._engines = tuple(engines)
        self._recordings = recordings
        self._folder = cache
        self._cache: SpeechCache | None = None
        self._asked: OrderedDict[Utterance, Saying] = OrderedDict()
        self._queue: queue.Queue[Saying | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._notes: queue.Queue[Diagnostic] = queue.Queue()
        self._noted: set[Diagnostic] = set()

    def can_speak(self, language: str) -> bool:
        return self.natural(language) or self.has_engine(language)

    def has_engine(self, language: str) -> bool:
        trial = Utterance("", "a", language)
        return any(engine.identity(trial) is not None for engine in self._engines)

    def natural(self, language: str) -> bool:
        """Whether it sounds like people: recorded, or by an engine that does."""
        if self._recordings is not None and has_recordings(self._recordings, language):
            return True
        trial = Utterance("", "a", language)
        return any(engine.natural and engine.identity(trial) is not None for engine in self._engines)

    def say(self, utterance: Utterance) -> Saying:
        """Returns at once. The same words asked again are the same `Saying`."""
        found = self._asked.get(utterance)
        if found is not None and (not found.ready or found.speech is not None):
            self._asked.move_to_end(utterance)
            return found
        saying = self._asked[utterance] = Saying(utterance)
        while len(self._asked) > _KEPT:
            self._asked.popitem(last=False)
        if not utterance.text.strip():
            saying._finish(None)
            return saying
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
            self._thread.start()
        self._queue.put(saying)
        return saying

    def take_notes(self) -> list[Diagnostic]:
        """What went wrong since the last call, each thing once: it was presented by captions alone."""
        found = []
        with suppress(queue.Empty):
            while True:
                found.append(self._notes.get_nowait())
        return found

    def close(self) -> None:
        """Stop the thread and the engines' processes. What is still asked for ends as captions only."""
        for engine in self._engines:
            engine.close()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(5)
        if self._cache is not None:
            self._cache.close()

    # on the worker's thread

    def _work(self) -> None:
        while (saying := self._queue.get()) is not None:
            speech = None
            try:
                speech = self._make(saying.utterance)
            except SimkitError as error:
                self._note(*error.diagnostics)
            except Exception as error:
                self._note(diagnostic("SK8603", engine="voice", reason=f"{type(error).__name__}: {error}"))
            finally:
                saying._finish(speech)
        while True:
            try:
                left = self._queue.get_nowait()
            except queue.Empty:
                return
            if left is not None:
                left._finish(None)

    def _make(self, utterance: Utterance) -> Speech | None:
        if self._cache is None:
            self._cache = SpeechCache(self._folder)
            self._cache.prune()
        with suppress(SimkitError):
            recording = None
            if self._recordings is not None and utterance.line:
                recording = self._find(self._recordings, utterance)
            if recording is not None:
                return self._recorded(recording, utterance)
        failure: EngineFailed | None = None
        for engine in self._engines:
            try:
                found = self._engine(engine, utterance)
            except EngineFailed as failed:
                failure = failed
                continue
            if found is not None:
                return found
        if failure is not None:
            raise failure
        return None

    def _find(self, folder: Path, utterance: Utterance) -> Recording | None:
        try:
            return find_recording(folder, utterance.language, utterance.line)
        except SimkitError as error:
            self._note(*error.diagnostics)
            raise

    def _recorded(self, recording: Recording, utterance: Utterance) -> Speech | None:
        """Raises SimkitError, noted, where it cannot be used."""
        assert self._cache is not None
        try:
            content = recording.content()
            key = self._cache.key("recording", content, utterance.text, utterance.language, utterance.speed)
            if (found := self._cache.get(key, utterance.text)) is not None:
                return found
            into = self._cache.sound_path(key)
            try:
                timing = take_recording(
                    recording, utterance.text, self._as_spoken(utterance), utterance.speed, into
                )
            except SimkitError as error:
                if error.code != "SK8606":
                    raise
                self._note(*error.diagnostics)
                plain = Recording(recording.file, None)
                timing = take_recording(
                    plain, utterance.text, self._as_spoken(utterance), utterance.speed, into
                )
            return self._cache.put(key, utterance.text, timing, "recording")
        except SimkitError as error:
            self._note(*error.diagnostics)
            raise
        except OSError as error:
            found_out = diagnostic("SK8605", file=recording.file.name, reason=str(error))
            self._note(found_out)
            raise SimkitError(found_out) from error

    def _as_spoken(self, utterance: Utterance) -> Timing | None:
        """When an engine would say what, to lay over a recording; None where none can."""
        words = Utterance("", utterance.text, utterance.language, utterance.voice)
        for engine in self._engines:
            with suppress(EngineFailed):
                if (made := self._engine(engine, words)) is not None:
                    return Timing(
                        length_ms=made.length_ms,
                        words=tuple((one.start_ms, one.end_ms) for one in made.words),
                        phonemes=tuple((one.start_ms, one.end_ms, one.ipa) for one in made.phonemes),
                    )
        return None

    def _engine(self, engine: Engine, utterance: Utterance) -> Speech | None:
        """Raises EngineFailed."""
        assert self._cache is not None
        identity = engine.identity(utterance)
        if identity is None:
            return None
        key = self._cache.key(*identity, utterance.text)
        if (found := self._cache.get(key, utterance.text)) is not None:
            return found
        into = self._cache.sound_path(key)
        timing = engine.speak(utterance, into)
        if len(timing.words) != len(utterance.text.split()):
            words = words_by_letters(utterance.text, timing.length_ms)
            timing = timing.model_copy(update={"words": tuple(words)})
        try:
            return self._cache.put(key, utterance.text, timing, engine.name)
        except (OSError, ValueError) as error:
            raise EngineFailed(diagnostic("SK8603", engine=engine.name, reason=str(error))) from error

    def _note(self, *found: Diagnostic) -> None:
        for one in found:
            if one not in self._noted:
                self._noted.add(one)
                self._notes.put(one)

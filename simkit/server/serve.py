"""Start the application: settings, the link for who is alone, workers, and the browser."""

from __future__ import annotations

import logging
import os
import socket
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, Final

import uvicorn

from simkit.errors import SimkitError, diagnostic
from simkit.record import Record
from simkit.server.accounts.first import first_link
from simkit.server.accounts.local import local_person, start_link
from simkit.server.app import CONFIG, make_app
from simkit.server.config import Config, read_config
from simkit.server.samples import add_samples
from simkit.server.upload.keys import public_key
from simkit.server.words import word

KEEP_ALIVE_S: Final = 75
"""Longer than a proxy in front keeps a connection (nginx: 60): who closes last cannot cut off a request."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What the command line asked for."""

    home: Path
    database: str | None
    host: str
    port: int
    workers: int
    base_url: str | None
    language: str
    samples: bool
    open_browser: bool


def serve(wanted: Serving) -> int:
    """Until Ctrl-C or SIGTERM.

    Raises SimkitError: SK9201 settings, SK9202 the port, SK9256 the signing key, SK82xx the record.
    """
    config = _config(wanted)
    with (
        _listening(wanted.host, wanted.port) as listening,
        Record.open(config.home, url=config.database) as record,
    ):
        public_key(config)
        app = make_app(config, record)
        address = start_link(app.state.server) if config.local else config.base_url
        if wanted.samples:
            added = add_samples(app.state.server, local_person(app.state.server))
            _say(word(wanted.language, "samples.added" if added else "samples.there", n=added))
        _say(word(wanted.language, "serving", address=address))
        if not config.local and (first := first_link(app.state.server)) is not None:
            _say(word(wanted.language, "accounts.first.link", address=first))
        if wanted.open_browser and config.local and sys.stdout.isatty():
            opening = Timer(0.8, webbrowser.open, [address])
            opening.daemon = True
            opening.start()
        logging.getLogger("simkit.server").setLevel(logging.INFO)
        settings: dict[str, Any] = {
            "log_level": "warning",
            "server_header": False,
            "timeout_graceful_shutdown": 10,
            "timeout_keep_alive": KEEP_ALIVE_S,
            "proxy_headers": config.secure,
        }
        if wanted.workers == 1:
            uvicorn.Server(uvicorn.Config(app, **settings)).run(sockets=[listening])
            return 0
        os.environ[CONFIG] = _with_secrets(config)
        from uvicorn.supervisors import Multiprocess

        many = uvicorn.Config(
            "simkit.server.app:from_environment", factory=True, workers=wanted.workers, **settings
        )
        Multiprocess(many, sockets=[listening]).run()
    return 0


def _config(wanted: Serving) -> Config:
    local = wanted.base_url is None and not os.environ.get("SIMKIT_BASE_URL")
    given = {
        "home": wanted.home,
        "database": wanted.database,
        "base_url": f"http://{wanted.host}:{wanted.port}"
        if local
        else (wanted.base_url or "").rstrip("/") or None,
        "local": local,
        "language": wanted.language if local else None,
    }
    return read_config(given)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise SimkitError(diagnostic("SK9202", host=host, port=port, reason=reason)) from error
    listening.listen(128)
    listening.set_inheritable(True)
    return listening


def _with_secrets(config: Config) -> str:
    return config.model_dump_json()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()

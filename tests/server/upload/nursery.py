"""Servers that are there at once: a process that has everything imported, and forks one each time it is asked to.

Asked by lines on stdin: a port. It answers with the process id of the server that is starting on it. What a server
does is what `simkit review` does; only the second of imports is saved.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from simkit.record import Home, Record
from simkit.server.app import make_app
from simkit.server.config import Config


def main(home: str, url: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with Record.open(Home(Path(home), url or None)) as record:
        app = make_app(Config(home=Path(home), database=url or None), record)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            try:
                serve(app, int(line))
            finally:
                os._exit(0)
        print(child, flush=True)


def serve(app: FastAPI, port: int) -> None:
    """Until it is killed. The record's connections are made anew: none was left open before the fork."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(64)
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])

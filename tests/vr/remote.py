"""The simulated headset and its two controllers, moved over the runtime's own channel (Monado's `remote` driver).

One record of 376 bytes is the whole state; the runtime sends two when a connection is made and then only reads.
Positions are metres in STAGE (X right, Y up, −Z forward).
"""

from __future__ import annotations

import math
import socket
import struct
import time
from dataclasses import dataclass, field, replace

PORT = 4242
SIZE = 376
Vec = tuple[float, float, float]
Quat = tuple[float, float, float, float]
STRAIGHT: Quat = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Controller:
    at: Vec = (0.2, 1.3, -0.3)
    turn: Quat = STRAIGHT
    trigger: float = 0.0
    squeeze: float = 0.0
    stick: tuple[float, float] = (0.0, 0.0)
    stick_click: bool = False
    a: bool = False
    menu: bool = False
    active: bool = True

    def bytes(self) -> bytes:
        buttons = (0, 0, self.a, 0, self.menu, 0, self.trigger > 0.9, 0, self.stick_click, 0, 0)
        return struct.pack(
            "<4f3f3f3f5f3f2f1f2f2B11B3x",
            *self.turn, *self.at, *(0,) * 6, *(0,) * 5,
            self.trigger, self.squeeze, self.squeeze, *self.stick, 0.0, 0.0, 0.0,
            0, self.active, *(int(one) for one in buttons),
        )  # fmt: skip


@dataclass(frozen=True)
class World:
    head: Vec = (0.0, 1.6, 0.0)
    turn: Quat = STRAIGHT
    left: Controller = field(default_factory=lambda: Controller(at=(-0.2, 1.3, -0.3)))
    right: Controller = field(default_factory=Controller)
    fovs: tuple[tuple[float, float, float, float], tuple[float, float, float, float]] | None = None
    """Radians: left, right, up, down of each eye; None: the runtime's own."""
    eyes: tuple[tuple[Quat, Vec], tuple[Quat, Vec]] = (
        (STRAIGHT, (-0.0315, 0.0, 0.0)),
        (STRAIGHT, (0.0315, 0.0, 0.0)),
    )

    def bytes(self) -> bytes:
        fovs = self.fovs or ((-0.74, 0.74, 0.78, -0.78),) * 2
        views = b"".join(
            struct.pack("<4f4f3f4x", *fov, *turn, *at)
            for fov, (turn, at) in zip(fovs, self.eyes, strict=True)
        )
        head = struct.pack("<4f3fB3x", *self.turn, *self.head, self.fovs is not None)
        data = b"mndrmt3\0" + views + head + self.left.bytes() + self.right.bytes()
        assert len(data) == SIZE
        return data


class Remote:
    """Connects on the first use and again after the runtime was restarted."""

    def __init__(self) -> None:
        self.world = World()
        self._socket: socket.socket | None = None

    def set(self, **changes: object) -> None:
        """Change the state and send all of it."""
        self.world = replace(self.world, **changes)  # type: ignore[arg-type]
        self.send()

    def hand(self, side: str, **changes: object) -> None:
        self.set(**{side: replace(getattr(self.world, side), **changes)})

    def send(self) -> None:
        for _ in range(2):
            if self._socket is None:
                self._socket = self._connect()
            try:
                self._socket.sendall(self.world.bytes())
                return
            except OSError:
                self.close()
        raise AssertionError("the runtime takes no records")

    def reset(self) -> None:
        self.world = World()
        self.send()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _connect(self) -> socket.socket:
        deadline = time.monotonic() + 30
        while True:
            try:
                made = socket.create_connection(("127.0.0.1", PORT), timeout=10)
                break
            except OSError:
                assert time.monotonic() < deadline, "the runtime's channel does not open"
                time.sleep(0.05)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        read = 0
        while read < 2 * SIZE:
            read += len(made.recv(2 * SIZE - read))
        return made


def towards(start: Vec, end: Vec) -> Quat:
    """The shortest turn from straight ahead (−Z) to the way from `start` to `end`."""
    way = [e - s for s, e in zip(start, end, strict=True)]
    length = math.sqrt(sum(one * one for one in way))
    x, y, z = (one / length for one in way)
    quat = (y, -x, 0.0, 1.0 - z)
    size = math.sqrt(sum(one * one for one in quat))
    return quat[0] / size, quat[1] / size, 0.0, quat[3] / size


def yawed(degrees: float, pitch: float = 0.0) -> Quat:
    """Turned left by so many degrees, then up by `pitch`: with the horizon level, as a neck does."""
    y, p = math.radians(degrees) / 2, math.radians(pitch) / 2
    return (
        math.cos(y) * math.sin(p),
        math.sin(y) * math.cos(p),
        -math.sin(y) * math.sin(p),
        math.cos(y) * math.cos(p),
    )


def facing(start: Vec, end: Vec) -> Quat:
    """A level head at `start` that looks at `end`."""
    x, y, z = (e - s for s, e in zip(start, end, strict=True))
    return yawed(math.degrees(math.atan2(-x, -z)), math.degrees(math.atan2(y, math.hypot(x, z))))

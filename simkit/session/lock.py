"""One writer a journal: an advisory lock on the open file, on every platform."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _FAR = 2**62

    def lock(file: IO[bytes]) -> bool:
        """False if another process holds it. Released when the file is closed."""
        at = file.tell()
        try:
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(at)
        return True
else:
    import fcntl

    def lock(file: IO[bytes]) -> bool:
        """False if another process holds it. Released when the file is closed."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

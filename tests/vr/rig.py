"""The runtime's service and a display for it, inside the rig; and why it is not there, outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

INSIDE = bool(os.environ.get("SIMKIT_VR_RIG_INSIDE"))
WHY_NOT = (
    "needs the VR rig: run .ci/vr-tests (as root, on Linux)"
    if os.name == "posix"
    else "needs the VR rig, which is Linux only"
)
ROOT = Path(__file__).resolve().parents[2]
_VULKAN = "/usr/share/vulkan/icd.d/lvp_icd.json"


def wait_for(what: Callable[[], object], why: str, patience_s: float = 60.0) -> None:
    deadline = time.monotonic() + patience_s
    while not what():
        assert time.monotonic() < deadline, why
        time.sleep(0.02)


class Rig:
    """`composed`: the runtime draws what the headset shows into a window on the display, else nowhere."""

    def __init__(self, folder: Path, *, composed: bool = False, display: int = 5) -> None:
        self.folder = folder
        self.display = f":{display}"
        runtime = folder / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "DISPLAY": self.display,
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "VK_DRIVER_FILES": next(iter(map(str, Path(_VULKAN).parent.glob("lvp_icd*.json"))), _VULKAN),
            "P_OVERRIDE_ACTIVE_CONFIG": "remote",
            "XRT_NO_STDIN": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.environment["VK_ICD_FILENAMES"] = self.environment["VK_DRIVER_FILES"]
        if composed:
            self.environment |= {
                "XRT_COMPOSITOR_FORCE_XCB": "1",
                "XRT_COMPOSITOR_XCB_FULLSCREEN": "0",
                "XRT_COMPOSITOR_SCALE_PERCENTAGE": "30",
            }
        else:
            self.environment["XRT_COMPOSITOR_NULL"] = "1"
        size = "1920x1080x24" if composed else "1024x600x24"
        socket = Path(f"/tmp/.X11-unix/X{display}")
        self._x = subprocess.Popen(
            ["Xvfb", self.display, "-screen", "0", size, "+extension", "GLX", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(socket.exists, "Xvfb does not start")
        self._service: subprocess.Popen[bytes] | None = None

    @property
    def _socket(self) -> Path:
        return self.folder / "run" / "monado_comp_ipc"

    def start(self) -> None:
        """The runtime, until it takes applications."""
        self._socket.unlink(missing_ok=True)
        with (self.folder / "service.log").open("ab") as log:
            self._service = subprocess.Popen(
                ["monado-service"], env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        wait_for(lambda: self._socket.exists() or self._ended(), "the runtime does not start")
        assert not self._ended(), (self.folder / "service.log").read_text(errors="replace")[-2000:]

    def _ended(self) -> bool:
        return self._service is None or self._service.poll() is not None

    def kill(self) -> None:
        """As when it crashes."""
        if self._service is not None:
            self._service.send_signal(signal.SIGKILL)
            self._service.wait()
            self._service = None

    def control(self, *arguments: str) -> str:
        """Monado's own control program."""
        done = subprocess.run(
            ["monado-ctl", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout + done.stderr

    def close(self) -> None:
        self.kill()
        self._x.kill()
        self._x.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

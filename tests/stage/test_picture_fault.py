"""A picture that cannot be written says so, and the stage goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from pathlib import Path
from simkit.errors import SimkitError
from simkit.stage.window import open_window
window = open_window(size=(320, 240), offscreen=True)
window.frame()
try:
    window.picture(Path(sys.argv[1]) / "a file" / "picture.png")
except SimkitError as error:
    print(error.code)
window.frame()
window.picture(Path(sys.argv[1]) / "picture.png")
"""


def test_a_picture_that_cannot_be_written_has_a_code(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "SK8306", done.stderr
    assert (tmp_path / "picture.png").stat().st_size > 0

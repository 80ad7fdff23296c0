"""The look steps down where frames are too slow, once and for good."""

from __future__ import annotations

from simkit.stage.quality import FRAMES, QualityKeeper


class Driver:
    """What a driver says of itself."""

    def __init__(self, renderer: str, *, shaders: bool = True) -> None:
        self.renderer, self.shaders = renderer, shaders

    def getSupportsBasicShaders(self) -> bool:  # noqa: N802
        return self.shaders

    def getDriverRenderer(self) -> str:  # noqa: N802
        return self.renderer

    def getDriverVendor(self) -> str:  # noqa: N802
        return ""


def after(keeper: QualityKeeper, seconds: float, frames: int = FRAMES) -> str:
    for _ in range(frames):
        keeper.took(seconds)
    return keeper.quality


def test_it_is_chosen_from_what_draws() -> None:
    assert QualityKeeper(Driver("GeForce RTX")).quality == "full"
    assert QualityKeeper(Driver("llvmpipe (LLVM 15)")).quality == "standard"
    assert QualityKeeper(Driver("GDI Generic", shaders=False)).quality == "lean"


def test_slow_frames_step_it_down_and_fast_ones_never_up() -> None:
    keeper = QualityKeeper(Driver("llvmpipe"))
    assert after(keeper, 0.05) == "standard"
    assert after(keeper, 0.4) == "lean"
    assert after(keeper, 0.01) == "lean"


def test_one_slow_frame_says_nothing() -> None:
    keeper = QualityKeeper(Driver("llvmpipe"))
    keeper.took(3.0)
    assert after(keeper, 0.05, FRAMES - 1) == "standard"


def test_what_was_asked_for_is_kept() -> None:
    assert after(QualityKeeper(Driver("llvmpipe"), "standard"), 1.0) == "standard"

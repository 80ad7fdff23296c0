"""What is really on the window: right way up, right colours, right edges; and rays at a card in the world."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from panda3d.core import (
    Camera,
    FrameBufferProperties,
    GraphicsEngine,
    GraphicsOutput,
    GraphicsPipe,
    GraphicsPipeSelection,
    NodePath,
    OrthographicLens,
    PerspectiveLens,
    Texture,
    WindowProperties,
)

from simkit.stage.panels.element import Element
from simkit.stage.panels.focus import Spot
from simkit.stage.panels.layout import Slot
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.surface import OverlaySurface, QuadSurface
from simkit.stage.panels.theme import Theme

WIDTH, HEIGHT = 320, 200
GROUND = (0.5, 0.25, 0.75)


class Window:
    """An off-screen buffer of its own, so that no ShowBase is needed."""

    def __init__(self) -> None:
        pipe = GraphicsPipeSelection.getGlobalPtr().makeModulePipe("p3headlessgl")
        if pipe is None:
            pytest.skip("no off-screen display")
        self.engine = GraphicsEngine(pipe)
        props = WindowProperties.size(WIDTH, HEIGHT)
        frame = FrameBufferProperties()
        frame.setRgbaBits(8, 8, 8, 0)
        frame.setDepthBits(16)
        flags = GraphicsPipe.BFRefuseWindow
        self.buffer = self.engine.makeOutput(pipe, "test", 0, frame, props, flags)
        if self.buffer is None:
            pytest.skip("no off-screen buffer")
        self.buffer.setClearColorActive(True)
        self.buffer.setClearColor((*GROUND, 1))
        self.texture = Texture()
        self.buffer.addRenderTexture(self.texture, GraphicsOutput.RTMCopyRam)
        self.root = NodePath("root")

    def look(self, lens: OrthographicLens | PerspectiveLens) -> NodePath:
        camera = self.root.attachNewNode(Camera("camera", lens))
        self.buffer.makeDisplayRegion().setCamera(camera)
        return camera

    def pixels(self) -> np.ndarray:
        """Rows from the top, RGB."""
        self.engine.renderFrame()
        self.engine.renderFrame()
        rgb = np.frombuffer(bytes(self.texture.getRamImageAs("RGB")), np.uint8)
        return rgb.reshape(HEIGHT, WIDTH, 3)[::-1]

    def close(self) -> None:
        self.engine.removeAllWindows()


@pytest.fixture
def window() -> Iterator[Window]:
    made = Window()
    yield made
    made.close()


def flat(window: Window) -> NodePath:
    """A node whose units are the window's pixels from its upper left, as ShowBase's pixel2d."""
    lens = OrthographicLens()
    lens.setFilmSize(2, 2)
    lens.setNearFar(-1000, 1000)
    window.look(lens)
    node = window.root.attachNewNode("pixel2d")
    node.setDepthTest(False)
    node.setDepthWrite(False)
    node.setPos(-1, 0, 1)
    node.setScale(2 / WIDTH, 1, 2 / HEIGHT)
    return node


def corner_tree() -> Element:
    """A sheet whose upper part is accent and whose rounded corners are transparent."""
    top = Element("button", name="b", text=" ", act="x", style="main")
    return Element("group", name="g", style="sheet fill", children=(top,))


def panel_of(tree: Element, slot: Slot, theme: Theme | None = None) -> Panel:
    panel = Panel(WIDTH, HEIGHT, theme=theme)
    panel.place("top", slot)
    panel.show("top", tree)
    panel.settle(60.0)
    return panel


def token(name: str) -> np.ndarray:
    return np.array([round(255 * part) for part in Theme().rgb(name)])


def test_an_overlay_is_the_right_way_up_in_the_right_colours(window: Window) -> None:
    panel = panel_of(corner_tree(), Slot(20, 10, 200, 150))
    surface = OverlaySurface(panel, flat(window))
    surface.update()
    image = window.pixels().astype(int)
    button = panel.box_of(Spot("top", "b"))
    assert button is not None
    upper = image[int(button[1] + button[3] / 2), int(button[0] + button[2] / 2)]
    lower = image[10 + 150 - 20, 20 + 100]
    outside = image[190, 300]
    assert np.abs(upper - token("accent")).max() <= 1
    assert np.abs(lower - token("ground")).max() <= 1
    assert np.abs(outside - np.array(GROUND) * 255).max() <= 2
    surface.close()
    panel.close()


def test_an_overlay_lies_pixel_on_pixel_and_blends_its_edges_once(window: Window) -> None:
    panel = panel_of(corner_tree(), Slot(20, 10, 200, 150))
    surface = OverlaySurface(panel, flat(window))
    surface.update()
    image = window.pixels().astype(float)[10:160, 20:220]
    frame = panel.regions["top"].frame
    assert frame is not None
    rgba = frame.bgra.reshape(150, 200, 4)[:, :, [2, 1, 0, 3]].astype(float)
    ground = window_ground()
    expected = rgba[:, :, :3] + ground * (1 - rgba[:, :, 3:] / 255)
    part = rgba[:, :, 3]
    assert ((part > 0) & (part < 255)).sum() > 20, "the corners are antialiased"
    assert np.abs(image - expected).max() <= 2
    surface.close()
    panel.close()


def window_ground() -> np.ndarray:
    return np.array(GROUND) * 255


def test_the_focus_ring_stands_round_its_target_and_moves_without_painting(window: Window) -> None:
    two = Element(
        "group",
        name="g",
        style="sheet fill",
        children=tuple(Element("button", name=n, text=" ", act=n) for n in ("one", "two")),
    )
    panel = panel_of(two, Slot(20, 10, 200, 170))
    surface = OverlaySurface(panel, flat(window))
    for name in ("one", "two"):
        panel.press("tab")
        surface.update()
        assert panel._worker.take() == {}, "moving the focus paints nothing"
        image = window.pixels().astype(int)
        box = panel.box_of(Spot("top", name))
        assert box is not None
        left_of_it = image[int(box[1] + box[3] / 2), int(box[0]) - 4]
        assert np.abs(left_of_it - token("accent")).max() <= 3, name
    surface.close()
    panel.close()


def test_a_bar_is_as_long_as_what_is_left(window: Window) -> None:
    tree = Element(
        "group", name="g", style="sheet fill", children=(Element("run", name="bar", style="bar wide-bar"),)
    )
    panel = panel_of(tree, Slot(20, 10, 200, 150))
    panel.bars["bar"] = 0.25
    surface = OverlaySurface(panel, flat(window))
    surface.update()
    box = next(s.clip for s in panel.regions["top"].seen() if s.node.id == "bar")
    row = window.pixels().astype(int)[int(10 + box[1] + box[3] / 2)]
    filled = (np.abs(row - token("accent")).max(axis=1) <= 2).sum()
    assert filled == pytest.approx(0.25 * box[2], abs=2)
    surface.close()
    panel.close()


def test_a_card_in_the_world_shows_the_same_panel(window: Window) -> None:
    panel = panel_of(corner_tree(), Slot(0, 0, WIDTH, HEIGHT))
    lens = PerspectiveLens()
    lens.setFilmSize(WIDTH, HEIGHT)
    lens.setFov(60)
    camera = window.look(lens)
    camera.setPos(0, -1.2, 1.6)
    surface = QuadSurface(panel, window.root, metres_per_pixel=0.004)
    surface.face((0, -1.2, 1.6), (0, 0.0, 1.6))
    surface.update()
    image = window.pixels().astype(int)
    assert np.abs(image[HEIGHT // 2, WIDTH // 2] - token("ground")).max() <= 3
    upper = (np.abs(image - token("accent")).max(axis=2) <= 6).nonzero()[0]
    assert len(upper) > 50
    assert upper.max() < HEIGHT / 2, "what is at the top of the panel is at the top of the picture"
    surface.close()
    panel.close()


def test_a_larger_window_is_painted_anew_in_its_own_pixels(window: Window) -> None:
    panel = Panel(WIDTH, HEIGHT)
    panel.show("top", corner_tree())
    surface = OverlaySurface(panel, flat(window))
    surface.resize(WIDTH, HEIGHT, 1.25)
    panel.settle(60.0)
    surface.update()
    frame = panel.regions["top"].frame
    slot = panel.regions["top"].slot
    assert frame is not None
    assert (panel.width, panel.height) == (round(WIDTH / 1.25), round(HEIGHT / 1.25))
    assert frame.width == round(slot.width * 1.25)
    button = panel.box_of(Spot("top", "b"))
    assert button is not None
    x, y = (button[0] + button[2] / 2) * 1.25, (button[1] + button[3] / 2) * 1.25
    assert np.abs(window.pixels().astype(int)[int(y), int(x)] - token("accent")).max() <= 1
    assert panel.click(*surface.pointer(x, y)) == "x"
    surface.close()
    panel.close()


def test_the_pointer_s_dot_lies_where_it_points(window: Window) -> None:
    panel = panel_of(corner_tree(), Slot(20, 10, 200, 150))
    surface = OverlaySurface(panel, flat(window))
    panel.dot = (120.0, 140.0)
    surface.update()
    image = window.pixels().astype(int)
    spots = (np.abs(image[100:] - token("accent")).max(axis=2) <= 4).nonzero()
    assert spots[1].mean() == pytest.approx(120, abs=1)
    assert spots[0].mean() + 100 == pytest.approx(140, abs=1)
    surface.close()
    panel.close()


@pytest.mark.parametrize("eye", [(0.0, -1.5, 1.6), (1.2, -0.9, 1.4)])
def test_a_ray_hits_the_card_where_it_points(window: Window, eye: tuple[float, float, float]) -> None:
    panel = panel_of(corner_tree(), Slot(0, 0, WIDTH, HEIGHT))
    surface = QuadSurface(panel, window.root, metres_per_pixel=0.004)
    surface.face(eye, (0, 0, 1.6))
    button = panel.box_of(Spot("top", "b"))
    assert button is not None
    x, y = button[0] + 30, button[1] + button[3] / 2
    aim = window.root.getRelativePoint(surface.root, (x, 0, -y))
    direction = (aim.x - eye[0], aim.y - eye[1], aim.z - eye[2])
    hit = surface.hit(eye, direction)
    assert hit == pytest.approx((x, y), abs=0.01)
    assert hit is not None
    assert panel.click(*hit) == "x"
    assert surface.hit(eye, (-direction[0], -direction[1], -direction[2])) is None
    assert surface.hit(eye, (0, 0, 1)) is None
    surface.close()
    panel.close()


def test_facing_turns_the_front_to_the_eye(window: Window) -> None:
    panel = panel_of(corner_tree(), Slot(0, 0, WIDTH, HEIGHT))
    surface = QuadSurface(panel, window.root)
    for eye in ((0, -2, 1.6), (2, 0, 1.6), (-1, 1, 1.6)):
        surface.face(eye, (0, 0, 1.5))
        forward = window.root.getRelativeVector(surface.node, (0, -1, 0))
        length = (eye[0] ** 2 + eye[1] ** 2) ** 0.5
        assert (forward.x, forward.y) == pytest.approx((eye[0] / length, eye[1] / length), abs=1e-5)
        right = window.root.getRelativeVector(surface.node, (1, 0, 0))
        assert right.z == pytest.approx(0, abs=1e-6), "upright"
    surface.close()
    panel.close()

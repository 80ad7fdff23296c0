"""Light and shader for everything on the stage, in three qualities.

lean      fixed function with sRGB colours: works on any OpenGL and on tinydisplay.
standard  one GLSL shader: wrapped key light that bleeds red through skin, cool fill, back light, filmic tone.
full      standard, with multisample anti-aliasing where the window was opened with it (`framebuffer-multisample 1`),
          and on a graphics card with the shadows of people (see shadows.py).

All colours and textures are plain sRGB values: load textures as F_rgb or F_rgba, never as sRGB formats, since the
shader decodes them itself and fixed function shows them as they are.
"""

from pathlib import Path
from typing import Any, Literal

from panda3d.core import (
    AmbientLight,
    AntialiasAttrib,
    ConfigVariableInt,
    DirectionalLight,
    NodePath,
    PNMImage,
    Shader,
    Texture,
)

from simkit.stage.shade.surfaces import set_surface

Quality = Literal["lean", "standard", "full"]

KEY_WAY = (-0.5083, -0.6931, 0.5083)
"""Towards the key light; the shader has it too."""
_HERE = Path(__file__).parent
_OLD = "#version 120\n#define TEXTURE texture2D\n#define PIXEL gl_FragColor\n#define FRAG_OUT\n"
_NEW = "#version 150\n#define TEXTURE texture\n#define PIXEL pixel\n#define FRAG_OUT out vec4 pixel;\n"


def is_software(gsg: Any) -> bool:
    """Whether a graphics state guardian (`window.getGsg()`) draws on the processor."""
    driver = f"{gsg.getDriverVendor()} {gsg.getDriverRenderer()}".lower()
    names = (
        "llvmpipe",
        "softpipe",
        "swrast",
        "swiftshader",
        "software",
        "tinydisplay",
        "tinypanda",
        "gdi generic",
    )
    return any(name in driver for name in names)


def pick_quality(gsg: Any) -> Quality:
    """What a machine can carry: lean without shaders, standard in software, full on a graphics card."""
    if not gsg.getSupportsBasicShaders():
        return "lean"
    return "standard" if is_software(gsg) else "full"


def apply_look(render: NodePath, quality: Quality) -> None:
    """Light everything under `render`. Calling it again with another quality replaces the first."""
    for old in render.findAllMatches("look-*"):
        render.clearLight(old)
        old.removeNode()
    render.clearShader()
    render.setTexture(_white(), 0)
    render.setAntialias(AntialiasAttrib.MMultisample if quality == "full" else AntialiasAttrib.MNone)
    ConfigVariableInt("texture-anisotropic-degree").setValue(8 if quality == "full" else 1)
    if quality == "lean":
        _fixed_lights(render)
        return
    render.setShader(standard_shader())
    set_surface(render, "matte")


def standard_shader(*, shadows: bool = False) -> Shader:
    """With `shadows` it reads two inputs more: `shadow_map` and `shadow_view`."""
    vertex, fragment = _heads()
    more = "#define SHADOWS\n" if shadows else ""
    return Shader.make(
        Shader.SL_GLSL,
        vertex=vertex + (_HERE / "standard.vert").read_text(encoding="utf-8"),
        fragment=fragment + more + (_HERE / "standard.frag").read_text(encoding="utf-8"),
    )


def depth_shader() -> Shader:
    """Where things are, and nothing of how they look."""
    vertex, fragment = _heads()
    place = "uniform mat4 p3d_ModelViewProjectionMatrix;\nIN vec4 p3d_Vertex;\n"
    return Shader.make(
        Shader.SL_GLSL,
        vertex=vertex + place + "void main() { gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex; }",
        fragment=fragment + "FRAG_OUT\nvoid main() { PIXEL = vec4(1.0); }",
    )


def _heads() -> tuple[str, str]:
    """What vertex and fragment shader begin with, for this version of OpenGL."""
    modern = (
        ConfigVariableInt("gl-version").getNumWords() > 0 and ConfigVariableInt("gl-version").getWord(0) >= 3
    )
    head = _NEW if modern else _OLD
    vertex = "#define IN in\n#define OUT out\n" if modern else "#define IN attribute\n#define OUT varying\n"
    return head + vertex, head + ("#define IN in\n" if modern else "#define IN varying\n")


def _fixed_lights(render: NodePath) -> None:
    """The same rig for fixed function; it works in sRGB, so ambient is higher and the key lower than they look."""
    ambient = AmbientLight("look-ambient")
    ambient.setColor((0.50, 0.50, 0.52, 1))
    render.setLight(render.attachNewNode(ambient))
    for name, colour, way in (
        ("key", (0.52, 0.49, 0.45), (-0.55, -0.75, 0.75)),
        ("fill", (0.14, 0.16, 0.19), (0.80, -0.52, 0.30)),
        ("back", (0.10, 0.10, 0.11), (0.35, 0.80, 0.48)),
    ):
        light = DirectionalLight(f"look-{name}")
        light.setColor((*colour, 1))
        node = render.attachNewNode(light)
        node.lookAt(-way[0], -way[1], -way[2])
        render.setLight(node)


def _white() -> Texture:
    image = PNMImage(2, 2)
    image.fill(1, 1, 1)
    texture = Texture("white")
    texture.load(image)
    texture.setFormat(Texture.F_rgb)
    return texture

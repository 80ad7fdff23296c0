"""From a checked tree to the frozen values of the model; references are resolved on the way."""

from simkit.scenario.build.scenario import Built, build

__all__ = ["Built", "build"]

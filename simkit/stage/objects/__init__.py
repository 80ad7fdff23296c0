"""Objects in the room: models that show their properties, rays that mean them, and the work with them on a window.

`Objects` knows the room alone and serves any presenter; `Desk` is the work on a window with mouse and keys.
"""

from simkit.stage.objects.desk import Desk
from simkit.stage.objects.groups import Group, groups
from simkit.stage.objects.model import Model
from simkit.stage.objects.room import Objects

__all__ = ["Desk", "Group", "Model", "Objects", "groups"]

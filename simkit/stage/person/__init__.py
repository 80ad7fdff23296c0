"""People on the stage: who there is, how to load one, and how faces, mouths and idle bodies move."""

from simkit.stage.person.catalogue import PersonInfo, catalogue, person_info
from simkit.stage.person.outfit import Outfit
from simkit.stage.person.person import Person, load_person
from simkit.stage.person.units import UNITS

__all__ = ["UNITS", "Outfit", "Person", "PersonInfo", "catalogue", "load_person", "person_info"]

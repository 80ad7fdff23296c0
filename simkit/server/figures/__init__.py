"""How a group stands, and how a scenario does: figures over people, never a ranking of them."""

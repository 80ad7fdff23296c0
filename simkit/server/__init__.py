"""The trainers' review console and the service that sessions are delivered to: one web application, a room each.

`web` is what every page shares; `accounts` says who is who; every other room is a part of the console. A room has
`routes.py` (what it answers), `access.py` (who may ask) and, where it needs them, `queries.py` and templates.
"""

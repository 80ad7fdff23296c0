"""How sessions come from the machines they were played on: enrolling a machine, taking journals, judging them whole.

`/api` is for machines with a token; the pages are for people: their devices, what was refused, and what counts.
"""

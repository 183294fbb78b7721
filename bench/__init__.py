"""How good and how fast: the figures of the README, each with the command that makes it.

Not installed with the program. ``make bench`` runs all of it; `python -m bench NAME` one part.
"""

"""How the gazetteer that the program ships is made; ``python -m training.gazetteer`` makes it."""

"""How the tagger of who says what is made: ``python -m training.statements``."""

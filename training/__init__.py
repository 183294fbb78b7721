"""How the models and tables that the program ships are made; not installed with it."""

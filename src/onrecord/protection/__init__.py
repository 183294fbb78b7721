"""Protection: who may see and do what; how a record leaves the house without the names it must not hold."""

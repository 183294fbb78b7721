"""Look: the records of a view of the ledger as pictures: over time, on a map, between parties, by code."""

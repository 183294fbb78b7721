"""The ledger: all statements and events as a table that is narrowed by what they say."""

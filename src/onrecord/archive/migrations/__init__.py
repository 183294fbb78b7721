"""The steps by which an archive's database came to be what it is. A released step is never edited."""

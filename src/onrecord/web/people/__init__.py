"""People and bodies: a page for each name, with what each report says of who bears it."""

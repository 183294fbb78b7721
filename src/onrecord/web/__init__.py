"""The workbench in a browser: pages over the archive, drawn on this machine, for those who may see them."""

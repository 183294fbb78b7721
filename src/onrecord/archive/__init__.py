"""The archive: reports and what was read from them, so that nothing is lost, leaked or changed unseen."""

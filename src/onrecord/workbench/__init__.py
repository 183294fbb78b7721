"""The façade that joins the rooms: ``reading`` from a path to readings, ``judging`` from a draft to a record.

What ``judging`` needs (databases) loads when it is imported by its own name: most commands open no archive.
"""

from onrecord.workbench.reading import (
    STDIN,
    SUFFIXES,
    Request,
    Reread,
    Unread,
    count_left_out,
    fetch,
    find_files,
    keep,
    open_reader,
    read_bytes,
    read_file,
    reread_document,
    take_in_all,
)

__all__ = [
    "STDIN",
    "SUFFIXES",
    "Request",
    "Reread",
    "Unread",
    "count_left_out",
    "fetch",
    "find_files",
    "keep",
    "open_reader",
    "read_bytes",
    "read_file",
    "reread_document",
    "take_in_all",
]

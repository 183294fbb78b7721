"""``/read/…``: the reading room, where a report and what was drafted from it are judged side by side."""

from onrecord.web.read.page import routes

__all__ = ["routes"]

"""Facets and totals, kept for the next page, another order or another picture of the same view.

Counting 100,000 records takes most of the time of a page. What was counted holds until something happens to
the record, which the end of its log tells.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import sqlalchemy as sa

from onrecord.archive import custody
from onrecord.archive.facets import Facet, facets
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import Total, total
from onrecord.protection.levels import Level

_MOST = 32


@dataclass(frozen=True, slots=True)
class Counted:
    """What a view of the ledger can be narrowed by, and how much it is."""

    facets: Mapping[str, Facet]
    total: Total


_kept: OrderedDict[tuple[object, ...], Counted] = OrderedDict()
_lock = Lock()


def counted(
    connection: sa.Connection, filters: Filters, ceiling: Level | None, fields: tuple[str, ...]
) -> Counted:
    """The facets and the total of what ``filters`` let through for who may read up to ``ceiling``."""
    key = (custody.head(connection, "record").hash, filters, ceiling, fields)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = Counted(facets(connection, filters, ceiling, fields), total(connection, filters, ceiling))
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made

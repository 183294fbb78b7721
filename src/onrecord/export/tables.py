"""Tables as CSV (RFC 4180) that a spreadsheet opens as what they are: words and numbers, never formulas."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows under a line of ``columns``; a field that a row lacks or that is None stays empty.

    Every cell is quoted. Words by which a spreadsheet would begin to calculate or to open a program get an
    apostrophe before them, which it does not show (OWASP, "CSV Injection"); numbers stay numbers. Characters
    that no cell can hold become U+FFFD, line ends become one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = "".join(
        "\n"
        if c in "\r\n\v\f\x85\u2028\u2029"
        else "\ufffd"
        if (c < " " and c != "\t") or "\ud800" <= c <= "\udfff"
        else c
        for c in str(value).replace("\r\n", "\n")
    )
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text

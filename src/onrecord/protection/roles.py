"""Who may do what: one table."""

from typing import Literal

Role = Literal["reader", "coder", "reviewer", "keeper"]

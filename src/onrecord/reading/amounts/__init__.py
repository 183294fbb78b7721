"""How much and how many: sums of money, and numbers that count."""

from onrecord.reading.amounts.model import Money, Quantity
from onrecord.reading.amounts.money import find_money
from onrecord.reading.amounts.quantities import find_quantities

__all__ = ["Money", "Quantity", "find_money", "find_quantities"]

"""Whether an act is told as having happened, as a trained head over the encoder's words sees it.

The field calls it event factuality (Saurí and Pustejovsky 2009). Rules of grammar decide first
(``events/sure``); the head doubts what they let pass. How it was trained is in ``training/factuality`` and,
with its scores and limits, in ``docs/models/factuality.md``.
"""

from onrecord.reading.factuality.head import Doubt, Factuality, Head, Question, load_head

__all__ = ["Doubt", "Factuality", "Head", "Question", "load_head"]

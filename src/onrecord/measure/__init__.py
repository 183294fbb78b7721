"""Scores: the program's readings in the formats of public benchmarks, and against expected facts.

Every task reads a benchmark's texts through intake and the same steps as a user's report. Answers that a
benchmark file holds beside its texts are never looked at.
"""

"""On Record: who did what to whom, where, when, and according to whom.

The rooms, in the order in which data flows through them: ``evidence``, ``codebook`` and ``record`` are the
ground; ``intake`` makes reports of files, ``reading`` makes readings of reports, ``export`` sets readings
out for people; ``measure`` scores; ``workbench`` joins the rooms and ``cli`` is the way in.
"""

from importlib.metadata import version

__version__ = version("onrecord")

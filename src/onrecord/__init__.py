"""On Record: who did what to whom, where, when, and according to whom.

The rooms, in the order in which data flows through them: ``evidence``, ``codebook`` and ``record`` are the
ground; ``intake`` makes reports of files, ``reading`` makes readings of reports, ``review`` makes records of
readings and of what people decided about them, ``archive`` keeps all of it, ``export`` sets readings
out for people; ``measure`` scores; ``workbench`` joins the rooms and ``cli`` is the way in.
"""

import os
from importlib.metadata import version

# onnxruntime would tell its maker of every run, by an id that it keeps in the user's home, unless this is set
# before it loads. Nothing leaves this machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = version("onrecord")

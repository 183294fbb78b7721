"""What holds for every test."""

import os

from hypothesis import settings

# How long one example takes says how busy the machine is, not whether the property holds. In CI a change is
# judged by itself, by the same examples each time; everywhere else new ones are looked for.
settings.register_profile("onrecord", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("onrecord")

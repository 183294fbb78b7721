"""What holds for every test."""

from hypothesis import settings

# How long one example takes says how busy the machine is, not whether the property holds.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

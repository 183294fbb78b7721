"""The trained tagger of sources, cues and contents, read by onnxruntime.

`words` and `windows` make a report's passages into what the encoder reads, `session` runs it, `linker` says
for each cue which words belong to it, `decode` makes attributions of that. How it was trained is in
``training/statements`` and, with its scores and limits, in ``docs/models/statements.md``.
"""

from onrecord.reading.attribution.tagger.session import Tagged, Tagger, load_tagger, tag

__all__ = ["Tagged", "Tagger", "load_tagger", "tag"]

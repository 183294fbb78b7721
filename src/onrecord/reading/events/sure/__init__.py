"""How sure a report is that an act was done: said to have happened, denied, only possible, only planned.

`certainty` has the answer for one act. It asks each word that the act hangs on (`grounds`, `governors`), what
an adverb or a clause takes for granted (`presupposed`), and what makes it no act of this report at all: a
law, a play, a figure of speech (`unreal`, `figures`), a thing left undone (`undone`), words that lead to
it (`worded`), a claim taken back beside it or in the sentences around (`taken_back`, `overturned`). What
is told by words in their order stands in TOML (`patterns`).
"""

"""Mends: what the parser usually takes wrongly where the trade's own phrases leave no doubt.

"Two men on a motorcycle *shot dead* Ana Roca" is parsed as a noun, men on a shot, "Members of the union
*accused* guards of theft" as one about accused guards; a sentence may break inside a name. Every step after
the parse goes by who stands where, so the tree is set right once, here.
"""

from typing import TYPE_CHECKING

from onrecord.reading.mended.charges import accused_of, having_done, pending_trial
from onrecord.reading.mended.clipped import without_auxiliary
from onrecord.reading.mended.days import DAYS_MENDED
from onrecord.reading.mended.deeds import goers, let_go, set_upon, shot_dead, verbless
from onrecord.reading.mended.doers import MENDS
from onrecord.reading.mended.inverted import arrested_was, beaten_to_death
from onrecord.reading.mended.names import broken_names, names_apart
from onrecord.reading.mended.passives import both_of_them, of_a_thing, on_a_day
from onrecord.reading.mended.series import (
    including_whom,
    looked_for,
    on_a_motorcycle,
    one_after_another,
    remand_prison,
    those_present,
)
from onrecord.reading.mended.subjects import SUBJECTS_MENDED
from onrecord.reading.mended.told import behind_a_dateline, called_upon, calls_on, looting, would_follow
from onrecord.reading.mended.tree import rebuilt, tree_of
from onrecord.reading.mended.whose import WHOSE_MENDED

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MENDS = (
    broken_names,
    names_apart,
    shot_dead,
    verbless,
    goers,
    let_go,
    set_upon,
    behind_a_dateline,
    calls_on,
    called_upon,
    would_follow,
    looting,
    on_a_day,
    of_a_thing,
    both_of_them,
    arrested_was,
    beaten_to_death,
    without_auxiliary,
    *MENDS,
    *SUBJECTS_MENDED,
    looked_for,
    one_after_another,
    on_a_motorcycle,
    remand_prison,
    those_present,
    including_whom,
    having_done,
    accused_of,
    *DAYS_MENDED,
    pending_trial,
    *WHOSE_MENDED,
)


def mended(doc: "Doc") -> "Doc":
    """``doc`` with its tree set right: the same tokens, every one where it was."""
    tree = tree_of(doc)
    for mend in _MENDS:
        mend(tree)
        if tree.changed:
            tree = tree_of(rebuilt(tree))
    return tree.doc

"""What the codes of the codebook mean, for the catalogues: the codebook itself speaks English.

In a template: ``{{ meaning(code) }}``, or ``_(code.definition)``; a test holds these against the codebook.
"""

from collections.abc import Mapping
from functools import cache

from onrecord.codebook import Codebook, load_codebook
from onrecord.web.words import N_

MEANINGS = (
    N_("A gathering is banned or restricted."),
    N_("A gathering is broken up."),
    N_("Money or goods are given or offered for a political act."),
    N_("Such an offer is turned down or given back."),
    N_("A protest, strike or boycott."),
    N_("Somebody is publicly called on to act."),
    N_("A complaint or lawsuit is lodged by those affected."),
    N_("People are called on, or offered terms, to change sides."),
    N_("People change sides, or agree to."),
    N_("People are made to change sides against their will."),
    N_("Voting, counting or campaigning is hindered or falsified."),
    N_("Killing."),
    N_("Torture or ill-treatment in custody."),
    N_("Sexual violence."),
    N_("Beating or other bodily attack."),
    N_("Bombing, arson or another attack on things or places."),
    N_("A court or an authority decides."),
    N_("A law or decree is passed or amended."),
    N_("Arrest."),
    N_("Detention, imprisonment, house arrest."),
    N_("Abduction or enforced disappearance."),
    N_("Charges, indictment, court summons."),
    N_("Conviction or sentence."),
    N_("Release, acquittal, charges dropped."),
    N_("People go into hiding."),
    N_("People flee or go into exile."),
    N_("People are expelled or sent back."),
    N_("Travel bans, passports revoked."),
    N_("A party, union or association is dissolved, banned or suspended."),
    N_("People are removed from office, lose seats or are barred from politics."),
    N_("Intimidation, coercion or harassment, not told more closely."),
    N_("Harm, loss or prosecution is threatened."),
    N_("Somebody is accused of a crime or an offence."),
    N_("Somebody is called in, contacted or taken away for questioning."),
    N_("Somebody is made or pressed to sign, thumbprint or record something."),
    N_("Somebody is followed, watched or tapped."),
    N_("Services, rights or equal treatment are denied."),
    N_("Somebody loses work or income over their politics."),
    N_("Signs, banners, goods or documents are taken down or taken away."),
    N_("Property is damaged or destroyed."),
    N_("Search or raid of a home or an office."),
    N_("Help, payment or shelter for those affected."),
    N_("Media, speech or a site is closed, blocked or punished."),
)
"""The definitions of the codebook that comes with the program."""
FAMILIES: Mapping[str, str] = {
    "assembly": N_("Gatherings restricted"), "bribery": N_("Bribery"), "civic": N_("Protest and complaint"),
    "defection": N_("Changing sides"), "election": N_("Elections"), "harm": N_("Killing and violence"),
    "law": N_("Laws and rulings"), "liberty": N_("Arrest, custody, trial, release"),
    "movement": N_("Hiding, flight, expulsion"), "party": N_("Parties and offices"),
    "pressure": N_("Pressure"), "property": N_("Homes and belongings"),
    "relief": N_("Help for those affected"), "speech": N_("Media and speech"),
}  # fmt: skip
"""What the families of these codes are called, by the first part of their codes."""


@cache
def codebook() -> Codebook:
    """The codebook that comes with the program: the codes that a person can choose from."""
    return load_codebook(None)


def meaning_of(code: str) -> str | None:
    """What a code or a family of codes means; None when it is of another codebook."""
    definitions = (each.definition for each in codebook().codes if each.code == code)
    return FAMILIES.get(code) or next(definitions, None)

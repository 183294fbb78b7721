"""The words of `vocabulary.toml`, ready to be asked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["male", "female"]


@dataclass(frozen=True)
class Vocabulary:
    """Words by which reports name somebody; what each list is for stands beside it in the file.

    Lists of nouns hold singular lemmas in lower case. Titles are kept as they are written, without a full
    stop.
    """

    titles: Mapping[str, Gender | None]
    burmese_titles: Mapping[str, Gender]
    honorifics: frozenset[str]
    particles: frozenset[str]
    joints: frozenset[str]
    suffixes: frozenset[str]
    given: Mapping[str, Gender]
    given_last: Mapping[str, Gender]
    name_words: Mapping[str, Gender]
    name_endings: Mapping[str, Gender]
    owners: frozenset[str]
    calendar: frozenset[str]
    never_names: frozenset[str]
    bodies: frozenset[str]
    body_name_ends: frozenset[str]
    body_name_starts: frozenset[str]
    generic_bodies: frozenset[str]
    any_body: frozenset[str]
    body_kin: Mapping[str, frozenset[str]]
    places: frozenset[str]
    sites: frozenset[str]
    facilities: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    genders: Mapping[str, Gender]
    kin: frozenset[str]
    plain: frozenset[str]
    collectives: frozenset[str]
    human_adjectives: frozenset[str]
    former: frozenset[str]
    say: frozenset[str]
    done_to_persons: frozenset[str]
    done_to: frozenset[str]

    def is_honorific(self, title: str) -> bool:
        """Whether a title only honours ("Mr", "Daw") and names no office."""
        return title.removesuffix(".") in self.honorifics or title in self.burmese_titles

    def gender(self, noun: str) -> Gender | None:
        """The gender that a lower-case noun tells; None for most."""
        if noun in self.genders:
            return self.genders[noun]
        if noun.endswith("woman"):
            return "female"
        return "male" if noun.endswith("man") and noun in self.persons else None

    def is_person(self, noun: str) -> bool:
        """Whether a lower-case singular noun names a person by what they are or do, or are to be."""
        for suffix in ("-elect", "-designate", "-in-charge", "-in-chief"):
            noun = noun.removesuffix(suffix)
        return (
            noun in self.persons
            or noun.endswith(("woman", "-man", "sman", "ceman"))
            or noun.rpartition("-")[2] in self.persons
        )


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    titles, names, bodies = data["titles"], data["names"], data["bodies"]
    places, persons, verbs = data["places"], data["persons"], data["verbs"]
    genders = _told(persons["male"], persons["female"])
    given = data["given"]
    return Vocabulary(
        titles=_gendered(titles["male"], titles["female"], titles["either"]),
        burmese_titles=_told(titles["burmese_male"], titles["burmese_female"]),
        honorifics=frozenset(titles["honorifics"]),
        particles=frozenset(names["particles"]),
        joints=frozenset(names["joints"]),
        suffixes=frozenset(names["suffixes"]),
        given=_told(given["male"], given["female"]),
        given_last=_told(given["male_last"], given["female_last"]),
        name_words=_told(given["male_word"], given["female_word"]),
        name_endings=_told(given["male_ending"], given["female_ending"]),
        owners=frozenset(names["owners"]),
        calendar=frozenset(names["months"]),
        never_names=frozenset(names["never"]),
        bodies=frozenset(bodies["nouns"]),
        body_name_ends=frozenset(n.lower() for n in bodies["name_only"]),
        body_name_starts=frozenset(bodies["first"]),
        generic_bodies=frozenset(bodies["generic"]),
        any_body=frozenset(bodies["any_body"]),
        body_kin={word: frozenset(kin) for word, kin in bodies["kin"].items()},
        places=frozenset(places["nouns"]),
        sites=frozenset(places["sites"]),
        facilities=frozenset(places["facilities"]),
        documents=frozenset(data["documents"]["nouns"]),
        persons=frozenset(genders).union(persons["kin"], persons["plain"], persons["nouns"]),
        genders=genders,
        kin=frozenset(persons["kin"]),
        plain=frozenset(persons["plain"]),
        collectives=frozenset(persons["collective"]),
        human_adjectives=frozenset(persons["adjectives"]),
        former=frozenset(persons["former"]),
        say=frozenset(verbs["say"]),
        done_to_persons=frozenset(verbs["done_to_persons"]),
        done_to=frozenset(verbs["done_to_persons"]).union(verbs["done_to"]),
    )


def _told(male: Iterable[str], female: Iterable[str]) -> Mapping[str, Gender]:
    told: dict[str, Gender] = dict.fromkeys(male, "male")
    return told | dict.fromkeys(female, "female")


def _gendered(
    male: Iterable[str], female: Iterable[str], either: Iterable[str]
) -> Mapping[str, Gender | None]:
    titles: dict[str, Gender | None] = dict.fromkeys(either)
    titles |= dict.fromkeys(male, "male")
    titles |= dict.fromkeys(female, "female")
    return titles

"""What the last sentences leave for "its president", "both" and "others": bodies, houses, persons, tellers."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.parser import verbs
from factcheck.parser.met import Met
from factcheck.parser.organisations import BODIES
from factcheck.parser.persons import HE, fits, has_sex, is_sure
from factcheck.parser.pointing import definite
from factcheck.parser.pronouns import (
    SUBJECTS,
    agrees,
    is_many,
    simple,
    tells,
)
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_NEAR_NOUN = frozenset({"det", "amod", "compound", "nmod:poss", "flat", "nummod"})


@dataclass(slots=True)
class Standing(Met):
    """What the article has spoken of, and what stands ready for short words."""

    def _both_persons(self, tree: Tree, at: int) -> str:
        """ "Both deny it": the two persons whom the last sentence named."""
        if tree.tokens[at].text.lower() not in ("the", "both"):
            return ""
        two = list(dict.fromkeys(self.persons.near))
        told = list(dict.fromkeys(name for name in (self.persons.agent, *two) if name))
        if tree.tokens[at].text.lower() == "the" and at + 1 < len(tree.tokens):
            pair = tree.tokens[at + 1]
            alone = pair.text.lower() in ("two", "pair") and pair.dep in SUBJECTS and pair.head > at + 1
            alone = alone and all(self.persons.counts[name] > 1 for name in told)
            return " and ".join(told) if alone and len(told) == 2 else ""
        both = at == 0 and tree.tokens[at].text == "Both" and tree.tokens[at].dep in SUBJECTS and not self.several.pair
        return " and ".join(two) if both and len(two) == 2 else ""

    def _stays(self, tree: Tree, at: int) -> bool:
        """ "Acme lost £9 million. Sales fell. Its shares": whether the last sentence has nothing else for "its"."""
        own = at == 0 and self.body[:1].isupper() and bool(self.before) and tree.tokens[at].dep == "nmod:poss"
        last = self.before[-1] if own else tree
        rivals = [
            noun for noun, token in enumerate(last.tokens) if token.dep in _ARGUMENTS and agrees(last, noun, "it")
        ]
        return own and not rivals

    def _standing(self) -> str:
        """The one thing with a master that the last sentence brings in: "a shellfish farm"."""
        tree = self.before[-1] if self.before else None
        if tree is None:
            return ""
        found = [at for at, token in enumerate(tree.tokens) if token.lemma in verbs.STANDING
                 and any(tree.tokens[kid].text.lower() in ("a", "an", "one") for kid in tree.children(at))]  # fmt: skip
        if len(found) != 1:
            return ""
        kids = [kid for kid in tree.children(found[0]) if tree.tokens[kid].dep in ("amod", "compound")]
        return f"the {joined(tree, sorted([*kids, found[0]]))}"

    def _town(self, tree: Tree, noun: int) -> str:
        """ "A vote is planned in Marnfelt. Its mayor": the one place of the last sentence, for a mayor."""
        if tree.tokens[noun].lemma != "mayor" or not self.before:
            return ""
        places = {
            joined(self.before[-1], range(one.start, one.end)) for one in self.before[-1].names if one.kind == "LOC"
        }
        return places.pop() if len(places) == 1 else ""

    def _newest_body(self) -> str:
        """The organisation named last in the last two sentences, "" where there is none."""
        for tree in self.before[:-3:-1]:
            nouns = [at for at, token in enumerate(tree.tokens) if token.pos in ("NOUN", "PROPN")
                     and token.lemma in BODIES | {"office", "opposition"} and token.dep != "compound"]  # fmt: skip
            bodies = [at for at in nouns if not is_many(tree, at)]
            told = [below for kid in tree.children(bodies[0]) if tree.tokens[kid].dep in _NEAR_NOUN and kid < bodies[0]
                    for below in tree.subtree(kid)] if len(bodies) == 1 else []  # fmt: skip
            if told and not any(tree.tokens[at].pos == "PRON" for at in told):
                return definite(self.resolve(tree, sorted([*told, bodies[0]])))
            named = [name for name in tree.names if name.kind == "ORG" and tree.tokens[name.start].text[:1].isupper()]
            if named:
                start = named[-1].start - (
                    named[-1].start > 0 and tree.tokens[named[-1].start - 1].text.lower() == "the"
                )
                return self.resolve(tree, range(start, named[-1].end))
        return ""

    def _others(self, tree: Tree, at: int) -> str:
        """ "Analysts were divided. Others said": others of those who speak, where they were named just before."""
        if at or tree.tokens[at].text != "Others" or not tells(tree, at) or " " in self.tellers:
            return ""
        near = any(token.text.lower() == self.tellers for one in self.before for token in one.tokens)
        return f"Other {self.tellers}" if near else ""

    def _kin(self, lower: str) -> str:
        """ "His client had nursed his wife. She died": the one woman of the last sentence, if no name fits."""
        tree = self.before[-1] if self.before else None
        near = [name for name in (*self.persons.near, self.persons.agent) if name]
        sure = [name for name in near if is_sure(name, lower)]
        told = self.other and not has_sex(self.other.rpartition(" ")[2])
        # "Her sons were saved, but her husband is missing. He": no man is named, and she is none
        told = told or (not near and not self.other and tree is not None and _is_of_owner(tree, lower))
        if tree is None or sure or not told:
            return ""
        found = [at for at, token in enumerate(tree.tokens) if token.pos == "NOUN" and token.dep in _ARGUMENTS
                 and not is_many(tree, at) and has_sex(token.lemma) and fits(token.lemma, lower)
                 and not any(tree.tokens[kid].text.lower() == "no" for kid in tree.children(at))]  # fmt: skip
        return definite(self.resolve(tree, simple(tree, found[0]))) if len(found) == 1 else ""


def _is_of_owner(tree: Tree, lower: str) -> bool:
    """Whether a sentence opens with what somebody has, who cannot be the pronoun: "Her sons" before "he"."""
    first = tree.tokens[0] if tree.tokens else None
    return first is not None and first.dep == "nmod:poss" and first.text == ("Her" if lower in HE else "His")

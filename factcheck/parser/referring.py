"""What pronouns stand for: the nearest subject that agrees, whoever spoke, what the last sentences were about.

A wrong referent is worse than none: where several could be meant, the pronoun stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.parser import verbs
from factcheck.parser.focus import done_by_several, stands_first
from factcheck.parser.organisations import BODIES
from factcheck.parser.persons import HE as _HE
from factcheck.parser.persons import SHE as _SHE
from factcheck.parser.persons import fits, is_sure, spans
from factcheck.parser.plurals import UNITS
from factcheck.parser.pointing import definite
from factcheck.parser.pronouns import (
    IT,
    SUBJECTS,
    THEY,
    agrees,
    cannot_be,
    goes_on,
    group_of,
    has_rival,
    is_anybody,
    is_empty,
    is_fronted,
    is_said,
    name_beside,
    name_within,
    named_in,
    object_before,
    short,
    simple,
    tells,
    those_before,
)
from factcheck.parser.salience import Phrase, likeliest, phrase_words
from factcheck.parser.standing import Standing
from factcheck.parser.takenup import thing_judged
from factcheck.parser.topics import (
    COMPANY,
    body_told_for,
    governing,
    has_no_office,
    has_office,
    is_of_figures,
    is_of_front,
    is_of_people,
    is_of_person,
    is_of_whose,
    is_person,
    is_quoted,
    is_told_of_object,
    kind_told,
    name_set_off,
    named_doers,
    object_told_of,
    only_plural,
    only_several,
    only_thing,
    opening_subject,
    opens_owned,
    owner_beside,
    person_beside,
    person_within,
    same_before,
    teller_meant,
    told_before,
    unless_short,
)
from factcheck.parser.wording import joined, possessive, small
from factcheck.syntax.tree import Tree

_OWNING = frozenset({"his", "its", "their", "hers", "theirs"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_ACTING = _ARGUMENTS | {"obl:agent"}
_STANDING_OUT = _ACTING | {"obl", "root"}
_OFFICES = frozenset("general head chief major forward prime".split())
_OWNER = 4  # words of who owns
_SPOKEN = frozenset("apologise criticise decline defend praise reject thank urge".split())  # by whoever spoke before


@dataclass(slots=True)
class Referring(Standing):
    """What the article has spoken of, and whom its pronouns stand for."""

    def _meant(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What a pronoun stands for by rule: itself where the claim names it, else a subject here or one before."""
        token, lower = tree.tokens[at], tree.tokens[at].text.lower()
        owns = lower in _OWNING or (lower == "her" and token.dep == "nmod:poss")
        own = small(tree, at)
        if owns and re.search(r"(?:teen|t[iy]e)s$", tree.tokens[token.head].text):  # "a woman in her seventies"
            return own
        if lower.endswith(("self", "selves")) or is_empty(tree, at) or named_in(tree, at, claim, owns=owns):
            return kind_told(tree, at) or own
        if (lower in _SHE | _HE and is_of_whose(tree, at)) or is_of_front(tree, at, claim):
            return own
        if (first := same_before(tree, at)) >= 0:
            return self._pronoun(tree, first, claim) if first not in claim else own
        teller = teller_meant(tree, at)
        found = self._within(tree, at, claim, owns=owns) if teller < 0 else self.resolve(tree, simple(tree, teller))
        if found is None:
            found = self._thing_here(tree, at) or self._before(tree, at, lower)
        if not found:
            found = self._left_over(tree, at, claim)
        if (
            owns
            and lower == "its"
            and tree.tokens[token.head].lemma in verbs.TITLES - {"author"}
            and not has_office(found or "")
        ):
            none = not found or has_no_office(found)
            found = (
                self._town(tree, token.head)
                or (self.subject if self.organisations.told(self.subject) else "")
                or self._standing()
                or self._newest_body()
                or (self.body if none else found)
            )
        if not found and lower in ("it", "its") and self._stays(tree, at):
            found = self.body
        if not found or (owns and not found[:1].isupper() and len(short(found).split()) > _OWNER):
            return own
        whole = found if re.match(r"(?:the )?(?:head|chief) of ", found) else short(found)
        return possessive(_known(whole)) if owns else re.sub(r"^an? (?=[a-z])", "the ", found).rstrip(" ,")

    def _thing_here(self, tree: Tree, at: int) -> str:
        """The one thing of this sentence that “it” may be."""
        thing = only_thing(tree, at, tuple(BODIES | COMPANY)) if tree.tokens[at].text.lower() == "it" else -1
        return self.resolve(tree, simple(tree, thing)) if thing >= 0 else ""

    def _left_over(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What “it” or “they” may be where no subject fits: the last sentence's only plural, else the likeliest."""
        lower, last = tree.tokens[at].text.lower(), self.before[-1] if self.before else None
        many = only_several(tree, at, last) if last is not None and lower == "they" else -1
        if last is not None and many >= 0:
            return definite(self.resolve(last, simple(last, many)))
        return self._likeliest(tree, at, claim) if lower in IT | THEY and not is_anybody(tree, at) else ""

    def _likeliest(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What “it” or “they” most likely takes up, "" where the claim has it."""
        one = likeliest(tree, at, self.before, self.named)
        if one is not None and one.back == 0 and (one.at in claim or is_told_of_object(tree, at, one.at)):
            return ""
        words = phrase_words(one) if one else []
        if not one or any(one.tree.tokens[below].pos == "PRON" for below in words):
            return ""
        return _known(self.resolve(one.tree, words))

    def _within(self, tree: Tree, at: int, claim: Sequence[int], *, owns: bool) -> str | None:
        """The subject of a clause over the pronoun's, where it fits; None where the sentence offers none."""
        if taken := self._taken(tree, at, claim):
            return taken
        for over in governing(tree, at, owns=owns):
            lower = tree.tokens[over].text.lower()
            if lower in ("who", "which", "that"):
                if (told := self._told(tree, over, at, claim)) is not None:
                    return told
                continue
            if (short_word := self._of_short_word(tree, over, at)) is not None:
                return short_word
            if tree.tokens[over].pos == "PRON" and lower != "those":  # "those of Acme"
                if group_of(lower) != group_of(tree.tokens[at].text.lower()):
                    continue
                found = self._within(tree, over, claim, owns=False)
                return self._before(tree, over, lower) if found is None else found
            if agrees(tree, over, tree.tokens[at].text.lower()):
                return "" if has_rival(tree, over, at) else self._surely(tree, over, at) or self._subject(tree, over)
            if tree.tokens[at].text.lower() in IT and (name := name_within(tree, over)) >= 0:
                return self.resolve(tree, phrase_words(Phrase(tree, name, 0)))
        return self._besides(tree, at, claim)

    def _taken(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What the form of a sentence makes a pronoun: whoever "it said" stands behind, the object of a verb before."""
        if (doer := told_before(tree, at)) >= 0 and doer not in claim:
            return self._subject(tree, doer)
        taken = max(
            object_before(tree, at),
            opening_subject(tree, at),
            object_told_of(tree, at),
            owner_beside(tree, at),
            body_told_for(tree, at),
        )
        thing = self.resolve(tree, simple(tree, taken)).split(", ")[0] if taken >= 0 else ""
        return (self._named_person(tree, taken) or _known(re.sub(r"['’]s$", "", thing))) if thing else ""

    def _subject(self, tree: Tree, at: int) -> str:
        """A subject by its name: that of a person, or the one beside a noun."""
        return self._named_person(tree, at) or self.resolve(tree, simple(tree, name_beside(tree, at)))

    def _besides(self, tree: Tree, at: int, claim: Sequence[int]) -> str | None:
        """What a sentence has for a pronoun besides its subjects: the only plural told of, the thing that is judged."""
        many = only_plural(tree, at) if tree.tokens[at].text.lower() in THEY else -1
        if many >= 0:
            return self.resolve(tree, simple(tree, many))
        thing = thing_judged(tree, at)
        return _known(self.resolve(tree, simple(tree, thing))) if thing and thing not in claim else None

    def _of_short_word(self, tree: Tree, over: int, at: int) -> str | None:
        """Whom or what "one", "another", "the latter" or "the second, Lille Hel," is; None where it is no such word."""
        lower = tree.tokens[over].text.lower()
        if tree.tokens[at].text.lower() in THEY and tree.tokens[over].lemma in verbs.TOGETHER and tells(tree, over):
            return self._subject(tree, over)  # "Her family said that they would appeal"
        if tree.tokens[at].text.lower() in _SHE | _HE:
            who = person_beside(tree, over)
            if who >= 0:
                return self._named_person(tree, who)
            if lower in ("former", "latter"):  # "The latter said his crews": of whichever it is
                return unless_short(_known(self.resolve(tree, simple(tree, over))))
            return "" if lower in ("one", "another", "other") and tells(tree, over) else None  # "One said that she"
        if tree.tokens[at].text.lower() not in IT:
            return None
        name = name_set_off(tree, over) if tree.tokens[over].pos in ("ADJ", "NUM") else -1
        if name >= 0:
            return self.resolve(tree, phrase_words(Phrase(tree, name, 0)))
        if lower not in ("another", "former", "latter"):
            return None
        named = unless_short(self.resolve(tree, simple(tree, over)))
        kind = named.rpartition(" ")[2]
        person = {kind, kind.removesuffix("s")} & (verbs.PEOPLE | verbs.TITLES | {"Another", "another"})
        return "" if person else re.sub("^[Aa]nother", "the other", named)

    def _surely(self, tree: Tree, over: int, at: int) -> str:
        """ "Park sent Ann Moe his notes, and she": in a second clause who surely is "she", where Park may not be."""
        low, clause = tree.tokens[at].text.lower(), tree.tokens[tree.tokens[at].head]
        second = clause.dep == "conj" and clause.head == tree.tokens[over].head
        if low not in ("he", "she") or not second:
            return ""
        who = self._named_person(tree, over)
        return self._here(tree, at, low) if who and not is_sure(who, low) else ""

    def _told(self, tree: Tree, who: int, at: int, claim: Sequence[int]) -> str | None:
        """ "A head who stole from the school she led": whom the clause with "who" tells of, where the claim has not."""
        if cannot_be(tree, who, at):
            return None
        noun = tree.tokens[tree.tokens[who].head].head
        acts = tree.tokens[at].dep in SUBJECTS or tree.tokens[at].dep == "nmod:poss"
        if noun < 0 or noun in claim or not acts:
            return ""
        if not agrees(tree, noun, tree.tokens[at].text.lower()):
            return None if tree.tokens[at].text.lower() in _SHE | _HE else ""
        found = self._named_person(tree, noun) or self.resolve(tree, simple(tree, noun))
        return _known(found)

    def _before(self, tree: Tree, at: int, lower: str) -> str:
        """What the last sentences offer: a person, or the last subject for a pronoun that is a subject itself."""
        if lower in _SHE | _HE:
            return self._person(tree, at, lower)
        if teller := self._teller(tree, at):
            return teller
        if self._goes_on(tree, at, lower):
            return self.said
        if is_anybody(tree, at):
            return ""
        if lower in ("they", "their") and at == 0 and not self.group and (several := self._told_of(lower)):
            return several
        if lower in THEY and (those := those_before(tree, at)):
            return self.resolve(tree, those)
        leading = stands_first(tree, at) or (lower in IT and (self._done_to(tree, at) or self._fronted(tree, at)))
        if not leading or (lower == "it" and is_fronted(tree, at)):
            return ""
        if lower in THEY and self.group and is_of_figures(tree, at) and is_of_people(self.group):
            return ""
        together = self.team if at == 0 or tree.tokens[at].dep in SUBJECTS else ""
        if lower in IT and is_person(self.subject):  # "a third man" is no "it"
            return ""
        return self.subject if lower in IT else self.group or together

    def _told_of(self, lower: str) -> str:
        """ "He said the Greens would ask for more. They": the only plural of the last report, or a couple named."""
        tree = self.before[-1] if self.before else None
        if tree is not None and self.said and self.said_many and lower == "they":
            many = [at for at, token in enumerate(tree.tokens) if agrees(tree, at, "they") and token.lemma not in UNITS]
            if len(many) == 1 and self.said.endswith(tree.tokens[many[0]].text):
                return self.said
        return " and ".join(self.couple)

    def _done_to(self, tree: Tree, at: int) -> bool:
        """ "The hospital closed. Marlow bought it": what was spoken of, where somebody else is named who does it."""
        named = named_doers(tree, at)
        noun = self.subject.rpartition(" ")[2]
        body = self.organisations.told(self.subject) or noun in verbs.PEOPLED | BODIES | {"government", "cabinet"}
        last = self.before[-1] if self.before else tree
        two = any(tree.tokens[kid].text == token.text for kid in named for token in last.tokens)  # both named before
        return bool(named) and (not body or two) and not any(tree.tokens[kid].text in self.subject for kid in named)

    def _fronted(self, tree: Tree, at: int) -> bool:
        """ "Marlow wants to build. Under its plans, a third of the homes": whose plans, where no other body follows."""
        return opens_owned(tree, at) and bool(self.organisations.told(self.subject))

    def _person(self, tree: Tree, at: int, lower: str) -> str:
        """Whom the last sentences offer for “he” or “she”."""
        if named := self._listed(tree, at) or self._here(tree, at, lower):
            return named
        if (person := person_within(tree, at)) >= 0 and not any(start <= person < end for start, end in spans(tree)):
            return _known(joined(tree, simple(tree, person)))
        if kin := self._kin(lower):
            return kin
        acted = bool(self.persons.agent) and fits(self.persons.agent, lower)
        if self.other and not acted and fits(short(self.other).rpartition(" ")[2], lower):
            return _known(self.other) if stands_first(tree, at) or done_by_several(tree, at) else ""
        if self._is_stranger(lower):
            return ""
        speaks = tells(tree, at) or tree.tokens[tree.tokens[at].head].lemma in _SPOKEN
        return self.persons.whom(
            lower, tells=speaks, besides=[*self._clause_mates(tree, at), *self._of_other_sex(tree, at)]
        )

    def _of_other_sex(self, tree: Tree, at: int) -> list[str]:
        """ "Her office said that his deputy": whoever "her" is, "his" is not."""
        group = group_of(tree.tokens[at].text.lower())
        others = [one for one in range(at) if tree.tokens[one].text.lower() in (_SHE | _HE) - group]
        return [re.sub(r"['’]s?$", "", self._pronoun(tree, one, ())) for one in others]

    def _is_stranger(self, lower: str) -> bool:
        """ "The second visit was with an engineer. He": whether the last sentence has a person, and no name for one."""
        tree = self.before[-1] if self.before else None
        if tree is None or self.persons.near or self.persons.agent or is_quoted(tree):
            return False
        if any(token.text.lower() in group_of(lower) for token in tree.tokens):
            return False
        return any(token.pos == "NOUN" and token.dep in _STANDING_OUT and token.lemma not in _OFFICES
                   and agrees(tree, at, lower) for at, token in enumerate(tree.tokens))  # fmt: skip

    def _goes_on(self, tree: Tree, at: int, lower: str) -> bool:
        """Whether “it” or “they” goes on with what the last sentence reported of."""
        if not self.said or self.said_many is not (lower in THEY) or (lower in IT and is_person(self.said)):
            return False
        over = tree.tokens[at].head if tree.tokens[at].dep == "nmod:poss" else at
        return is_said(tree, over) or (lower == "it" and goes_on(tree, at))

    def _teller(self, tree: Tree, at: int) -> str:
        """Who told things before, for the “it” or “they” of a verb of saying."""
        body = self.subject if short(self.subject).rpartition(" ")[2] in BODIES else ""  # who acted last
        teller = "" if is_person(self.teller) else self.teller
        low, verb = tree.tokens[at].text.lower(), tree.tokens[tree.tokens[at].head].lemma
        who = {"it": body or teller, "they": self.tellers}.get(low, "")
        speaks = tells(tree, at) and (self.fresh or low != "it" or verb not in verbs.THINKING)
        return who if tree.tokens[at].dep == "nsubj" and speaks else ""

    def _listed(self, tree: Tree, at: int) -> str:
        """ "Sean Duffy and his nephew": of things in a list the first has the next."""
        noun = tree.tokens[at].head
        owned = tree.tokens[at].dep == "nmod:poss" and tree.tokens[noun].dep == "conj"
        first = tree.tokens[noun].head
        return self._named_person(tree, first) or self._called(tree, first, at) if owned else ""

    def _called(self, tree: Tree, first: int, at: int) -> str:
        """ "A helicopter instructor and his student": the first of a list, where it is a calling."""
        called = tree.tokens[first].pos == "NOUN" and agrees(tree, first, tree.tokens[at].text.lower())
        return _known(joined(tree, simple(tree, first))) if called else ""

    def _here(self, tree: Tree, at: int, lower: str) -> str:
        """The one person this sentence has named before that the pronoun may be: "When Roe asked, he told her"."""
        mates = self._clause_mates(tree, at)
        named = [joined(tree, range(start, end)) for start, end in spans(tree) if end <= at]
        owning = any(tree.tokens[name].dep == "nmod:poss" for start, end in spans(tree) for name in range(start, end))
        fitting = {whole for name in named if " " in (whole := self.persons.whole(name)) and is_sure(whole, lower)}
        fitting -= set(mates)
        if not fitting and len(named) == 1 and not owning and not is_of_person(tree):
            start = next(start for start, end in spans(tree) if end <= at)
            acts = tree.tokens[start].dep in _ACTING or tree.tokens[start - 1].text.lower() in ("through", "by")
            fitting = {whole for name in named if acts and fits(whole := self.persons.whole(name), lower)} - set(mates)
        fitting = {whole for whole in fitting if self.persons.may_be(whole, lower)}
        return next(iter(fitting)) if len(fitting) == 1 else ""

    def _clause_mates(self, tree: Tree, at: int) -> list[str]:
        """The persons named as subject or object of the pronoun's own verb: "he paid him" are two."""
        over = tree.tokens[at].head
        if tree.tokens[at].dep == "nmod:poss":  # "His father, Anthony, was": nobody is his own father
            named = [
                kid for kid, token in enumerate(tree.tokens) if token.head == over and token.dep in ("appos", "flat")
            ]
            return [name for kid in named if (name := self._named_person(tree, kid))]
        kids = [kid for kid, token in enumerate(tree.tokens) if token.head == over and token.dep in _ARGUMENTS]
        if over >= 0 and tree.tokens[over].dep == "acl:relcl":
            kids.append(tree.tokens[over].head)
        if over >= 0 and tree.tokens[over].dep == "conj" and not any(tree.tokens[kid].dep in SUBJECTS for kid in kids):
            first = tree.children(tree.tokens[over].head)  # "Roe came to see her and did her shopping"
            kids += [kid for kid in first if tree.tokens[kid].dep in SUBJECTS and tree.tokens[at].dep not in SUBJECTS]
        low = tree.tokens[at].text.lower()
        others = [kid for kid in kids if tree.tokens[kid].text.lower() in _SHE | _HE and kid != at
                  and group_of(tree.tokens[kid].text.lower()) != group_of(low)]  # fmt: skip
        others = [
            kid for kid in others if tree.tokens[kid].dep in SUBJECTS
        ]  # whoever does it is not to whom it is done
        told = [self.persons.whom(tree.tokens[kid].text.lower(), tells=tells(tree, kid)) for kid in others]
        return [*told, *(name for kid in kids if kid != at and (name := self._named_person(tree, kid)))]


def _known(phrase: str) -> str:
    """A phrase for what was named before: by now "a bundle" is "the bundle"."""
    return re.sub(r"^(?:an?|some|another) ", "the ", phrase, flags=re.IGNORECASE)

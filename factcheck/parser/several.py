"""Words for several things named before: “two of them”, “both”, “neither”, “the latter”, “those in Asia”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.parser.plurals import (
    INDEFINITE,
    NUMBER,
    bare_of,
    is_counted,
    is_meant,
    is_of,
    is_owned,
    is_told,
    is_two,
    one_thing,
    pair_in,
    plural_of,
    plurals_in,
    sum_before,
    with_the,
    words_of,
)
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_PARTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve most all none some many few several both neither "
    "each half any more less fewer".split()
)
_SOME = frozenset("some many few several".split())
_PERCENT = frozenset({"%", "percent", "per cent", "half", "third", "quarter", "thirds", "quarters", "fifth", "fifths"})
_CHOSEN = frozenset("first last latest largest biggest".split())
_THEM = frozenset("them these those whom which".split())
_PAIR = {"both": "", "neither": "neither of "}
_COUNT = re.compile(
    r"(?:the |about |some )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)", re.IGNORECASE
)
_COMPARED = frozenset("up down more less fewer higher lower above below compare".split())
_NESTED = frozenset({"nmod", "nmod:poss", "obl:unmarked"})
_NEAR = 2  # sentences back


@dataclass(slots=True)
class Several:
    """What the last sentences named in the plural, by twos, and in figures."""

    plurals: tuple[tuple[str, ...], ...] = ()  # of the last sentences, newest last
    pair: tuple[str, ...] = ()  # two things joined, or one phrase with "two"
    duo: tuple[str, ...] = ()  # the two names or things that the last sentence joined
    two: str = ""  # "two lads", as long as one of them is spoken of
    parted: str = ""  # of whom the last sentence told a part: "the nine residents" of "three of them had"
    rest: str = ""  # what the last sentence told a part of: "the shops" of "most of them"
    numbers: dict[str, list[str]] = field(default_factory=dict)  # "nine" → the first things so counted
    figure: str = ""  # the last thing counted
    one: str = ""  # the noun of the last sentence's subject, where it was new: "letter" of "a letter"
    spoken: str = ""  # the noun of the last sentence's subject, where it is several: "shares"

    def meet(self, tree: Tree) -> None:
        """Take in the phrases of a sentence."""
        named = sorted(plurals_in(tree, len(tree.tokens)), key=lambda at: tree.tokens[at].dep not in _NESTED)
        own = tuple(joined(tree, words_of(tree, at)) for at in named if not is_meant(tree, at))
        parts = [at for at, token in enumerate(tree.tokens) if token.text.lower() == "them" and _is_part(tree, at)]
        goes_on = bool(tree.tokens) and tree.tokens[0].pos == "NUM" and tree.tokens[0].dep.startswith("nsubj")
        self.parted = (self._plural(tree, parts[0]) if parts and parts[0] == 2 else self.parted) if goes_on else ""
        self.rest = self._plural(tree, parts[0]) if parts and parts[0] == 2 else ""
        own = (*own, *(whole for at in parts if (whole := self._plural(tree, at)) and whole not in own))
        own = (*own, *(f"the {whole}" for at in range(len(tree.tokens)) if (whole := self._numbered(tree, at))))
        if self.spoken and tree.tokens and tree.tokens[0].text == "They":  # "One of them" is of whom it went on
            own = (*own, f"the {self.spoken.lower()}")
        self.plurals = (*self.plurals, own)[-_NEAR:]
        twos = tuple(phrase for phrase in own if is_two(phrase))
        goes_on = bool(tree.tokens) and tree.tokens[0].text == "One"
        self.two = twos[-1] if twos else self.two if goes_on else ""
        for phrase in own:
            number, _, things = phrase.removeprefix("the ").partition(" ")
            known = self.numbers.setdefault(number.lower(), [])
            if things and things.rpartition(" ")[2] not in [one.rpartition(" ")[2] for one in known]:
                known.append(things)
        opens = [token.text.lower() for token in tree.tokens[:2]]
        kept = self.duo if opens[:1] == ["both"] or opens in (["the", "two"], ["the", "pair"]) else ()
        self.duo = pair_in(tree, len(tree.tokens)) or kept  # "Both have resigned. The former"
        self.pair = twos[-1:] or pair_in(tree, len(tree.tokens)) or self._goes_on(tree, goes_on=goes_on)
        self.one = one_thing(tree)
        subjects = [at for at, token in enumerate(tree.tokens)
                    if token.head == tree.root() and token.dep.startswith("nsubj")]  # fmt: skip
        told = [tree.tokens[at].text for at in plurals_in(tree, len(tree.tokens)) if at in subjects]
        goes_on = opens[:1] == ["they"]  # "Shares fell. They are down by a third. Those of"
        self.spoken = told[-1] if told else self.spoken if goes_on else ""
        counted = [at for at in plurals_in(tree, len(tree.tokens)) if is_counted(tree, at)]
        self.figure = joined(tree, words_of(tree, counted[-1])) if counted else ""

    def _goes_on(self, tree: Tree, *, goes_on: bool) -> tuple[str, ...]:
        """ "Two crates came. One was late", "A letter said so. Another did not": "both" are the two."""
        if goes_on and self.two:
            return (self.two,)
        another = bool(self.one) and tree.tokens[0].text == "Another" and tree.tokens[0].dep.startswith("nsubj")
        return (f"the two {plural_of(self.one)}",) if another else ()

    def meant(self, tree: Tree, at: int) -> tuple[str, int] | None:
        """Return what stands for a word and how many words it takes the place of; None where it says enough."""
        token = tree.tokens[at]
        low = token.text.lower()
        if low in _THEM and token.dep != "det" and _is_part(tree, at) and not is_told(tree, at):
            whole = self._them(tree, at)
            return (whole, 1) if whole else None
        if (
            told := sum_before(tree, at)
            or self._part_again(tree, at)
            or self._numbered(tree, at)
            or self._others(tree, at)
        ):
            return told, 1
        if part := self._part_alike(tree, at) or self._part(tree, at):
            return f"{token.text} {part}", 1
        if both := self._both_done(tree, at):
            return both, 1
        if low in _PAIR and token.dep.startswith("nsubj"):
            return self._both(tree, at, low)
        if low == "the" and (two := _the_two(tree, at, self.two) or _other_of_two(tree, at, self.two)):
            return two, 2
        if low == "the" and (most := self._most(tree, at)):
            return most, 2
        if low == "the" and at + 1 < len(tree.tokens) and tree.tokens[at + 1].text.lower() in ("former", "latter"):
            return self._of_two(tree, at)
        if low in ("that", "those") and token.pos in ("PRON", "DET"):
            return _again(tree, at) or self._those(tree, at) or self._compared(tree, at)
        return None

    def _part_alike(self, tree: Tree, at: int) -> str:
        """What a part is of where another part of the same went before: "few" behind "most of the patients"."""
        whole = _part_alike(tree, at)
        whole = self._plural(tree, at) if whole in ("those", "these", "them") else whole
        return f"of {with_the(whole)}" if whole else ""

    def _them(self, tree: Tree, at: int) -> str:
        """Whom "them" or "which" behind "two of" means."""
        low = tree.tokens[at].text.lower()
        they = any(one.text.lower() == "they" and one.dep.startswith("nsubj") for one in tree.tokens[:at])
        if they and low == "them" and not any(other < at for other in plurals_in(tree, at)):
            return ""  # "They turned back when one of them fell ill"
        whole = _counted_before(tree, at) or self._plural(tree, at)
        if tree.tokens[at - 2].text.lower() in _PERCENT:  # "80 percent of them": a share has no need of the number
            whole = NUMBER.sub("the ", whole, count=1)
        return with_the(whole) if is_owned(whole) else INDEFINITE.sub("the ", whole, count=1)

    def _part_again(self, tree: Tree, at: int) -> str:
        """ "Three of them were ill. Two have died": two of the same."""
        token = tree.tokens[at]
        alone = at == 0 and token.pos == "NUM" and token.dep.startswith("nsubj") and not list(tree.children(at))
        goes_on = alone and self.parted and tree.tokens[1].pos in ("VERB", "AUX")
        return f"{token.text} of {with_the(self.parted)}" if goes_on else ""

    def _others(self, tree: Tree, at: int) -> str:
        """ "Most of them are shut. The others": the other shops."""
        token = tree.tokens[at]
        if token.text != "others" or at == 0 or tree.tokens[at - 1].text.lower() != "the":
            return ""
        parts = [one for one in range(at) if tree.tokens[one].text.lower() == "them" and _is_part(tree, one)]
        rest = self._plural(tree, parts[0]) if parts else self.rest if at == 1 else ""
        return f"other {bare_of(rest)}" if rest and token.dep.startswith("nsubj") else ""

    def _both_done(self, tree: Tree, at: int) -> str:
        """ "A trial … Another … He took part in both": both trials."""
        token, behind = tree.tokens[at], tree.tokens[at + 1].pos if at + 1 < len(tree.tokens) else "PUNCT"
        done = token.text.lower() == "both" and token.dep in ("obj", "obl") and behind == "PUNCT"
        if not done or len(self.pair) != 1 or plurals_in(tree, at):
            return ""
        return INDEFINITE.sub("both ", re.sub(r"\btwo ", "", self.pair[0]), count=1)

    def _plural(self, tree: Tree, before: int) -> str:
        """The plural named last; of a clause before, the one that it speaks of."""
        if (alike := _subject_alike(tree, before)) >= 0:
            return joined(tree, words_of(tree, alike))
        free = [at for at in plurals_in(tree, before) if not _is_bound(tree, at, before)]
        own = [phrase for at in free if not is_owned(phrase := joined(tree, words_of(tree, at)))]
        if not own and (had := _had_by_one(tree, before)):
            return had
        near = next((phrases for phrases in (tuple(own), *reversed(self.plurals)) if phrases), ())
        counted = [phrase for phrase in near if _COUNT.match(phrase)]
        return next(reversed(counted or list(near)), "")

    def _numbered(self, tree: Tree, at: int) -> str:
        """ "Five of the nine": the nine residents, where nothing else of that number was counted."""
        token, before = tree.tokens[at], tree.tokens[at - 1].text.lower() if at else ""
        behind = tree.tokens[at + 1].pos if at + 1 < len(tree.tokens) else "PUNCT"
        if token.pos != "NUM" or before != "the" or behind not in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "ADV"):
            return ""
        known = self.numbers.get(token.text.lower(), []) if token.dep in ("nmod", "obj", "nsubj", "obl") else []
        told = any(tree.tokens[kid].dep in ("nmod", "acl:relcl") for kid in tree.children(at))
        told = told or (token.text.lower() == "two" and not any(map(is_two, sum(self.plurals, ()))))  # pairs are many
        return f"{token.text} {known[0]}" if len(known) == 1 and not told else ""

    def _part(self, tree: Tree, at: int) -> str:
        """What stands behind a number or a part that stands alone: "children" of "six", "of the patients" of "half"."""
        if counted := _counted_alike(tree, at):
            return counted
        low = tree.tokens[at].text.lower()
        whole = self._whole(tree, at) if low == "rest" else self._plural(tree, at) if _is_bare_part(tree, at) else ""
        sure = low not in _SOME or _COUNT.match(whole) is not None  # "Some think it odd" may be anybody
        return f"of {with_the(whole)}" if whole and sure else ""

    def _most(self, tree: Tree, at: int) -> str:
        """ "It has 20 trees. The tallest is four feet high": the tallest of the trees."""
        most = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else tree.tokens[at]
        bare = most.pos == "ADJ" and most.text.endswith("est") and most.dep.startswith("nsubj") and at == 0
        behind = [kid for kid in tree.children(at + 1) if kid > at + 1] if bare else []
        whole = self._plural(tree, at) if bare and not behind else ""
        return f"{tree.tokens[at].text} {most.text} of {with_the(NUMBER.sub('', whole))}" if _COUNT.match(whole) else ""

    def _whole(self, tree: Tree, at: int) -> str:
        """ "Half were given the drug and the rest a dummy": of whom the part before is."""
        words = [kid.text.lower() for kid in tree.tokens if kid.head == at and kid.pos != "PUNCT"]
        parts = [other for other, token in enumerate(tree.tokens[:at]) if token.dep.startswith("nsubj")
                 and (token.text.lower() in _PARTS | _PERCENT or token.pos == "NUM")]  # fmt: skip
        if not parts or not tree.tokens[at].dep.startswith("nsubj") or words != ["the"]:
            return ""
        of = [kid for kid in tree.children(parts[-1]) if tree.tokens[kid].dep == "nmod" and is_of(tree, kid)]
        if of and tree.tokens[of[0]].text.lower() not in _THEM:
            return joined(tree, words_of(tree, of[0]))
        return self._plural(tree, of[0] if of else parts[-1])

    def _both(self, tree: Tree, at: int, low: str) -> tuple[str, int] | None:
        clause = tree.tokens[tree.tokens[at].head]
        if not self.pair or not (at <= 1 or (clause.dep == "ccomp" and not self._may_be_tellers(tree, at))):
            return None
        names = " and ".join(self.pair) if len(self.pair) > 1 else INDEFINITE.sub("the ", self.pair[0], count=1)
        if low == "neither" and len(self.pair) > 1:
            names = " nor ".join(self.pair)
            return f"neither {names}", 1
        return f"{_PAIR[low]}{names}", 1

    def _may_be_tellers(self, tree: Tree, at: int) -> bool:
        """ "The brothers say that neither was paid": those who say it may be the two; who tell of things are not."""
        return bool(plurals_in(tree, at)) and not self.pair[0].startswith("the two ")

    def _of_two(self, tree: Tree, at: int) -> tuple[str, int] | None:
        behind = tree.tokens[at + 2] if at + 2 < len(tree.tokens) else None
        if behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ") and tree.tokens[at + 1].head >= at + 2:
            return None
        opens = at <= 1 or (tree.tokens[0].text == "The" and tree.tokens[1].text.lower() in ("former", "latter"))
        pair = pair_in(tree, at) or ((self.duo or self.pair) if opens else ())
        first = tree.tokens[at + 1].text.lower() == "former"
        return (pair[0 if first else 1], 2) if len(pair) == 2 else None

    def _those(self, tree: Tree, at: int) -> tuple[str, int] | None:
        """ "Its shares fell. Those of its rival rose": what the last sentence spoke of."""
        of = tree.tokens[at + 1].text.lower() if at + 1 < len(tree.tokens) else ""
        opens = at == 0 and tree.tokens[at].text.lower() == "those" and of in ("of", "in", "at")
        return (self.spoken.lower(), 1) if opens and self.spoken else None

    def _compared(self, tree: Tree, at: int) -> tuple[str, int] | None:
        """ "That is down from 52,000": what is, is the figure before."""
        token = tree.tokens[at]
        if not self.figure or token.dep != "nsubj" or at > 1 or token.text.lower() != "that":
            return None
        return (f"the figure of {self.figure}", 1) if tree.tokens[token.head].lemma.lower() in _COMPARED else None


def _had_by_one(tree: Tree, before: int) -> str:
    """ "The chain has rebuilt its shops, but few of them": the shops, which are nearer than any others."""
    had = [at for at in plurals_in(tree, before) if any(one.pos == "CCONJ" for one in tree.tokens[at:before])
           and any(tree.tokens[kid].text.lower() in ("its", "his", "her") for kid in tree.children(at))]  # fmt: skip
    return with_the(bare_of(joined(tree, words_of(tree, had[-1])))) if had else ""


def _again(tree: Tree, at: int) -> tuple[str, int] | None:
    """ "Sales in Europe rose, those in Asia fell": the noun before that has the same preposition behind it."""
    cases = _cases(tree, at)
    many = tree.tokens[at].text.lower() == "those"
    for other in range(at - 1, -1, -1):
        token = tree.tokens[other]
        if token.pos == "NOUN" and cases & _cases(tree, other) and (token.text.lower() != token.lemma.lower()) is many:
            return (f"{'' if many else 'the '}{token.text.lower()}", 1)
    return None


def _cases(tree: Tree, at: int) -> set[str]:
    behind = tree.tokens[at + 1 : at + 2]  # of "those to makers rose" the parser gives the makers to the verb
    if tree.tokens[at].pos != "NOUN" and behind and behind[0].dep == "case":
        return {behind[0].text.lower()}
    kids = [kid for kid, token in enumerate(tree.tokens) if token.head == at and token.dep == "nmod"]
    return {token.text.lower() for token in tree.tokens if token.head in kids and token.dep == "case"}


def _is_part(tree: Tree, at: int) -> bool:
    """Whether a word stands behind "two of", "most of"."""
    return (
        at > 1
        and tree.tokens[at - 1].text.lower() == "of"
        and (tree.tokens[at - 2].text.lower() in _PARTS | _PERCENT | _CHOSEN or tree.tokens[at - 2].pos == "NUM")
    )


def _is_bare_part(tree: Tree, at: int) -> bool:
    """ "Half were given the drug", "30 per cent were women": the part of whom was said before."""
    token = tree.tokens[at]
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if not token.dep.startswith("nsubj") or behind.pos not in ("AUX", "VERB", "ADV"):
        return False
    if any(kid.head == token.head and kid.text.lower() in ("which", "whom") for kid in tree.tokens[:at]):
        return False  # "140 dams, of which half are safe"
    acts = tree.tokens[token.head].pos == "VERB" and token.head == at + 1  # "Half received three doses"
    if token.text.lower() in {"half", "most", *_SOME} and acts:
        return not any(tree.tokens[kid].dep != "punct" for kid in tree.children(at))
    shares = token.text.lower() in ("half", "most") or (token.text.lower() in _PERCENT and is_counted(tree, at))
    plural = any(kid.head == token.head and kid.text.lower() in ("are", "were", "have") for kid in tree.tokens)
    return shares and plural and tree.tokens[token.head].pos in ("VERB", "NOUN", "ADJ")


def _part_alike(tree: Tree, at: int) -> str:
    """ "Most of the patients were under 60 and few had pain": few of the patients; "" where no part went before."""
    token = tree.tokens[at]
    part = token.text.lower() in _PARTS or (token.pos == "NUM" and token.text.isdigit())
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if not part or not token.dep.startswith("nsubj") or behind.pos not in ("AUX", "VERB"):
        return ""
    clause = tree.tokens[token.head]
    if clause.dep not in ("conj", "parataxis") or clause.head > at:
        return ""
    for other, subject in enumerate(tree.tokens[:at]):
        if subject.head == clause.head and subject.dep.startswith("nsubj"):
            counted = subject.pos == "NUM" or subject.text.lower() in _PARTS
            of = next((kid for kid in tree.children(other) if tree.tokens[kid].dep == "nmod" and is_of(tree, kid)), -1)
            return joined(tree, words_of(tree, of)) if counted and of >= 0 else ""
    return ""


def _counted_alike(tree: Tree, at: int) -> str:
    """ "Five councillors voted for it and one abstained": one councillor."""
    token = tree.tokens[at]
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if token.pos != "NUM" or not token.dep.startswith("nsubj") or behind.pos not in ("AUX", "VERB"):
        return ""
    over = tree.tokens[token.head].head if tree.tokens[token.head].dep in ("conj", "parataxis") else -1
    for noun in [kid for kid in tree.children(over) if tree.tokens[kid].dep.startswith("nsubj")] if over >= 0 else []:
        number = [kid for kid in tree.children(noun) if tree.tokens[kid].dep == "nummod"
                  or tree.tokens[kid].text.lower() in ("some", "many", "most", "few", "several")]  # fmt: skip
        if number and noun < at and number[-1] < noun:
            words = joined(tree, range(number[-1] + 1, noun))
            one = tree.tokens[noun].lemma if token.text.lower() in ("one", "1") else tree.tokens[noun].text
            return f"{words} {one}".strip()
    return ""


def _is_bound(tree: Tree, noun: int, at: int) -> bool:
    """Whether a noun cannot be whom a word in its own phrase, or behind its verb, means: "police held 17 of them"."""
    part = tree.tokens[at].head
    if part < 0 or tree.tokens[at].text.lower() not in _THEM:
        return False
    done_to = tree.tokens[part].dep in ("obj", "iobj") and tree.tokens[part].head == tree.tokens[noun].head
    return at in tree.subtree(noun) or (done_to and tree.tokens[noun].dep.startswith("nsubj"))


def _the_two(tree: Tree, at: int, phrase: str) -> str:
    """ "One of the two has resigned": the two clerks named last, where the number stands for a noun."""
    two = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else tree.tokens[at]
    behind = tree.tokens[at + 2].pos if at + 2 < len(tree.tokens) else "PUNCT"
    alone = two.text.lower() == "two" and two.dep == "nmod" and behind in ("AUX", "VERB", "PUNCT")
    return f"the {phrase}" if alone and phrase else ""


def _counted_before(tree: Tree, at: int) -> str:
    """ "Six children ran and two fell, both of whom": the two children, where the number alone stands for them."""
    over = at
    while over >= 0 and tree.tokens[over].dep != "acl:relcl":
        over = tree.tokens[over].head
    number = tree.tokens[over].head if over >= 0 else -1
    counted = _counted_alike(tree, number) if number >= 0 and tree.tokens[number].pos == "NUM" else ""
    return f"{tree.tokens[number].text} {counted}" if counted else ""


def _other_of_two(tree: Tree, at: int, two: str) -> str:
    """ "It has two scanners, one of which is old; the other is new": the other of the two scanners."""
    words = [token.text.lower() for token in tree.tokens[at + 1 : at + 3]]
    if words[:1] != ["other"] or not tree.tokens[at + 1].dep.startswith("nsubj") or not (
        two or "one" in {token.text.lower() for token in tree.tokens[:at]}
    ):  # fmt: skip
        return ""
    twos = [two] if two else []
    twos += [phrase for one in plurals_in(tree, at) if is_two(phrase := joined(tree, words_of(tree, one)))]
    return f"the other of {with_the(twos[-1]) if twos[-1][:4] != 'two ' else 'the ' + twos[-1]}" if twos else ""


def _subject_alike(tree: Tree, before: int) -> int:
    """ "Most cuts fall on plants with 9,200 people, and none of them are compulsory": subjects go together."""
    part = tree.tokens[before].head if tree.tokens[before].dep == "nmod" else before
    clause = tree.tokens[part].head
    if part < 0 or clause < 0 or not tree.tokens[part].dep.startswith("nsubj") or tree.tokens[clause].dep != "conj":
        return -1
    over = tree.tokens[clause].head
    plural = set(plurals_in(tree, before))
    subjects = [at for at, token in enumerate(tree.tokens) if token.head == over and token.dep.startswith("nsubj")]
    inside = [at for one in subjects for at in (one, *tree.subtree(one)) if at in plural and at < before]
    return inside[-1] if inside else -1

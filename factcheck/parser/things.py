"""The fuller phrase for a thing that was named in full once: “the relief” → “the fuel tax relief”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.parser import verbs
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Token, Tree

_OF_NAME = ("case", "flat", "compound")
_KEPT = ("compound", "nmod:poss", "amod")
_LONGEST = 5
_TOLD = 2
_ANY_TIME = frozenset("day end moment month part side time way week year".split())  # of which there are always more
_LOOSE = re.compile(
    r"\b(?:\w+est|\w+er|first|second|third|last|next|new|other|same|own|more|most|less|few|many|several|any|every|each|"
    r"some|no|all|such|whole|main|best|worst|previous|former|current|present|young|old|good|bad|his|her|its|their|my|"
    r"our|your|\w+day['’]s|rival|similar|local|separate|combined|how|what|which|much|that|this|these|those|so|too)\b|\d",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)


@dataclass(slots=True)
class Things:
    """Nouns with the first two fuller phrases they had so far; a third would tell no more."""

    phrases: dict[str, list[str]] = field(default_factory=dict)
    measured: dict[str, str] = field(default_factory=dict)  # "number" → "number of burglaries", of the last sentences
    counted: dict[str, str] = field(default_factory=dict)  # verbs of the last sentence: what they count

    def meet(self, tree: Tree, *, titled: bool = False) -> None:
        """Take in the noun phrases of a sentence; of a headline only those of nouns, and not what it opens with."""
        self.counted = {_sense(tree.tokens[tree.tokens[noun].head].lemma): tree.tokens[_of_them(tree, noun)].text
                        for noun, token in enumerate(tree.tokens) if _is_counted(tree, noun)}  # fmt: skip
        told = {token.lemma: words for at, token in enumerate(tree.tokens)
                if token.lemma in MEASURES and (words := _of_what(tree, at))}  # fmt: skip
        again = any(token.lemma in self.measured for token in tree.tokens)
        self.measured = told or (self.measured if again else {})
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN" or token.dep == "compound" or _is_denied(tree, index):
                continue
            if titled and (_is_coloured(tree, index) or _is_joined_bare(tree, index)):
                continue
            phrase = _phrase(tree, index)
            known = self.phrases.setdefault(token.text.lower(), [])
            enough = len(known) >= _TOLD and not _COUNTED.match(phrase)
            bare = phrase == token.lemma and not any(kid.head == index and kid.dep == "det" for kid in tree.tokens)
            if not known and bare and not titled:
                known += [phrase, phrase]  # "in a dispute over rosters": a fuller phrase later on is of another
            if " " in phrase and phrase not in known and not enough:
                known.append(phrase)

    def left_out(self, tree: Tree, at: int) -> str:
        """Return the noun that a bare number leaves out: "A has 118 pupils. B has 141." counts pupils twice."""
        token = tree.tokens[at]
        behind = tree.tokens[at + 1].pos if at + 1 < len(tree.tokens) else "PUNCT"
        if aside := _counted_before(tree, at):
            return aside
        if token.pos != "NUM" or behind not in ("PUNCT", "CCONJ") or not token.text.isalnum():
            return ""
        if token.dep in ("flat", "parataxis") and (first := _bare_before(tree, at)) >= 0:  # "won 46, the Greens 19"
            at, token = first, tree.tokens[first]
        own = [kid for kid in tree.tokens if kid.head == at and kid.pos != "PUNCT" and kid.dep != "conj"]
        if token.dep != "obj" or own:
            return ""
        return self.counted.get(_sense(tree.tokens[token.head].lemma), "") or _share_before(tree, at)

    def fuller(self, token: Token) -> str:
        """Return the one fuller phrase for a noun, "" where the article has none or several."""
        if token.lemma in self.measured and token.text.lower() == token.lemma:
            return f"the {self.measured[token.lemma]}"
        full = self.phrases.get(token.text.lower(), []) if token.lemma not in _ANY_TIME else []
        if token.text.lower() != token.lemma.lower() and full and not _COUNTED.match(full[0]):
            return ""
        if len(full) > 1:  # "vaccine plant" and "Immunara's new vaccine plant" are one
            full = [one for one in full if not any(other != one and other.endswith(f" {one}") for other in full)]
        if len(full) > 1 and len({phrase.split()[0].lower() for phrase in full}) == 1 and _COUNTED.match(full[0]):
            full = full[-1:]
        if len(full) != 1 or _LOOSE.search(full[0]) or len(full[0].split()) > _LONGEST:
            return ""
        return full[0] if re.match(r"the |[A-Z]\w*['’]s? ", full[0]) else f"the {full[0]}"


def _counted_before(tree: Tree, at: int) -> str:
    """ "It needs 900 homes (it built 31 last year)": the one thing counted before, for a bare number in brackets."""
    token = tree.tokens[at]
    alone = token.pos == "NUM" and token.dep == "obj" and not tree.children(at)
    if not alone or tree.tokens[token.head].dep != "parataxis":
        return ""
    counted = [noun for noun in range(token.head) if tree.tokens[noun].pos == "NOUN" and tree.tokens[noun].dep == "obj"
               and any(tree.tokens[kid].dep == "nummod" for kid in tree.children(noun))]  # fmt: skip
    return tree.tokens[counted[0]].text if len(counted) == 1 else ""


_GETTING = frozenset("get have hold keep lose take win".split())
MEASURES = frozenset("number rate share proportion cost price level amount total average value".split())
_LONGEST_MEASURE = 6  # words


def _of_what(tree: Tree, at: int) -> str:
    """A measure with what it is of: "number of burglaries"."""
    behind = tree.tokens[at + 1].text.lower() if at + 1 < len(tree.tokens) else ""
    of = next((kid for kid in tree.children(at) if tree.tokens[kid].dep == "nmod" and kid > at), -1)
    if behind != "of" or of < 0:
        return ""
    gone = {below for kid in tree.children(of) if tree.tokens[kid].dep in ("acl", "acl:relcl", "appos")
            for below in tree.subtree(kid)}  # fmt: skip
    words = [at, *(below for below in tree.subtree(of) if below not in gone and tree.tokens[below].pos != "PUNCT")]
    plain = not any(tree.tokens[below].pos == "PRON" for below in words)
    return joined(tree, words) if plain and len(words) <= _LONGEST_MEASURE else ""


def _is_coloured(tree: Tree, at: int) -> bool:
    """Whether a headline's noun has an adjective, or opens it without an article: "Harbour council sells hall"."""
    first = tree.subtree(at)[0]
    bare = first == 0 and tree.tokens[first].pos != "DET"
    return bare or any(tree.tokens[kid].pos == "ADJ" for kid in tree.children(at))


def _is_joined_bare(tree: Tree, at: int) -> bool:
    """ "Towns seal water and rail pact": the pact may be on both."""
    joins = tree.tokens[at].dep == "conj" or any(tree.tokens[kid].dep == "conj" for kid in tree.children(at))
    return joins and not any(tree.tokens[kid].dep in ("det", "nmod:poss", "nummod") for kid in tree.children(at))


def _is_denied(tree: Tree, at: int) -> bool:
    """Whether a thing is named only to be denied: of "cannot show a causal link" no link is left."""
    over = tree.tokens[at].head
    return any(kid.head == over and kid.text.lower() in ("not", "n't", "n’t", "never") for kid in tree.tokens)


def _share_before(tree: Tree, at: int) -> str:
    """ "Acme owns 31 percent; the fund holds 8": of the same sentence's shares, "percent"."""
    shares = [token.text for token in tree.tokens[:at] if token.dep == "obj" and token.lemma in ("percent", "%")]
    return shares[-1] if shares and tree.tokens[tree.tokens[at].head].dep in ("conj", "parataxis") else ""


def _bare_before(tree: Tree, at: int) -> int:
    """The bare number that a verb has before a token, -1 where there is none."""
    found = (one for one in range(at) if tree.tokens[one].pos == "NUM" and tree.tokens[one].dep == "obj")
    return next((one for one in found if tree.tokens[one + 1].text in (",", ";")), -1)


def _sense(verb: str) -> str:
    """Verbs that count the same: what one party won another one has."""
    return "have" if verb in _GETTING else verb


def _is_counted(tree: Tree, at: int) -> bool:
    """Whether a token is an object that says how many: "118 pupils", "71 of the 160 seats"."""
    token = tree.tokens[at]
    if token.dep != "obj" or token.head < 0:
        return False
    many = tree.tokens[_of_them(tree, at)]
    told = token.pos == "NUM" or any(tree.tokens[kid].dep == "nummod" for kid in tree.children(at))
    return told and many.pos == "NOUN" and many.text.lower() != many.lemma


def _of_them(tree: Tree, at: int) -> int:
    """The noun behind "71 of", else the token itself."""
    of = [kid for kid in tree.children(at) if tree.tokens[kid].dep == "nmod"] if tree.tokens[at].pos == "NUM" else []
    return of[0] if of else at


def _is_named(tree: Tree, at: int) -> bool:
    """Whether a name behind "of" belongs to a noun: "the port of Paldiski"."""
    token = tree.tokens[at]
    cases = [kid.text.lower() for kid in tree.tokens if kid.head == at and kid.dep == "case"]
    place = any(name.start <= at < name.end and name.kind in ("LOC", "ORG") for name in tree.names)
    return token.dep == "nmod" and token.pos == "PROPN" and cases == ["of"] and place


def _beside(tree: Tree, index: int) -> list[int]:
    """The name right behind a noun that is no person or firm: "the ferry Saint Ebba"."""
    name = next((name for name in tree.names if name.start == index + 1 and name.kind != "PER"), None)
    if name is None or tree.tokens[index].lemma in verbs.TITLES | verbs.PEOPLE | verbs.PEOPLED:
        return []
    words = list(range(name.start, name.end))
    heads = {(tree.tokens[at].head, tree.tokens[at].dep) for at in words if tree.tokens[at].head not in words}
    return words if heads <= {(index, "appos"), (index, "flat")} else []


def _phrase(tree: Tree, index: int) -> str:
    """The noun with its adjectives, compounds and owner, without its article; with of-phrases it is another thing."""
    kept = [at for at, kid in enumerate(tree.tokens) if kid.head == index and at < index and kid.dep in _KEPT]
    named = next((kid for kid, token in enumerate(tree.tokens) if token.head == index and _is_named(tree, kid)), -1)
    name = [at for at, kid in enumerate(tree.tokens) if at == named or (kid.head == named and kid.dep in _OF_NAME)]
    name += _beside(tree, index)
    words = sorted({index, *name, *(below for at in kept for below in tree.subtree(at))})
    many = tree.tokens[index].text.lower() != tree.tokens[index].lemma.lower()
    numbers = [at for at, kid in enumerate(tree.tokens) if kid.head == index and kid.dep in ("nummod", "advmod")]
    if numbers and not many:
        return tree.tokens[index].lemma
    words = sorted({*words, *(at for at in numbers if tree.tokens[at].pos == "NUM" and at < index)})
    phrase = joined(tree, words)
    if phrase.endswith(("St.", "Mt.", "Ft.")):  # the rest of the name was not read as one
        return tree.tokens[index].lemma
    phrase = re.sub(r"^The ", "the ", phrase)
    return (
        phrase
        if " " not in phrase or words[0]
        else phrase[0].lower() + phrase[1:]
        if phrase[:2] != phrase[:2].upper() and tree.tokens[0].pos != "PROPN"
        else phrase
    )

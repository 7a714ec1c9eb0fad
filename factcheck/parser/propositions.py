"""A sentence's tree taken apart into propositions: what is asserted of what, each with the words that assert it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from factcheck.parser import verbs
from factcheck.syntax.tree import Token, Tree

_OWN_CLAUSE = frozenset({"conj", "parataxis", "advcl", "ccomp", "acl:relcl", "advcl:relcl", "acl"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_PLACE_CASES = frozenset({"in", "at", "near", "on", "outside", "inside", "off", "beside", "along", "around"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """An assertion: `subject` and `body` are token indexes, `quote` the first and last token that assert it.

    `form` says where it comes from: clause, relative, participle, apposition, title, item, amount, place, reported,
    attribution, quotation, headline.
    """

    form: str
    head: int
    subject: tuple[int, ...]
    body: tuple[int, ...]
    quote: tuple[int, int]
    joiner: str = ""  # what stands between subject and body where the article leaves it out: "is", "was" …
    about: str = ""  # the subject in words of our own, where the article has none
    verb: int = -1  # the verb of saying, for reported and attribution
    shared: tuple[int, ...] = ()  # words of the governing clause that scope over this one (dates in front)


@dataclass(slots=True)
class Taking:
    """One sentence being taken apart."""

    tree: Tree
    kids: list[list[int]]
    found: list[Proposition] = field(default_factory=list)

    def token(self, index: int) -> Token:
        return self.tree.tokens[index]

    def under(self, index: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """The subtree of a token, left to right, without the subtrees of some tokens."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += [kid for kid in self.kids[at] if kid not in without]
        return sorted(found)

    def kid(self, index: int, *deps: str) -> int | None:
        """The first child in one of the relations."""
        return next((kid for kid in self.kids[index] if self.token(kid).dep in deps), None)

    def is_clause(self, index: int) -> bool:
        """Whether a token heads a clause: a verb, or a predicate with a copula or a subject."""
        token = self.token(index)
        if token.pos == "VERB":
            return True
        return self.kid(index, "cop", *_SUBJECTS) is not None

    def is_finite(self, index: int) -> bool:
        """Whether a clause has a finite verb of its own."""
        token = self.token(index)
        if self.kid(index, "cop") is not None:
            return True
        helpers = [self.token(kid) for kid in self.kids[index] if self.token(kid).dep.startswith("aux")]
        if any(helper.text.lower() not in ("being", "having", "be", "to") for helper in helpers):
            return True
        return (
            token.pos == "VERB"
            and not token.text.lower().endswith("ing")
            and self.kid(index, "nsubj", "expl") is not None
        )


def propositions(tree: Tree) -> list[Proposition]:
    """Return the propositions of a sentence in the order of their words; one that yields none gives itself whole."""
    if not tree.tokens:
        return []
    kids: list[list[int]] = [[] for _ in tree.tokens]
    for index, token in enumerate(tree.tokens):
        if token.head >= 0:
            kids[token.head].append(index)
    taking = Taking(tree, kids)
    _clause(taking, tree.root(), (), "clause", ())
    found = _unique(taking.found)
    if not found:
        words = [index for index, token in enumerate(tree.tokens) if token.pos != "PUNCT"]
        if words:
            found = [Proposition("headline", tree.root(), (), tuple(words), (words[0], words[-1]))]
    return sorted(found, key=lambda one: (one.quote, one.form))


def _unique(found: list[Proposition]) -> list[Proposition]:
    seen: dict[tuple[int, int], Proposition] = {}
    for one in found:
        seen.setdefault(one.quote, one)
    return list(seen.values())


def _clause(t: Taking, head: int, subject: tuple[int, ...], form: str, shared: tuple[int, ...]) -> None:
    """Take the clause under `head`, with an inherited subject, and everything beneath it that stands for itself."""
    own = t.kid(head, *_SUBJECTS)
    if own is not None:
        subject = tuple(_bare_np(t, own))
    apart = _apart(t, head)
    inside = t.under(head, without=frozenset(apart))
    subject_words = set(t.under(own)) if own is not None else set()
    body = _trim(t, [index for index in inside if index not in subject_words])
    front = shared or tuple(_fronted(t, head, own))
    speech = _speech(t, head)
    if body and not _is_bare_saying(t, head, body, speech):
        words = _trim(t, inside)
        shown = words if form != "relative" else body
        _add(t, Proposition(form, head, subject, tuple(body), (shown[0], shown[-1]), shared=shared))
    if speech is not None:
        _reported(t, head, speech)
    for place in sorted(set(inside) | subject_words):
        _nominal(t, place)
    _items(t, head, subject, body)
    for child in apart:
        if child == speech:
            continue
        _subclause(t, child, subject, front)


def _is_bare_saying(t: Taking, head: int, body: list[int], speech: int | None) -> bool:
    """Whether a clause is no more than "she said": it names the speaker of the words around it."""
    if t.token(head).lemma not in verbs.SAYING or speech is not None:
        return False
    said = [at for at in body if t.token(at).pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and at != head]
    return not said


def _add(t: Taking, one: Proposition) -> None:
    first, last = one.quote
    if first <= last and any(t.token(index).pos not in ("PUNCT", "DET", "ADP", "CCONJ", "SCONJ") for index in one.body):
        t.found.append(one)


def _apart(t: Taking, head: int) -> list[int]:
    """The clauses under a head that stand for themselves; relative clauses and appositions deep inside included."""
    apart = []
    waiting = list(t.kids[head])
    while waiting:
        at = waiting.pop(0)
        if _stands_alone(t, at):
            apart.append(at)
        else:
            waiting += t.kids[at]
    return sorted(apart)


def _stands_alone(t: Taking, index: int) -> bool:
    token = t.token(index)
    dep = token.dep
    if dep in ("acl:relcl", "advcl:relcl"):
        return t.is_clause(index)
    if dep == "appos":
        return token.pos in _NOMINAL
    if dep == "parataxis":
        return t.is_clause(index) or token.pos in _NOMINAL
    if dep == "conj":
        return t.is_clause(index) and t.is_clause(token.head) and token.pos in ("VERB", "ADJ", "NOUN", "AUX", "PROPN")
    if dep == "ccomp":
        return t.token(token.head).lemma in verbs.SAYING and t.is_clause(index)
    if dep == "advcl":
        return _free_adverbial(t, index)
    if dep == "acl":
        return token.pos == "VERB" and t.kid(index, "mark") is None and len(t.under(index)) >= 2
    return False


def _free_adverbial(t: Taking, index: int) -> bool:
    """An adverbial clause that asserts: while, as, after, because … or a participle; not if, to, unless."""
    mark = t.kid(index, "mark")
    if mark is not None:
        word = t.token(mark).text.lower()
        return word in (
            "while",
            "as",
            "after",
            "because",
            "since",
            "although",
            "though",
            "when",
            "before",
            "whereas",
            "with",
        ) and (t.kid(index, *_SUBJECTS) is not None)
    if t.kid(index, *_SUBJECTS) is not None:
        return t.is_finite(index)
    return t.token(index).pos == "VERB" and t.token(index).text.lower().endswith(("ing", "ed", "en", "t", "n"))


def _subclause(t: Taking, child: int, subject: tuple[int, ...], front: tuple[int, ...]) -> None:
    token = t.token(child)
    if token.dep in ("acl:relcl", "advcl:relcl"):
        _relative(t, child)
    elif token.dep == "acl":
        _participle(t, child, tuple(_bare_np(t, token.head)))
    elif token.dep == "appos":
        _apposition(t, child)
    elif token.dep == "advcl" and t.kid(child, *_SUBJECTS) is None:
        _participle(t, child, subject)
    elif token.dep == "parataxis" and not t.is_clause(child):
        _clause(t, child, (), "clause", ())
    elif token.dep == "conj":
        before = len(t.found)
        _clause(t, child, subject, "clause", front)
        lead = _lead(t, child)
        if lead and len(t.found) > before and t.found[before].head == child:
            one = t.found[before]
            t.found[before] = dataclasses.replace(one, body=tuple(sorted({*lead, *one.body})))
    else:
        _clause(t, child, (), "clause", ())


def _lead(t: Taking, child: int) -> list[int]:
    """The helping verbs that a second verb shares with the first: "could slash and bolster", "will cut and revive"."""
    if t.kid(child, "aux", "aux:pass", "cop", *_SUBJECTS) is not None or t.token(child).pos != "VERB":
        return []
    first = t.token(child).head
    form, other = t.token(child).text.lower(), t.token(first).text.lower()
    if form != t.token(child).lemma and other == t.token(first).lemma:
        return []
    lead = [
        kid for kid in t.kids[first] if t.token(kid).dep in ("aux", "aux:pass") or t.token(kid).text.lower() == "to"
    ]
    while t.token(first).dep == "xcomp" and t.token(first).head >= 0:
        lead_head = t.token(first).head
        lead += [
            lead_head,
            *[kid for kid in t.kids[lead_head] if t.token(kid).dep in ("aux", "aux:pass", "cop") and kid < first],
        ]
        first = lead_head
    return sorted(lead)


def _relative(t: Taking, child: int) -> None:
    """A relative clause says something of the noun before it; the pronoun gives way to the noun."""
    noun = t.token(child).head
    pronoun = next(
        (
            kid
            for kid in t.under(child)
            if t.token(kid).text.lower() in ("who", "which", "that", "whom")
            and t.token(kid).pos in ("PRON", "DET", "SCONJ")
        ),
        None,
    )
    if pronoun is None or t.token(pronoun).dep not in _SUBJECTS or t.token(pronoun).head != child:
        _clause(t, child, (), "clause", ())
        return
    t.kids[child].remove(pronoun)
    before = len(t.found)
    _clause(t, child, tuple(_bare_np(t, noun)), "relative", ())
    if len(t.found) > before and t.found[before].head == child:
        first = t.found[before]
        t.found[before] = dataclasses.replace(first, quote=(min(pronoun, first.quote[0]), first.quote[1]))
    t.kids[child] = sorted([*t.kids[child], pronoun])


def _participle(t: Taking, child: int, subject: tuple[int, ...]) -> None:
    """ "A plant closed since 2015", "reviving a mill": the noun is what the participle says of it."""
    apart = _apart(t, child)
    body = _trim(t, t.under(child, without=frozenset(apart)))
    if body and subject:
        doing = t.token(child).text.lower().endswith("ing")
        _add(t, Proposition("participle", child, subject, tuple(body), (body[0], body[-1]), "is" if doing else "was"))
    for place in body:
        _nominal(t, place)
    _items(t, child, subject, body)
    for other in apart:
        _subclause(t, other, subject, ())


def _apposition(t: Taking, child: int) -> None:
    """ "Jane Roe, head of Acme": the noun before is what the apposition says."""
    noun = t.token(child).head
    apart = _apart(t, child)
    body = _trim(t, t.under(child, without=frozenset(apart)))
    name = _bare_np(t, noun)
    if body and name:
        swapped = t.token(child).pos == "PROPN" and t.token(noun).pos == "NOUN"
        subject, said = (tuple(body), tuple(name)) if swapped else (tuple(name), tuple(body))
        _add(t, Proposition("apposition", child, subject, said, (body[0], body[-1]), "is"))
    for place in body:
        _nominal(t, place)
    for other in apart:
        _subclause(t, other, tuple(name), ())


def _nominal(t: Taking, index: int) -> None:
    """What a noun phrase asserts by the way: a title before a name, a place, an amount."""
    token = t.token(index)
    if token.pos == "PROPN":
        _title(t, index)
    if token.dep in ("obl", "nmod") and token.pos in ("PROPN", "NOUN"):
        _placed(t, index)
        _with_amount(t, index)
    if token.pos == "NOUN":
        _measured(t, index)


def _title(t: Taking, index: int) -> None:
    """ "Russian Deputy Minister Aleksei Gruzdev" says that Gruzdev is a Russian deputy minister."""
    words = [
        index,
        *[kid for kid in t.kids[index] if t.token(kid).dep in ("compound", "flat", "amod", "nmod:desc", "nmod:poss")],
    ]
    if t.token(index).dep in ("flat", "compound", "appos") and t.token(t.token(index).head).pos in ("PROPN", "NOUN"):
        return
    chain = sorted(
        set(
            t.under(
                index,
                without=frozenset(kid for kid in t.kids[index] if kid not in words or t.token(kid).dep == "appos"),
            )
        )
    )
    chain = [at for at in chain if t.token(at).pos != "PUNCT"]
    last_title = next(
        (
            at
            for at in reversed(chain)
            if t.token(at).lemma.lower() in verbs.TITLES or t.token(at).text.lower() in verbs.TITLES
        ),
        None,
    )
    if last_title is None or last_title == chain[-1]:
        return
    name = [at for at in chain if at > last_title]
    title = [at for at in chain if at <= last_title]
    if name and all(t.token(at).text[:1].isupper() for at in name) and name == list(range(name[0], name[-1] + 1)):
        _add(t, Proposition("title", index, tuple(name), tuple(title), (title[0], name[-1]), "is"))


def _placed(t: Taking, index: int) -> None:
    """ "a mill in Karachi", "near Port Qasim": the thing before is where the place is named."""
    case = t.kid(index, "case")
    if case is None or t.token(case).text.lower() not in _PLACE_CASES:
        return
    if not any(name.kind == "LOC" and name.start <= index < name.end for name in t.tree.names):
        return
    head = t.token(index).head
    if t.token(index).dep != "nmod" or t.token(head).lemma.lower() not in verbs.STANDING:
        return
    body = _trim(t, t.under(index, without=frozenset(_apart(t, index))))
    noun = _head_np(t, head)
    if body and noun:
        _add(t, Proposition("place", index, tuple(noun), tuple(body), (body[0], body[-1]), "is"))


def _with_amount(t: Taking, index: int) -> None:
    """ "a plant with $800 million in losses", "a state of 240 million people": the thing before has what follows."""
    case = t.kid(index, "case")
    if case is None or not any(t.token(at).pos == "NUM" for at in t.under(index)):
        return
    head = t.token(index).head
    has = {"with": True, "of": t.token(head).lemma.lower() in verbs.PEOPLED}
    if not has.get(t.token(case).text.lower()) or t.token(head).pos not in ("NOUN", "PROPN"):
        return
    noun = _head_np(t, head)
    body = _trim(t, t.under(index, without=frozenset(_apart(t, index))))
    if body and noun:
        _add(t, Proposition("amount", index, tuple(noun), tuple(body[1:]), (body[0], body[-1]), "has"))


def _measured(t: Taking, index: int) -> None:
    """ "a 700-acre site": the site is 700 acres."""
    for kid in t.kids[index]:
        token = t.token(kid)
        if token.dep in ("amod", "compound", "nmod") and any(
            t.token(at).pos == "NUM" or t.token(at).text[:1].isdigit() for at in t.under(kid)
        ):
            words = t.under(kid)
            joined = "".join(t.token(at).text for at in words)
            if "-" in joined and words[-1] < index:
                case = t.kid(index, "case")
                noun = tuple(at for at in _head_np(t, index) if at not in words)
                first = words[0] if case is None else min(case, words[0])
                _add(t, Proposition("measure", kid, noun, tuple(words), (first, index), "is"))
                return


def _items(t: Taking, head: int, subject: tuple[int, ...], body: list[int]) -> None:
    """ "borders China, India and Afghanistan" is three claims: one an item, the first with the verb."""
    inside = set(body)
    for index in body:
        token = t.token(index)
        conjuncts = [
            kid
            for kid in t.kids[index]
            if t.token(kid).dep == "conj" and kid in inside and t.token(kid).pos in _NOMINAL
        ]
        if (
            not conjuncts
            or token.pos not in _NOMINAL
            or token.dep in ("nsubj", "nsubj:pass", "conj", "compound", "amod")
        ):
            continue
        if t.token(index).dep in ("nmod", "nmod:poss") and len(conjuncts) < 2:
            continue
        group = [index, *conjuncts]
        if any(t.token(kid).text.lower() in ("between", "among") for kid in t.kids[index]):
            continue
        _split(t, head, subject, body, group)
        return


def _split(t: Taking, head: int, subject: tuple[int, ...], body: list[int], group: list[int]) -> None:
    first, others = group[0], group[1:]
    whole = set(t.under(first))
    rest = [at for at in body if at not in whole]
    lead = [kid for kid in t.kids[first] if t.token(kid).dep == "case"]
    modifiers = [kid for kid in t.kids[first] if t.token(kid).dep == "amod" and kid < first]
    for place, item in enumerate(group):
        words = [at for at in t.under(item, without=frozenset(others)) if at in set(body)]
        words = _trim(t, [at for at in words if t.token(at).dep != "cc" or t.token(at).head != item])
        if not words:
            continue
        own_case = t.kid(item, "case") is not None
        extra = [] if place == 0 else [*([] if own_case else lead)]
        if (
            place
            and not any(t.token(kid).dep in ("amod", "det", "compound", "nummod", "nmod:poss") for kid in t.kids[item])
            and t.token(item).pos == "NOUN"
        ):
            extra += modifiers
        said = sorted({*[at for at in rest if at < first or place == 0 or at > max(whole)], *extra, *words})
        if place == 0:
            _replace_first(t, head, tuple(said), (min(said), words[-1]))
        else:
            joiner = next((one.joiner for one in t.found if one.head == head), "")
            _add(t, Proposition("item", item, subject, tuple(said), (words[0], words[-1]), joiner))


def _replace_first(t: Taking, head: int, said: tuple[int, ...], quote: tuple[int, int]) -> None:
    """Let the clause's own claim end with the first item: the others have claims of their own."""
    for place, one in enumerate(t.found):
        if one.head == head and one.form in ("clause", "relative", "participle", "reported"):
            start = min(one.quote[0], quote[0])
            t.found[place] = dataclasses.replace(one, body=said, quote=(start, quote[1]))
            return


def _speech(t: Taking, head: int) -> int | None:
    """Return the clause a verb of saying reports; None where the clause reports nothing."""
    if t.token(head).lemma not in verbs.SAYING:
        return None
    said = t.kid(head, "ccomp")
    if said is None and '"' in t.tree.text.translate(verbs.MARKS):
        said = t.kid(head, "parataxis")
    return said if said is not None and t.is_clause(said) else None


def _reported(t: Taking, head: int, said: int) -> None:
    """ "X said P" is two claims: that X said it, which the clause above is, and P."""
    before = len(t.found)
    _clause(t, said, (), "reported", ())
    for place in range(before, len(t.found)):
        if t.found[place].verb < 0:
            t.found[place] = dataclasses.replace(t.found[place], verb=head)


def _fronted(t: Taking, head: int, own: int | None) -> list[int]:
    """Words that open the clause and scope over all of it: "In 2024," "On Monday"."""
    if own is None:
        return []
    first = min(t.under(head))
    opening = [kid for kid in t.kids[head] if kid < own and t.token(kid).dep in ("obl", "obl:unmarked")]
    return [at for kid in opening if min(t.under(kid)) == first for at in t.under(kid)]


def _bare_np(t: Taking, index: int) -> list[int]:
    """A noun phrase without its relative clauses, appositions and participles."""
    heavy = [kid for kid in t.under(index) if t.token(kid).dep in ("acl", "acl:relcl", "appos", "parataxis", "advcl")]
    if t.kid(index, "cop") is not None:
        heavy += [
            kid
            for kid in t.kids[index]
            if t.token(kid).dep in (*_SUBJECTS, "cop", "aux", "mark", "advmod", "punct", "obl")
        ]
    return _trim(t, t.under(index, without=frozenset(heavy)), keep_case=False)


def _head_np(t: Taking, index: int) -> list[int]:
    """A noun with what stands before it only."""
    keep = {"det", "amod", "compound", "nmod:poss", "nummod", "flat"}
    heavy = [kid for kid in t.kids[index] if t.token(kid).dep not in keep]
    words = _trim(t, t.under(index, without=frozenset(heavy)))
    return [at for at in words if at <= index or t.token(at).dep == "flat"]


def _trim(t: Taking, words: list[int], *, keep_case: bool = True) -> list[int]:
    """Words without conjunctions, marks and signs at their edges."""
    edge = {"cc", "mark", "punct", "discourse"} if keep_case else {"cc", "mark", "punct", "discourse", "case"}
    start, end = 0, len(words)
    while start < end and _is_edge(t, words, start, edge):
        start += 1
    while (
        end > start
        and (t.token(words[end - 1]).pos == "PUNCT" or t.token(words[end - 1]).dep == "cc")
        and not _closes(t, words[end - 1])
    ):
        end -= 1
    return words[start:end]


def _is_edge(t: Taking, words: list[int], start: int, edge: set[str]) -> bool:
    token = t.token(words[start])
    if token.pos == "PUNCT":
        return not _opens(t, words[start])
    if token.dep == "mark":  # "If this goes on, they lose": the mark of a clause within stays
        return token.head not in words or t.token(token.head).head not in words
    return token.dep in edge


def _opens(t: Taking, index: int) -> bool:
    return t.token(index).text in '“"‘(' and bool(t.token(index).text)


def _closes(t: Taking, index: int) -> bool:
    return t.token(index).text in '”"’)' and bool(t.token(index).text)

"""Posts: who holds which office, with its rank and whose office it is.

What it reads: "Prime Minister Shehbaz Sharif", "Albert Khorev, Russia's ambassador to Pakistan", "the chief executive
of Shell", "Russian Deputy Minister Aleksei Gruzdev", with former, acting, deputy and special kept apart.
What it compares: titles, their rank and whose they are. Another word for the same post is equal (PM, prime minister),
an office described with fewer words is close, deputy and full, former and serving, two different posts are different.
Supported: "Ambassador Khorev" by "Albert Khorev, Russia's ambassador to Pakistan".
Contradicted: "Minister Aleksei Gruzdev" by "Deputy Minister Aleksei Gruzdev".
What it leaves alone: whether the holders are one person (the checker asks), jobs that are no office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values import person, place
from factcheck.values.tokens import Phrases, Token, rows, tokens


@dataclass(frozen=True, slots=True)
class Role(Value):
    """A post: `title` in its normal form with its rank, `of` a country's code or words, `holder` a name."""

    title: str
    of: str
    holder: str
    former: bool = False
    acting: bool = False


def parse(text: str, *, as_of: Period | None = None) -> list[Role]:
    """Return the posts of a text in order, each with its holder where it is named beside it.

    >>> role = parse("Albert Khorev, Russia's ambassador to Pakistan, spoke.")[0]
    >>> role.title, role.of, role.holder
    ('ambassador', 'RU to PK', 'Albert Khorev')
    """
    del as_of
    words = tokens(text)
    starts = [at for at in range(len(words)) if words[at].low in _heads()]
    if not starts:
        return []
    reading = _Reading(text, words)
    found: list[Role] = []
    end = 0
    for at in starts:
        if at >= end and (role := reading.role(at)) is not None:
            found.append(role[1])
            end = role[0]
    return _of_one_person(text, found)


def _of_one_person(text: str, found: list[Role]) -> list[Role]:
    """The posts, two of one person both with his name and whose they are: "Ann Lee, chair and head of Norr"."""
    told = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        if one.holder and not other.holder and text[one.span.end : other.span.start] == " and ":
            told[at : at + 2] = replace(one, of=one.of or other.of), replace(other, holder=one.holder)
    return told


def compare(claim: Role, source: Role) -> Comparison:
    """Return how two posts stand to each other.

    >>> one, other = parse("Deputy Minister Jane Roe met Minister John Poe")
    >>> compare(other, one).aspect
    'rank'
    """
    if claim.former != source.former:
        if len({_KIN.get(post, post) for post in (_cut(claim.title).post, _cut(source.title).post)}) > 1:
            return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} are two posts", "title")
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}: only one is former", "former")
    one, other = _cut(claim.title), _cut(source.title)
    if one.post != other.post:
        return _other_post(claim, source, one, other)
    if one.rank != other.rank:
        return _other_rank(claim, source, one, other)
    return _of(claim, source)


class Bare(NamedTuple):
    """A post as a text writes it, with or without its holder: its normal form, rank before the bar."""

    title: str
    span: Span


def bare(text: str) -> list[Bare]:
    """Return the posts a text writes in the singular, in order, be they anybody's or nobody's.

    >>> [post.title for post in bare("The premier met the deputy governor.")]
    ['prime minister', 'deputy|governor']
    """
    words = tokens(text)
    found: list[Bare] = []
    at = 0
    while at < len(words):
        hit = _table().at(words, at) if words[at].low in _heads() else None
        if hit is None or hit.payload is None:
            at += 1
            continue
        first = at
        while first and words[first - 1].low in _BEFORE - {"the", "a", "an"}:
            first -= 1
        rank, _, post = hit.payload.rpartition("|")
        ranks = {*rank.split(), *(word.low for word in words[first:at] if word.low in _RANKS)}
        title = f"{' '.join(sorted(ranks))}|{post}" if ranks else post
        found.append(Bare(title, Span(words[first].start, words[hit.last - 1].end)))
        at = hit.last
    return found


class _Title(NamedTuple):
    """A title cut into rank and post."""

    rank: frozenset[str]
    post: str


_RANKS = frozenset("deputy vice assistant special senior junior first chief associate permanent interim".split())
_LOWERING = frozenset(["deputy", "vice", "assistant", "junior", "associate"])


def _cut(title: str) -> _Title:
    ranks, _, post = title.rpartition("|")
    return _Title(frozenset(ranks.split()), post)


def _other_post(claim: Role, source: Role, one: _Title, other: _Title) -> Comparison:
    kin = _KIN.get(one.post, one.post) == _KIN.get(other.post, other.post)
    if not kin and "minister" in (one.post, other.post):  # "minister of Sport", "finance minister"
        plain, full = (claim, other.post) if one.post == "minister" else (source, one.post)
        if f"{plain.of} minister" == full:
            return Comparison(Relation.EQUAL, f"both are {claim.text}")
        if plain.of in _fields():
            return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "title")
        if any(word not in full and len(word) > _CODE for word in plain.of.split()):
            return Comparison(Relation.INCOMPARABLE, f"{claim.text} may not be {source.text}", "title")
    if kin or one.post in other.post or other.post in one.post:
        return Comparison(Relation.CLOSE, f"{claim.text} and {source.text} are nearly one post", "title")
    if claim.of and claim.of == source.of and _SPEAKS in (one.post, other.post) and not one.rank | other.rank:
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "title")
    if _lowered(one) or _lowered(other) or one.post in _VAGUE or other.post in _VAGUE:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} can be one person's", "title")
    return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "title")


def _lowered(title: _Title) -> bool:
    return bool(title.rank & _LOWERING)


def _other_rank(claim: Role, source: Role, one: _Title, other: _Title) -> Comparison:
    apart = one.rank ^ other.rank
    if apart & _LOWERING:
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "rank")
    return Comparison(Relation.CLOSE, f"{claim.text} and {source.text} differ in rank alone", "rank")


def _of(claim: Role, source: Role) -> Comparison:
    if not claim.of or not source.of:
        return Comparison(Relation.CLOSE if claim.of != source.of else Relation.EQUAL, f"both are {claim.text}")
    if claim.of == source.of:
        return Comparison(Relation.EQUAL, f"both are {claim.text}")
    if _shares(claim.of, source.of):
        return Comparison(Relation.CLOSE, f"{claim.text} can be {source.text}")
    if all(len(of) == 2 for of in (claim.of, source.of)):
        return Comparison(Relation.DIFFERENT, f"{claim.text} is another country's than {source.text}", "of")
    return Comparison(Relation.INCOMPARABLE, f"{claim.of} is not {source.of}", "of")


def _shares(one: str, other: str) -> bool:
    left, right = set(one.split()) - {"to", "of"}, set(other.split()) - {"to", "of"}
    return left <= right or right <= left


# Normal form: the ways it is written, the longest read first.
_POSTS = """
prime minister: prime minister; pm; premier; head of government
president: president; head of state
vice|president: vice president; vice-president; vp
chancellor: chancellor
chancellor of the exchequer: chancellor of the exchequer
monarch: king; queen; monarch
foreign minister: foreign minister; foreign secretary; minister of foreign affairs; minister for foreign affairs
defence minister: defence minister; defense minister; defence secretary; defense secretary; minister of defence;
  minister of defense; secretary of defense
finance minister: finance minister; minister of finance; minister for finance; treasury secretary; treasurer;
  secretary of the treasury
interior minister: interior minister; home secretary; minister of the interior; home minister
health minister: health minister; health secretary; minister of health; secretary of health
energy minister: energy minister; energy secretary; minister of energy
trade minister: trade minister; commerce minister; commerce secretary; trade secretary; minister of trade; minister
  of commerce; minister for trade
transport minister: transport minister; transport secretary
education minister: education minister; education secretary
justice minister: justice minister; justice secretary
environment minister: environment minister; environment secretary
labour minister: labour minister; labour secretary
agriculture minister: agriculture minister; agriculture secretary
culture minister: culture minister; culture secretary
housing minister: housing minister; housing secretary
immigration minister: immigration minister; immigration secretary
industry minister: industry minister; industry secretary
economy minister: economy minister; economy secretary
climate minister: climate minister; climate secretary
science minister: science minister; science secretary
tourism minister: tourism minister; tourism secretary
secretary of state: secretary of state
schools minister: schools minister
police minister: police minister; policing minister
prisons minister: prisons minister
business minister: business minister; business secretary
pensions minister: pensions minister; pensions secretary
planning minister: planning minister
sports minister: sports minister; sport minister
minister: minister; cabinet minister
ambassador: ambassador; envoy; high commissioner
special|envoy: special envoy; special representative
consul: consul; consul-general; consul general
adviser: adviser; advisor; aide; counsellor
special|adviser: special adviser; special advisor; special aide; special assistant
chief executive: chief executive; chief executive officer; ceo; c.e.o.; boss
chief financial officer: chief financial officer; cfo; finance director; finance chief
chief operating officer: chief operating officer; coo
chief scientist: chief scientist; chief scientific officer
chief economist: chief economist
chairman: chairman; chairwoman; chairperson; chair
managing director: managing director; md
director: director
director general: director general; director-general
executive director: executive director
secretary general: secretary general; secretary-general; general secretary
governor: governor; gov
mayor: mayor; lord mayor
senator: senator; sen
representative: congressman; congresswoman; representative; rep
member of parliament: mp; member of parliament; lawmaker; legislator
speaker: speaker; house speaker
attorney general: attorney general; attorney-general
prosecutor: prosecutor; district attorney; public prosecutor; chief prosecutor
judge: judge; justice; chief justice; magistrate
police chief: police chief; police commissioner; chief constable
general: general
commander: commander; commander-in-chief; army chief; chief of army staff
spokesperson: spokesman; spokeswoman; spokesperson; press secretary
founder: founder; co-founder; cofounder
owner: owner; co-owner
leader: leader; party leader
pope: pope; pontiff
bishop: bishop; archbishop
professor: professor; lecturer
editor: editor; editor-in-chief
coach: coach; head coach; manager
captain: captain
commissioner: commissioner
head: head; chief
"""

_KIN = {"prime minister": "premier", "foreign minister": "foreign", "secretary of state": "foreign",
        "chief executive": "chief", "managing director": "chief", "head": "chief", "leader": "chief",
        "director general": "chief", "chairman": "chair", "executive director": "chief"}  # fmt: skip
# Words that go with other posts: a president may be the leader, a minister the head of a party.
_VAGUE = frozenset(
    "leader head founder owner director member of parliament professor general commissioner "
    "minister captain representative "
    "senator adviser".split()
) | {"member of parliament"}
_CODE = 2  # letters of a country's code
_SPEAKS = "spokesperson"  # for a house by whose head is seldom meant
_BEFORE = frozenset("former ex then then- late acting interim outgoing incoming deputy vice assistant special senior "
                    "junior chief first associate permanent - new current the a an".split())  # fmt: skip
_OF = frozenset(["of", "for", "to", "at", "on"])


@cache
def _table() -> Phrases[str]:
    entries: list[tuple[str, str | None]] = []
    for line in rows(_POSTS):
        form, _, written = line.partition(": ")
        entries.extend((phrase, form) for phrase in written.split("; "))
        entries.extend((f"{phrase}s", None) for phrase in written.split("; "))  # ministers: nobody's own post
    return Phrases(entries)


@cache
def _fields() -> frozenset[str]:
    """What ministers are for: agriculture, health."""
    forms = (line.partition(":")[0] for line in rows(_POSTS))
    return frozenset(form.removesuffix(" minister") for form in forms if form.endswith(" minister")) - {"prime"}


@cache
def _heads() -> frozenset[str]:
    return frozenset(
        token.low
        for line in rows(_POSTS)
        for phrase in line.partition(": ")[2].split("; ")
        for token in tokens(phrase)[:1]
    ) | {"secretary", "c.e.o"}


class _Reading:
    """One text while its posts are read."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        self.text, self.words = text, words
        self.people = person.parse(text)
        self.places = place.parse(text)

    def role(self, at: int) -> tuple[int, Role] | None:
        hit = _table().at(self.words, at)
        if hit is None or hit.payload is None:
            return None
        first, ranks = self._ranks(at)
        last = hit.last
        of, end = self._belongs(last)
        if of and end < len(self.words) and self.words[end].low == "to":  # the ambassador of Russia to Pakistan
            more, end = self._belongs(end)
            of = f"{of} {more}".strip()
        owner, first = self._owner(first)
        if owner and self.words[first].low in ("former", "ex"):
            ranks.append("former")
        holder, start, stop = self._holder(first, last, end)
        if not (holder or of or owner):
            return None
        rank, _, post = hit.payload.rpartition("|")
        rank = " ".join(
            sorted({*rank.split(), *(word for word in ranks if word in _RANKS)} - {"first", "chief", "interim"})
        )
        span = Span(self.words[start].start, self.words[stop - 1].end)
        return max(end, last), Role(
            "role", span, self.text[span.slice], f"{rank}|{post}" if rank else post, _joined(owner, of), holder,
            bool({"former", "ex", "then", "late"} & set(ranks)), bool({"acting", "interim"} & set(ranks)),
        )  # fmt: skip

    def _ranks(self, at: int) -> tuple[int, list[str]]:
        ranks: list[str] = []
        first = at
        while first and self.words[first - 1].low in _BEFORE and self.words[first - 1].low not in ("the", "a", "an"):
            first -= 1
            ranks.append(self.words[first].low)
        return first, ranks

    def _owner(self, first: int) -> tuple[str, int]:
        """Return whose office it is where that stands before it: Russia's, Russian, the company's."""
        place_before = first - 1
        if place_before >= 0 and self.words[place_before].low in ("'s", "'", "’"):
            place_before -= 1
        if place_before < 0:
            return "", first
        end = self.words[place_before].end
        for found in self.places:
            if found.span.end == end:
                start = next(step for step in range(place_before, -1, -1) if self.words[step].start <= found.span.start)
                former = start > 0 and self.words[start - 1].low in ("former", "ex")
                return found.country or found.code, start - former
        if end != self.words[first - 1].end and self.words[place_before].capital:  # "Volta's chief executive"
            start = place_before
            while start and self.words[start - 1].word and self.words[start - 1].capital:
                start -= 1
            if not any(found.span.end == end for found in self.people):
                return " ".join(token.low for token in self.words[start : place_before + 1]), start
        return "", first

    def _belongs(self, last: int) -> tuple[str, int]:
        """Return whose office it is where that stands after it: of France, for Industry and Trade, to Pakistan."""
        if last >= len(self.words) or self.words[last].low not in _OF:
            return "", last
        start = last + 1
        start += start < len(self.words) and self.words[start].low == "the"
        end = start
        if end < len(self.words) and self.words[end].low in _fields() and not self.words[end].capital:
            return self.words[end].low, end + 1  # "a minister of agriculture"
        while end < len(self.words) and end - start < 8 and self._goes_on(end):
            end += 1
        while end > start and self.words[end - 1].low in ("and", "of", "for", "the", "&", ",", "to"):
            end -= 1
        if end == start:
            return "", last
        preposition = "to " if self.words[last].low == "to" else ""
        return preposition + self._named(start, end), end

    def _goes_on(self, at: int) -> bool:
        token = self.words[at]
        if token.word and token.capital:
            return not any(found.span.start <= token.start < found.span.end for found in self.people)
        return token.low in ("and", "of", "for", "the", "&") and at + 1 < len(self.words)

    def _named(self, start: int, end: int) -> str:
        span = Span(self.words[start].start, self.words[end - 1].end)
        for found in self.places:
            if found.span == span:
                return found.country or found.code
        return " ".join(
            token.low for token in self.words[start:end] if token.word and token.low not in ("and", "the", "of", "for")
        )

    def _holder(self, first: int, last: int, end: int) -> tuple[str, int, int]:
        """Return who holds the post: the name right after it, or the one it is put after with a comma or "is"."""
        after = self._person_at(max(last, end))
        if after is not None:
            return after.text, first, self._token_at(after.span.end)
        comma = end if end < len(self.words) and self.words[end].low == "," else None
        if comma is not None and (later := self._person_at(comma + 1)) is not None and self._is_apposition(later):
            return later.text, first, self._token_at(later.span.end)
        copula = end < len(self.words) and self.words[end].low == "is"
        if copula and (named := self._person_at(end + 1)) is not None and self._is_apposition(named):
            return named.text, first, self._token_at(named.span.end)
        before = self._person_before(first)
        if before is not None:
            start = next(at for at in range(len(self.words)) if self.words[at].start >= before.span.start)
            return before.text, start, max(end, last)
        return "", first, max(end, last)

    def _is_apposition(self, found: person.Person) -> bool:
        return self.text[found.span.end : found.span.end + 1] in (",", "", ".", ":")

    def _person_at(self, at: int) -> person.Person | None:
        if at >= len(self.words):
            return None
        if self.words[at].low == "." and at + 1 < len(self.words):
            at += 1
        return next((found for found in self.people if found.span.start == self.words[at].start), None)

    def _person_before(self, first: int) -> person.Person | None:
        at = first - 1
        while at >= 0 and self.words[at].low in ("the", "a", "an", "its", "their", "his", "her"):
            at -= 1
        if at >= 0 and self.words[at].low in (",", "as", "is", "was", "became", "appointed", "named", "elected", "("):
            return next(
                (
                    found
                    for found in self.people
                    if found.span.end == self.words[at].start - (self.text[self.words[at].start - 1] == " ")
                ),
                None,
            )
        return None

    def _token_at(self, end: int) -> int:
        return next(at for at in range(len(self.words)) if self.words[at].end >= end) + 1


def _joined(owner: str, of: str) -> str:
    return f"{owner} {of}".strip() if owner != of else owner

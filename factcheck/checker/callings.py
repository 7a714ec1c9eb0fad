"""What a name is called right beside it: the deputy mayor, a Swedish firm, counsel for the defence, a professor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import values
from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, names
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.place import Place

_PASSED = re.compile(r"\b(?:former(?:ly)?|ex-\w+|then|once|previously|until|later|now|became|born)\b", re.IGNORECASE)
_HEADS = (
    r"mayor|minister|president|chair(?:man|woman|person)?|director|governor|head ?teacher|principal|leader|manager|"
    r"editor|commissioner|chief(?: executive| constable| fire officer| whip)?|secretary|speaker|captain|prosecutor|"
    r"coroner|mayoress|dean|rector|treasurer"
)
_POST = re.compile(
    rf"\b(?P<rank>(?:deputy|vice|assistant)[- ])?(?P<head>{_HEADS})\b(?! (?:of staff|for \w+ affairs))", re.IGNORECASE
)
_OWNED = re.compile(
    r"\b(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)*)['’]s? (?:[a-z-]+ ){0,2}?(?P<head>coach|manager|captain|"
    r"goalkeeper|keeper|striker|midfielder|defender|lawyer|spokes(?:man|woman|person)|chief executive|chairman|"
    r"chairwoman|mayor|owner|founder|editor|"
    r"headteacher|president|finance director|trainer|driver|daughter|son|wife|husband|sister|brother)\b"
)
_CHAIR = re.compile(r"(?:man|woman|person)$|ess$")
_FIELD = re.compile(
    r"\b(?P<head>professor|lecturer|reader|chair) (?:of|in) "
    r"(?P<field>[a-z][\w-]+(?: (?!at|in|and|of|who|to|from|for)[a-z][\w-]+)?)"
)
_BROAD = frozenset(map(stem, "medicine science sciences law history arts humanities studies health".split()))
# Of a row one word excludes the others.
_ROWS = (
    ("defen[cs]e (?:counsel|lawyer|attorney|barrister|solicitor)|(?:counsel|lawyer|attorney|barrister) for the "
     "(?:defen[cs]e|defendant|accused)|for the defen[cs]e|defending|representing the (?:defendant|accused)",
     "prosecutor|prosecution lawyer|prosecuting|for the (?:prosecution|crown)|crown counsel",
     "(?:trial |presiding )?judge"),
    ("goal ?keeper", "defender|centre-back|full-back|left-back|right-back", "midfielder", "striker|forward|winger"),
    ("defendant|accused", "victim"),
    ("sprinter", "hurdler", "long-jumper", "high-jumper", "pole-vaulter", "marathon runner", "swimmer", "rower"),
)  # fmt: skip
# What somebody is by trade, right beside the name: of each row one excludes the others.
_TRADES = (
    "librarian | teacher/schoolteacher | nurse/midwife | doctor/physician/surgeon/gp | farmer/dairy farmer | baker | "
    "butcher | carpenter/joiner | plumber | electrician | accountant/bookkeeper | banker | dentist | pharmacist | "
    "vet/veterinarian | paramedic | firefighter | police officer/policeman/policewoman/detective | soldier | pilot | "
    "fisherman | miner | shopkeeper | hairdresser/barber | gardener | priest/vicar/pastor | postman/postwoman | "
    "lawyer/solicitor/barrister | engineer/mechanic | architect | journalist/reporter | bus driver | "
    "lorry driver/truck driver | train driver | tram driver | taxi driver | student/pupil/schoolboy/schoolgirl | "
    "blacksmith | tailor/dressmaker | brewer | shepherd | sailor | waiter/waitress | bricklayer/mason | welder",
    "geologist | physicist | chemist | economist | botanist | zoologist | astronomer | archaeologist | psychologist | "
    "sociologist | mathematician | meteorologist | oceanographer | glaciologist | neurologist | cardiologist | "
    "oncologist | epidemiologist | virologist | historian | linguist",
    "brewery/brewer | bakery | coffee roaster | bank | insurer | airline | shipyard/shipbuilder | carmaker | "
    "supermarket/supermarket chain | publisher | hotel group/hotel chain/hotel company | law firm | "
    "builder/construction company/construction firm/contractor | energy company/utility | pharmacy chain | "
    "software company/software firm | football club | railway company/train operator | bus company/bus operator",
    "pianist | violinist | cellist | guitarist | drummer | trumpeter | flautist | organist",
)
_BREAK = re.compile(
    r"[;:!?()“”\"—–]|[.,](?=\s)|\b(?:and|but|by|with|to|from|against|for|that|who|which|said|says|told|as|than|at|on|over|"
    r"while|when)\b(?! the (?:defen[cs]e|prosecution|crown|accused|defendant))"
)
_BEHIND = re.compile(r"(?:, (?:\d\d, )?|\s\(|,? (?:who )?(?:is|was) )(?:also )?(?P<what>[^;:()“”\"—–,]{2,70})")
_ENDS = re.compile(r"\b(?:who|which|that|and|but|said|says|was|were|is|are|has|had|told|of the)\b|\.(?=\s|$)")
# Nouns between a people's adjective and a name: "the Finnish drill maker Porvo".
_KIND = re.compile(
    r"(?:[a-z-]+ ){0,2}(?!after|under|over|never|other|later|either|whether|rather|earlier)"
    r"(?:[a-z-]{2,}(?:er|or|ist|ian|eer|ant|man|woman)|group|firm|company|giant|bank|airline|club|side|chain|brand|star|"
    r"champion|poet|chef|start-up|pair|port|town|city|lake|agency) $"
)
_OPENS = re.compile(r"(?:the |an? )?(?:[a-z-]+ )?", re.IGNORECASE)  # "a small Swedish firm"


class _Calling(NamedTuple):
    """One thing a name is called: its sort, what tells it from another of the sort, its words."""

    sort: str
    is_: str
    value: Value


def callings(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what the claim calls a name where the snippet calls the same name something that excludes it.

    >>> from factcheck.checker.reading import read
    >>> found = callings(read("Hanna Doll is the mayor."), read("It was opened by Hanna Doll, the deputy mayor."))
    >>> [match.outcome.why for match in found]
    ['deputy mayor is not mayor']
    """
    if is_negative(claim) or _PASSED.search(claim.text) or _PASSED.search(snippet.text):
        return
    theirs = [(name, called) for name in names(snippet) if (called := _called(snippet, name))]
    for name in names(claim) if theirs else ():
        for ours in _called(claim, name):
            told = [one for other, called in theirs if _is_one(name, other) for one in called if one.sort == ours.sort]
            if told and not any(_agree(ours, one) for one in told):
                why = f"{told[0].value.text} is not {ours.value.text}"
                aspect = "nature" if ours.sort.startswith(_LASTING) else "affiliation"
                yield Match(ours.value, told[0].value, Comparison(Relation.DIFFERENT, why, aspect))


def held_by_another(claim: Reading, snippet: Reading) -> str:
    """Return the post that the claim gives a name where the snippet gives it to another name alone; else empty.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Suki Moran is the captain.")
    >>> held_by_another(claim, read("Suki Moran scored. Captain Jo Lindley had gone off."))
    'captain'
    """
    theirs = [(name, one) for name in names(snippet) for one in _called(snippet, name) if _HEAD.fullmatch(one.sort)]
    for name in names(claim) if theirs else ():
        for ours in _called(claim, name):
            told = [other for other, one in theirs if (one.sort, one.is_) == (ours.sort, ours.is_)]
            if told and not any(_is_one(name, other) for other in told):
                return ours.sort
    return ""


_LASTING = ("trade", "row", "people", "kin")  # of a text of long ago it is still true

_HEAD = re.compile(_HEADS.replace(" ?", ""), re.IGNORECASE)


def _is_one(name: Name, other: Name) -> bool:
    """Whether two names are of one: the last word is the same, and one before it where both are full."""
    ours, theirs = ([term.stem for term in one.terms] for one in (name, other))
    if ours[-1] != theirs[-1]:
        return False
    return min(len(ours), len(theirs)) == 1 or bool({*ours[:-1]} & {*theirs[:-1]})


def _agree(one: _Calling, other: _Calling) -> bool:
    if one.sort.startswith("whose "):  # Milford, Milford Town
        return bool({*one.is_.split()} & {*other.is_.split()})
    if one.sort != "people":
        return one.is_ == other.is_
    return values.compare(one.value, other.value).relation is not Relation.DIFFERENT


@lru_cache(maxsize=8192)
def _of(reading: Reading) -> dict[Name, tuple[_Calling, ...]]:
    return {name: tuple(_find(reading, name)) for name in names(reading)}


def _called(reading: Reading, name: Name) -> tuple[_Calling, ...]:
    return _of(reading)[name]


def _find(reading: Reading, name: Name) -> Iterator[_Calling]:
    start, end = name.terms[0].span.start, name.terms[-1].span.end
    if reading.text[start:end].endswith(("'s", "’s")):
        return
    if len(name.terms) > 1:  # "Captain Jo Lindley", where the post reads as a part of the name
        yield from _posts(reading.text, Span(start, name.terms[1].span.start), ahead=True)
    for part in (_ahead(reading.text, start), _behind(reading.text, end)):
        yield from _whose(reading, part, ahead=part.end <= start)
        yield from _posts(reading.text, part, ahead=part.end <= start)
        yield from _rows(reading.text, part)
        yield from _kin(reading, part, ahead=part.end <= start)
        yield from _trades(reading.text, part, ahead=part.end <= start)
        yield from _people(reading, part, ahead=part.end <= start)
    yield from _seats(reading, start, end)


def _ahead(text: str, start: int) -> Span:
    """The words right before a name, a comma between them: "The mayor, Hanna Doll"."""
    end = start - 2 if text[max(0, start - 2) : start] == ", " else start
    breaks = [found.end() for found in _BREAK.finditer(text, 0, end)]
    return Span(max(breaks[-1] if breaks else 0, end - 60), end)


def _behind(text: str, end: int) -> Span:
    """What a name is said to be: "Hanna Doll, the deputy mayor", "Hanna Doll is the mayor"."""
    found = _BEHIND.match(text, end)
    if found is None:
        return Span(end, end)
    stop = _ENDS.search(text, found.start("what"), found.end())
    return Span(found.start("what"), stop.start() if stop else found.end())


def _posts(text: str, part: Span, *, ahead: bool) -> Iterator[_Calling]:
    for found in _POST.finditer(text, part.start, part.end):
        if ahead and text[found.end() : part.end].strip():  # "the mayor met Hanna Doll"
            continue
        head = _CHAIR.sub("", found["head"].lower().replace(" ", ""))
        yield _Calling(head, (found["rank"] or "").lower().strip(" -"), _value(text, Span(*found.span())))
    for found in _FIELD.finditer(text, part.start, part.end):
        fields = {stem(word) for word in found["field"].split()} - {"and"}
        if not fields & _BROAD:
            yield _Calling(found["head"], min(fields), _value(text, Span(found.start(), found.end())))


def _whose(reading: Reading, part: Span, *, ahead: bool) -> Iterator[_Calling]:
    """Whose coach, goalkeeper or lawyer a name is: "Harrier's goalkeeper, Lena Vogt"."""
    for found in _OWNED.finditer(reading.text, part.start, part.end):
        if ahead and reading.text[found.end() : part.end].strip():
            continue
        owner = Span(*found.span("owner"))
        stems = [term.stem for term in reading.terms if owner.overlaps(term.span)]
        if stems:
            span = Span(owner.start, found.end())
            yield _Calling(f"whose {found['head'].lower()}", " ".join(stems), _value(reading.text, span))


def _seats(reading: Reading, start: int, end: int) -> Iterator[_Calling]:
    """Where a firm is of: "the Oakmere firm of Dunnett", "Dunnett of Tollerton", "the Oakmere-based firm Dunnett"."""
    found = _SEAT_AHEAD.search(reading.text, 0, start) or _SEAT_BEHIND.match(reading.text, end)
    stems = [term.stem for term in reading.terms if found and Span(*found.span("seat")).overlaps(term.span)]
    if found and stems and _is_a_place(found):
        yield _Calling("whose seat", " ".join(stems), _value(reading.text, Span(*found.span("seat"))))


def _is_a_place(found: re.Match[str]) -> bool:
    return not _NO_PLACE.match(found["seat"])


_NO_PLACE = re.compile(r"(?:The|This|That|Its|Their|A|An|Our|[A-Z]+s['’])\b")
_FIRM = (
    r"(?:firm|company|builders?|contractors?|manufacturer|maker|group|architects?|brewery|bakery|shipyard|start-up|"
    r"consultancy)"
)
_SEAT_AHEAD = re.compile(rf"\b(?P<seat>[A-Z][a-z]+)(?:-based)? (?:[a-z-]+ )?{_FIRM},? (?:of )?$")
_SEAT_BEHIND = re.compile(
    r",? (?:based (?:in|at)|of|from) (?P<seat>[A-Z][a-z]+)(?=[,.]| (?:who|which|has|have|was|were|will)\b)"
)


def _rows(text: str, part: Span) -> Iterator[_Calling]:
    for at, row in enumerate(_ROWS):
        for member in row:
            found = re.compile(rf"\b(?:{member})\b", re.IGNORECASE).search(text, part.start, part.end)
            if found:
                yield _Calling(f"row {at}", member, _value(text, Span(*found.span())))
                break


_RELATIVES = (
    "wife|husband|sister|brother|mother|father|son|daughter|uncle|aunt|nephew|niece|cousin|grandfather|grandmother|"
    "grandson|granddaughter|widow|widower|girlfriend|boyfriend|stepfather|stepmother|fiancé|fiancée"
)
_KIN_OF = re.compile(
    rf"(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)*)['’]s? (?:(?:late|younger|elder|only) )?(?P<kin>{_RELATIVES})\b|"
    rf"\b(?:the |a )?(?:(?:late|younger|elder|only) )?(?P<kin2>{_RELATIVES}) of "
    rf"(?P<owner2>[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
)


def _kin(reading: Reading, part: Span, *, ahead: bool) -> Iterator[_Calling]:
    """Whose son or wife somebody is: "Roe's son Tom Hale", "Tom Hale, the nephew of Jane Roe"."""
    for found in _KIN_OF.finditer(reading.text, part.start, part.end):
        if not ahead or not reading.text[found.end() : part.end].strip(" ,"):
            owner, kin = found["owner"] or found["owner2"], found["kin"] or found["kin2"]
            yield _Calling(f"kin of {stem(owner.split()[-1].lower())}", kin, _value(reading.text, Span(*found.span())))


def _trades(text: str, part: Span, *, ahead: bool) -> Iterator[_Calling]:
    """What somebody is by trade: "the farmer Tom Hale", "Tom Hale, a retired farmer from Ashby"."""
    for at, (pattern, known) in enumerate(_trade_rows()):
        for found in pattern.finditer(text, part.start, part.end):
            if (not ahead or not text[found.end() : part.end].strip(" ,")) and not _OF_OTHERS.match(text, found.end()):
                yield _Calling(f"trade {at}", known[found[0].lower()], _value(text, Span(*found.span())))
                break


_OF_OTHERS = re.compile(r"['’]|-")  # "the farmers' leader", "a teacher-training college"


@cache
def _trade_rows() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    rows = []
    for row in _TRADES:
        known = {word: one.split("/")[0] for one in row.split(" | ") for word in one.split("/")}
        words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
        rows.append((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), known))
    return tuple(rows)


def _people(reading: Reading, part: Span, *, ahead: bool) -> Iterator[_Calling]:
    for place in reading.of_kind("place"):
        if not isinstance(place, Place) or place.sense != "demonym" or not part.covers(place.span):
            continue
        between = reading.text[place.span.end : part.end].lstrip()
        before = reading.text[part.start : place.span.start]
        if (not between or _KIND.fullmatch(between)) if ahead else _OPENS.fullmatch(before):
            yield _Calling("people", place.country, place)


def _value(text: str, span: Span) -> Value:
    return Value("person", span, text[span.slice])


__all__ = ["callings", "held_by_another"]

"""People: a name with its given names, surname and titles.

What it reads: names with a title (Mr. Khan, Ambassador Khorev), names that begin with a known given name (Jane Roe,
Haroon Akhtar Khan, Ursula von der Leyen), initials (J.D. Vance), particles (van, de, bin, al-).
What it compares: surnames first, spelled another way or not (Gruzdev and Gruzdyev, Mohammed and Muhammad), then given
names. A surname alone meets the full name; another given name before the same surname is another person.
Supported: "Mr. Khan" by "Haroon Akhtar Khan".
Contradicted: "Aleksei Gruzdev" by "Denis Gruzdev".
What it leaves alone: companies, places and offices in capitals; who the person is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.person_spelling import alike, nearly_alike
from factcheck.values.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Person(Value):
    """Somebody named; `titles` are lower case without full stops, `surname` keeps its particles."""

    given: tuple[str, ...]
    surname: str
    titles: tuple[str, ...]


def parse(text: str, *, as_of: Period | None = None) -> list[Person]:
    """Return the people a text names, in order.

    >>> [(person.given, person.surname) for person in parse("Mr. Khan met Ursula von der Leyen.")]
    [((), 'Khan'), (('Ursula',), 'von der Leyen')]
    """
    del as_of
    words = tokens(text)
    found: list[Person] = []
    at = 0
    while at < len(words):
        if words[at].capital and (person := _person(text, words, at)) is not None:
            found.append(person[1])
            at = person[0]
        else:
            at += 1
    return found


def compare(claim: Person, source: Person) -> Comparison:
    """Return how two names stand to each other; another surname says nothing, for it is somebody else.

    >>> one, other = parse("Aleksei Gruzdev met Denis Gruzdev")
    >>> compare(one, other).relation.value
    'different'
    """
    if not alike(claim.surname, source.surname):
        if nearly_alike(claim.surname, source.surname) and _given_meet(claim.given, source.given) and claim.given:
            return Comparison(Relation.CLOSE, f"{claim.text} is {source.text} spelled another way", "spelling")
        return Comparison(Relation.INCOMPARABLE, f"{claim.surname} is not {source.surname}", "name")
    if not claim.given or not source.given:
        return Comparison(Relation.CLOSE, f"{claim.text} can be {source.text}")
    if not _given_meet(claim.given, source.given):
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "name")
    relation = Relation.EQUAL if (claim.given, claim.surname) == (source.given, source.surname) else Relation.CLOSE
    return Comparison(relation, f"{claim.text} is {source.text}")


def same_person(left: str, right: str) -> bool:
    """Return whether two names can be one person's, titles and spelling apart.

    >>> same_person("Haroon Akhtar Khan", "Mr. Khan"), same_person("Imran Khan", "Haroon Akhtar Khan")
    (True, False)
    """
    one, other = _read(left), _read(right)
    if one is None or other is None:
        return _same_body(left, right)
    return compare(one, other).relation in (Relation.EQUAL, Relation.CLOSE)


def _read(name: str) -> Person | None:
    """Return a name known to be a person's, whatever its first word is; None for an office or a company."""
    words = tokens(name)
    start, titles = _titles(words, 0)
    first = start
    while first < len(words) and words[first].low in _PARTICLES and not words[first].capital:
        first += 1
    end = _run_end(words, first)
    if end == first or any(token.raw in _NO_NAME for token in words) or any(token.word for token in words[end:]):
        return None
    return _made(name, words, (start, end), titles)


_SMALL = frozenset("the of and for a an in on at to 's".split())


def _same_body(left: str, right: str) -> bool:
    """Whether two names of offices or companies can be one: all words of one are among the other's."""
    one, other = (
        {token.low[:6] for token in tokens(name) if token.word and token.low not in _SMALL} for name in (left, right)
    )
    return bool(one and other) and (one <= other or other <= one)


def _given_meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """First names meet, or one side's first is among the other's; an initial stands for what begins with it."""
    if not left or not right:
        return True
    if _meets(left[0], right[0]):
        return True
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return len(long) > 1 and any(_meets(short[0], name) for name in long[1:]) and len(short[0].strip(".")) > 1


def _meets(one: str, other: str) -> bool:
    first, second = one.replace(".", ""), other.replace(".", "")
    if min(len(first), len(second)) <= 2 and (first.isupper() or second.isupper()):
        return first[0] == second[0]
    return alike(first, second) or _nickname(first.lower()) == _nickname(second.lower())


TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness king queen prince princess pope president "
    "premier chancellor minister ambassador senator sen congressman congresswoman rep "
    "representative governor gov mayor "
    "judge justice general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral adm commander "
    "secretary speaker bishop archbishop cardinal rabbi imam sheikh emir sultan ayatollah mullah consul envoy "
    "spokesman spokeswoman spokesperson director chairman chairwoman chief adviser advisor analyst economist author "
    "former ex-president ex-premier prime vice deputy special assistant acting foreign defence defense finance "
    "interior attorney-general".split()
)
# Titles that by themselves show that a name follows; the others need a name that looks like one.
_SURE = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame president ambassador senator sen congressman congresswoman rep gov "
    "judge justice gen colonel col captain capt maj lieutenant lt sergeant sgt admiral adm chancellor minister premier "
    "secretary mayor governor pope ayatollah spokesman spokeswoman".split()
)
_PARTICLES = frozenset(
    "van von der den de da di do dos das del della la le bin bint ibn al el ben abu ter ten zu af st".split()
)
_NO_NAME = frozenset(
    "Street Road Avenue Square Bank Group Corp Corporation Company Co Inc Ltd Limited LLC PLC Mills "
    "Mill Steel Ministry "
    "Department Office Council Committee Commission Agency Authority Party University College "
    "School Institute Hospital "
    "Court Army Navy Force Forces Police Union Association Federation Foundation Fund League Club United City State "
    "Times Post News Journal Herald Guardian Telegraph Airport Airlines Airways Station Bridge "
    "River Lake Sea Ocean Bay "
    "Port Mountain Mount Island Islands Valley War Act Treaty Agreement Deal Initiative Project Program Programme Plan "
    "Belt Day Week Month Year Award Prize Cup Games Championship Series Season Church Cathedral Mosque Temple Museum "
    "Center Centre Park Tower Building Palace House Hall Stadium Theatre Theater Hotel Minister Ministers President "
    "Premier Secretary General Senate Congress Parliament Assembly Government Administration Republic Kingdom Empire "
    "District County Province Region Peninsula Gulf Coast East West North South Eastern Western Northern Southern "
    "January February March April June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday The And For With From".split()
)


def is_given_name(word: str) -> bool:
    """Return whether a word is in the table of given names.

    >>> is_given_name("Haroon"), is_given_name("Steel")
    (True, False)
    """
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    from pathlib import Path

    text = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


_NICKNAMES = """
william bill will billy liam; robert bob rob bobby; joseph joe; james jim jimmy jamie; richard dick rick; john jack
  johnny jon;
thomas tom tommy; edward ed eddie ted; michael mike mick; david dave; daniel dan danny; charles charlie chuck;
  donald don;
kenneth ken; ronald ron; anthony tony; christopher chris; steven steve stephen; matthew matt; nicholas nick; andrew
  andy drew;
gregory greg; jeffrey jeff; timothy tim; alexander alex sasha; vladimir volodymyr; elizabeth liz beth betty lizzie;
  katherine kate
kathy katie catherine; margaret maggie meg peggy; patricia pat trish; jennifer jen jenny; susan sue; deborah debbie
  deb; barbara
barb; rebecca becky; samuel sam; benjamin ben; peter pete; philip phil phillip; douglas doug; lawrence larry; gerald
  gerry jerry;
frederick fred; raymond ray; bernard bernie; mitchell mitch; jonathan jon jonny; joshua josh; zachary zach; ronald
  ronnie;
"""


@cache
def _nicknames() -> dict[str, str]:
    groups = [group.split() for group in _NICKNAMES.split(";")]
    return {name: group[0] for group in reversed(groups) for name in reversed(group)}


def _nickname(name: str) -> str:
    return _nicknames().get(name, name)


def _person(text: str, words: Sequence[Token], at: int) -> tuple[int, Person] | None:
    start, titles = _titles(words, at)
    end = _run_end(words, start)
    if end == start:
        return None
    run = [token for token in words[start:end] if token.word]
    named = run[0].raw in _given_names() or _is_initial(run[0])
    if not titles and not (named and len(run) > 1):
        return None
    if titles and not named and not (set(titles) & _SURE):
        return None
    if any(token.raw in _NO_NAME for token in run[1:]) or run[0].raw in _NO_NAME or _is_place(run):
        return None
    if len(run) == 1 and not named and run[0].raw.isupper():
        return None
    return end, _made(text, words, (start, end), titles)


def _titles(words: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    titles: list[str] = []
    while at < len(words) and words[at].low in TITLES and (words[at].capital or titles):
        titles.append(words[at].low)
        at += 1
        if at < len(words) and words[at].low == "." and words[at].start == words[at - 1].end:
            at += 1
    return at, tuple(titles)


def _run_end(words: Sequence[Token], at: int) -> int:
    """Return the end of a run of name words: capitals, initials, particles between them, hyphens inside them."""
    end = at
    while at < len(words) and at - end < 3:
        token = words[at]
        if token.word and token.capital and (end == at or not words[at - 1].word or _spaced(words, at)):
            at += 1
            if at < len(words) and len(token.raw) == 1 and words[at].low == ".":
                at += 1
            end = at
        elif (token.low in _PARTICLES and end > 0 and at > 0 and end != at - 3 and (at > end or end == at)) or (
            token.raw in "-‑"
            and at + 1 < len(words)
            and words[at + 1].start == token.end
            and words[at - 1].end == token.start
        ):
            at += 1
        else:
            break
    return end


def _spaced(words: Sequence[Token], at: int) -> bool:
    return words[at].start - words[at - 1].end == 1


def _is_initial(token: Token) -> bool:
    bare = token.raw.replace(".", "")
    return (
        "." in token.raw
        and bare.isupper()
        and len(bare) < 4
        and bare not in ("US", "UK", "EU", "UN", "UAE", "DC", "USA")
    )


def _is_place(run: Sequence[Token]) -> bool:
    from factcheck.values.place import is_name_of_place

    return is_name_of_place(" ".join(token.raw for token in run))


def _made(text: str, words: Sequence[Token], run: tuple[int, int], titles: tuple[str, ...]) -> Person:
    start, end = run
    parts = list(_parts(text, words[start:end]))
    split = next(
        (place for place, part in enumerate(parts[:-1]) if place and part.lower().rstrip("-") in _PARTICLES), None
    )
    cut = split if split is not None else len(parts) - 1
    if parts[0].lower() in _PARTICLES:
        cut = 0
    span = Span(words[start].start, words[end - 1].end)
    return Person("person", span, text[span.slice], tuple(parts[:cut]), " ".join(parts[cut:]), titles)


def _parts(text: str, run: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a name, hyphens and the full stop of an initial kept on."""
    start = run[0].start
    for token, after in zip(run, [*run[1:], None], strict=True):
        if after is None or after.start > token.end:
            yield text[start : token.end]
            start = after.start if after is not None else token.end

"""What stands before the words of a turn: a speaker's label in a transcript, a time of day in a live blog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.values import person

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_LABEL = re.compile(
    rf"(?P<who>{_NAME}(?:,? (?:{_NAME}|of|the|for|and|de|van|von|al)){{0,5}})(?: ?\((?P<more>[^()]{{1,80}})\))?"
    r" ?:(?= \S)|(?P<letter>[QA])\. (?=[A-Z“\"])"
)
_STAMP = re.compile(
    r"\[?(?:\d{1,2}:\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b\.?)(?: (?:[A-Z]{2,4}|local time))?\]?"
    r"(?: ?[-–—:|] ?| )(?=[A-ZÀ-Þ“\"‘'])"
)
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?: ?[-–—:|] ?| )(?=[A-ZÀ-Þ“\"‘'])")
_QUESTION = frozenset({"q", "question", "reporter", "interviewer", "moderator"})
_ANSWER = frozenset({"a", "answer"})
# A word before a colon that is no speaker's, however often it comes.
_NO_SPEAKER = frozenset(
    "note notes source sources update updated photo image video caption tip example result date time place where when "
    "what who why how address price score total warning correction monday tuesday wednesday thursday friday saturday "
    "sunday day step summary background context analysis live related more".split()
)
_LEAST = 3  # turns of a transcript; fewer colons are the article's own


class Turn(NamedTuple):
    """How long the label before a paragraph's words is, and whose words follow, "" where that is not said."""

    length: int = 0
    speaker: str = ""


def turns(paragraphs: Sequence[str], *, headline: str = "") -> list[Turn]:
    """Return the turn of each paragraph; "A:" is whom the headline names, where it names one.

    A paragraph without a label goes on with the last one's speaker. Text with few labels, or none twice, is no
    transcript.

    >>> told = ["Q: Why?", "A: Why not?", "Q: When?", "A: Now."]
    >>> [turn.speaker for turn in turns(told, headline="A talk with Ann Lee")]
    ['', 'Ann Lee', '', 'Ann Lee']
    """
    labels = [_label(words) for words in paragraphs]
    if not _is_transcript([label for label in labels if label]):
        if answering := _interviewee(headline):
            return _answers(paragraphs, answering)
        speaker = _orator(headline) if _is_speech(paragraphs) else ""
        return [Turn(length, speaker) for length in _stamps(paragraphs)]
    found: list[Turn] = []
    for label in labels:
        if label is None:
            found.append(Turn(0, found[-1].speaker if found else ""))
        else:
            found.append(Turn(label.end(), _speaker(label, headline)))
    return found


_INTERVIEW = re.compile(r"\b(?:[Ii]nterview|[Cc]onversation|[Tt]alk|Q&A) with ")
_ASKED = 25  # words of a question
_QUESTIONS = 3  # at least


def _interviewee(headline: str) -> str:
    """Whom a headline says was talked to: "An interview with Captain Mira Solberg"."""
    announced = _INTERVIEW.search(headline)
    named = [one.text for one in person.parse(headline[announced.end() :]) if one.given] if announced else []
    return named[0] if named else ""


def _answers(paragraphs: Sequence[str], speaker: str) -> list[Turn]:
    """The turns of an interview without labels: what follows a question is the answer."""
    asks = [words.rstrip('”"*_ ').endswith("?") and len(words.split()) <= _ASKED for words in paragraphs]
    if sum(asks) < _QUESTIONS:
        return [Turn(length) for length in _stamps(paragraphs)]
    first = asks.index(True)
    return [Turn(0, "" if place < first or ask else speaker) for place, ask in enumerate(asks)]


_SPEECH = re.compile(
    r"\b(?:[Ss]peech|[Aa]ddress|[Rr]emarks|[Ss]tatement|[Tt]estimony|[Ll]ecture|[Ss]ermon|[Tt]ranscript)\b"
    r".{0,40}?\b(?:by|of|from) "
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


def _orator(headline: str) -> str:
    """Whose speech a headline announces: "Address by Governor Helen Marsh to the legislature"."""
    announced = _SPEECH.search(headline)
    named = [one.text for one in person.parse(headline[announced.end() :]) if one.given] if announced else []
    return named[0] if named else ""


def _is_speech(paragraphs: Sequence[str]) -> bool:
    """Whether half of the paragraphs speak in the first person."""
    own = sum(_FIRST_PERSON.search(words) is not None for words in paragraphs)
    return len(paragraphs) >= _LEAST and own * 2 >= len(paragraphs)


def _label(words: str) -> re.Match[str] | None:
    found = _LABEL.match(words)
    if found is None or (found["who"] or "").split(" ")[0].lower() in _NO_SPEAKER:
        return None
    return found


def _is_transcript(labels: Sequence[re.Match[str]]) -> bool:
    times = Counter((label["who"] or label["letter"]).lower() for label in labels)
    return len(labels) >= _LEAST and (max(times.values()) > 1 or times.keys() >= {"q", "a"})


def _stamps(paragraphs: Sequence[str]) -> list[int]:
    """How long the time before each paragraph is; "19.03" is one only where others are stamped so, too."""
    dotted = sum(_DOTTED.match(words) is not None for words in paragraphs) >= _LEAST
    found = [_STAMP.match(words) or (_DOTTED.match(words) if dotted else None) for words in paragraphs]
    return [one.end() if one else 0 for one in found]


def _speaker(label: re.Match[str], headline: str) -> str:
    who = label["letter"] or label["who"]
    if who.lower() in _QUESTION:
        return ""
    if who.lower() in _ANSWER:
        named = {one.text for one in person.parse(headline) if one.given}
        return next(iter(named)) if len(named) == 1 else ""
    more = (label["more"] or "").split(",")[0]
    if re.fullmatch(rf"{_NAME}(?: {_NAME}){{1,3}}", more):  # PRIME MINISTER (Jane Roe):
        return more
    return _small(who)


def _small(who: str) -> str:
    """A label in capitals as one would write it: "MR. SMITH" is Mr. Smith."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in who.split())

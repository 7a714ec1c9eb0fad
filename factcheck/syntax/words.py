"""Cuts a sentence into words the way the English treebanks of Universal Dependencies do, with exact offsets.

"Don't" is "Do" and "n't"; "$4.5bn" is "$", "4.5" and "bn"; "third-largest" is three words; "co-founder", "U.S." and
"per cent" are one each.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.syntax.shapes import plain_signs

Range = tuple[int, int]

# Parts before a hyphen that the treebanks leave joined to what follows.
_JOINED = frozenset(
    "anti co counter cross e ex inter intra macro meta micro mid mini mis multi neo non over pan post pre pro "
    "pseudo quasi re semi sub super trans tri ultra un under vice".split()
)
# Units that are cut from the figure before them; "3D", "5G" and "6PR" stay whole.
_UNITS = (
    "am bn bps cm ft gb ghz gw gwh ha hrs hz k kb kg khz km kmh kw kwh lb lbs m mb mbps mhz min mins ml mm mn "
    "mph mw mwh nm oz p pc pm pp ppm ppts sq tb tn tr trn twh x"
).split()
_TITLES = (
    "Mr Mrs Ms Mx Dr St Prof Gen Sen Rep Gov Lt Col Sgt Capt Cmdr Maj Adm Rev Hon Jr Sr Inc Corp Co Ltd Bros "
    "Jan Feb Aug Sept Oct Nov Dec vs etc approx al Ft Mt Ave Blvd"
).split()
_CLITICS = ("'s", "'re", "'ve", "'ll", "'d", "'m")


@cache
def _pattern() -> re.Pattern[str]:
    letter = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"  # marks and invisible signs belong to the word they stand in
    return re.compile(
        rf"""
        (?: https?:// | www\. ) [^\s<>"“”]* [^\s<>"“”.,;:!?)\]'’]
      | (?<![\w.+-]) [\w.+-]{{1,64}} @ [\w-]{{1,64}} (?:\.[\w-]{{1,64}}){{1,5}}
      | @\w+
      | \b[A-Za-z0-9]{{1,64}} \. (?: com | net | org | gov | edu | io | eu | (?:co|gov|org|ac)\.uk ) \b
      | (?: {"|".join(_TITLES)} ) \. (?!\w)
      | No\. (?=\s?\d)
      | (?<![\w.]) (?:[A-Za-z]\.){{2,}} (?:[A-Z](?!\w))?
      | (?<![\w.]) [A-Z]\. (?=\s?[A-Z])
      | (?<![\w.]) [A-Z] (?:\.[A-Z])+ (?![\w.]) | \b[Pp]h\.?[Dd]\.
      | (?<!\w) (?: e\.g | i\.e | a\.m | p\.m ) \b
      | ['’‘]\d\ds? (?!\w)
      | ['’] (?: s | re | ve | ll | d | m ) (?!\w)
      | \d{{4}}-\d\d-\d\d (?!\w) | \d{{3}}-\d{{3}}-\d{{4}} (?!\w)
      | \d++ (?:[.,:/]\d++)*+ (?: (?i: st | nd | rd | th | s )(?!\w) | (?=(?i: {" | ".join(_UNITS)} )(?!\w)) | (?!\w) )
      | \d++ (?:[.,:/]\d++)++
      | (?<![\w.]) \.\d+
      | (?: US | AU | NZ | HK | [ACRS] ) \$
      | [A-Z]{{1,4}} & [A-Z]{{1,4}} (?!\w)
      | \b[Pp]er\ cent \b
      | (?P<word> {letter}+ (?: ['’] {letter}+ )* )
      | \.{{2,}} | -{{2,}} | [!?]{{2,}} | \*{{2,}} | ={{2,}}
      | \S
        """,
        re.VERBOSE,
    )


def words(text: str) -> list[Range]:
    """Return start and end of every word and sign; together they cover all that is not space.

    >>> text = "The U.S. can't spend $4.5bn."
    >>> [text[start:end] for start, end in words(text)]
    ['The', 'U.S.', 'ca', "n't", 'spend', '$', '4.5', 'bn', '.']
    """
    found: list[Range] = []
    for match in _pattern().finditer(text):
        found += _clitics(text, *match.span()) if match["word"] else [match.span()]
    return _joined(text, found)


def _clitics(text: str, start: int, end: int) -> list[Range]:
    if end - start == 6 and text[start:end].lower() == "cannot":
        return [(start, start + 3), (start + 3, end)]
    cut: list[Range] = []
    for _ in range(2):  # "I'd've" has two
        tail = plain_signs(text[max(start, end - 4) : end]).lower()
        size = next((len(clitic) for clitic in ("n't", *_CLITICS) if tail.endswith(clitic)), 0)
        if not 0 < size < end - start:
            break
        cut.insert(0, (end - size, end))
        end -= size
    return [(start, end), *cut]


def _joined(text: str, found: list[Range]) -> list[Range]:
    out: list[Range] = []
    index = 0
    while index < len(found):
        start, end = found[index]
        hyphened = index + 2 < len(found) and text[end : found[index + 2][0]] in {"-", "\u2010", "\u2011"}
        if hyphened and text[start:end].lower() in _JOINED and text[found[index + 2][0]].isalnum():
            end = found[index + 2][1]
            index += 2
        out.append((start, end))
        index += 1
    return out

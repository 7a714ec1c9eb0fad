"""Currencies: symbols, codes and names, with the ISO code each stands for."""

from __future__ import annotations

import re
from functools import cache

# Signs and codes that stand before the digits. A bare $ is read as US dollars, a bare Rs as Indian rupees;
# `loose` says that the text leaves the country open.
BEFORE = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD",
    "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "J$": "JMD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP",
    "₪": "ILS", "฿": "THB", "₫": "VND", "Rs": "INR", "Rs.": "INR", "Re": "INR", "₨": "PKR", "RM": "MYR", "Rp": "IDR",
    "zł": "PLN", "kr": "SEK", "CHF": "CHF", "Fr": "CHF", "S/": "PEN", "R": "ZAR", "₡": "CRC", "₲": "PYG", "৳": "BDT",
    "E£": "EGP", "TSh": "TZS", "KSh": "KES", "¢": "USD", "RMB": "CNY", "CN¥": "CNY", "Tk": "BDT", "NRs": "NPR",
    "Z$": "ZWL",
}  # fmt: skip
CODES = (
    "USD EUR GBP JPY CNY INR PKR AUD CAD NZD HKD SGD CHF RUB BRL ZAR MXN KRW TRY UAH SEK NOK DKK PLN CZK "
    "HUF RON ILS SAR "
    "AED QAR KWD EGP NGN KES GHS TZS UGX ETB THB VND IDR MYR PHP TWD BDT LKR NPR IRR IQD AFN ARS CLP COP "
    "PEN XAF XOF BTC"
).split()
# Names that stand behind: name → code; nationality words narrow them.
NAMES = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "quid": "GBP", "sterling": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "rand": "ZAR",
    "peso": "MXN", "real": "BRL", "reais": "BRL", "won": "KRW", "lira": "TRY", "hryvnia": "UAH", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "shekel": "ILS",
    "riyal": "SAR", "rial": "IRR", "dirham": "AED", "dinar": "KWD", "naira": "NGN", "baht": "THB", "dong": "VND",
    "rupiah": "IDR", "ringgit": "MYR", "taka": "BDT", "franc": "CHF", "koruna": "CZK", "bitcoin": "BTC", "birr": "ETB",
    "cedi": "GHS", "leu": "RON", "lei": "RON", "afghani": "AFN", "tenge": "KZT", "som": "UZS", "drachma": "GRD",
    "guilder": "NLG", "crown": "SEK", "mark": "DEM", "deutschmark": "DEM",
}  # fmt: skip
COINS = {"cent": "USD", "penny": "GBP", "pence": "GBP", "pennie": "GBP", "p": "GBP", "¢": "USD", "paise": "INR",
         "kopek": "RUB", "eurocent": "EUR", "dime": "USD"}  # fmt: skip
NATIONS = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "new-zealand": "NZD", "hong-kong": "HKD", "taiwan": "TWD", "jamaican": "JMD", "zimbabwean": "ZWL", "british": "GBP",
    "egyptian": "EGP", "turkish": "TRY", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG", "indian": "INR",
    "pakistani": "PKR", "pakistan": "PKR", "nepalese": "NPR", "nepali": "NPR", "sri-lankan": "LKR", "russian": "RUB",
    "mexican": "MXN", "argentine": "ARS", "colombian": "COP", "chilean": "CLP", "philippine": "PHP", "cuban": "CUP",
    "brazilian": "BRL", "swiss": "CHF", "cfa": "XAF", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK",
    "saudi": "SAR", "qatari": "QAR", "iranian": "IRR", "iraqi": "IQD", "kuwaiti": "KWD", "chinese": "CNY",
    "japanese": "JPY", "south-korean": "KRW", "emirati": "AED", "moroccan": "MAD", "kenyan": "KES", "ugandan": "UGX",
    "tanzanian": "TZS", "sterling": "GBP", "irish": "IEP", "czech": "CZK", "polish": "PLN", "israeli": "ILS",
}  # fmt: skip
FAMILIES = (
    frozenset("USD AUD CAD NZD HKD SGD TWD JMD ZWL".split()),
    frozenset("INR PKR NPR LKR".split()),
    frozenset("MXN ARS COP CLP PHP CUP".split()),
    frozenset("SEK NOK DKK CZK ISK".split()),
    frozenset("JPY CNY".split()),
    frozenset("GBP EGP SYP LBP SDG IEP".split()),
)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![A-Za-z$€£])|(?<=[a-z]-))({_any([*BEFORE, *CODES])})[\s\u00a0\u202f]{{0,2}}$")


@cache
def _after() -> re.Pattern[str]:
    gap = "[ \u00a0\u202f-]"
    nation = "|".join(_any([name]).replace("\\-", "[ -]") for name in sorted(NATIONS, key=len, reverse=True))
    return re.compile(
        rf"{gap}?(?:(?P<code>{_any(CODES)})(?![\w])|(?P<sign>[€£$¥₹₽¢](?![\w]))|(?P<us>US\$)"
        rf"|(?:(?i:(?P<nation>{nation}){gap})?(?i:(?P<name>{_any(list(NAMES))}|{_any(list(COINS))})(?:s|es)?)\b)"
        rf"(?:{gap}(?P<late>(?i:sterling))\b)?)"
    )


def before(text: str, end: int) -> tuple[str, int] | None:
    """Return the currency whose sign stands just before `end`, and where the sign starts.

    >>> before("US$800m", 3)
    ('USD', 0)
    """
    start = max(0, end - 8)
    match = _before().search(text[start:end])
    if not match:
        return None
    sign = match[1]
    if sign in ("R", "Fr", "kr", "Re", "S/") and match.end(1) != match.end() and sign != "kr":
        return None  # "Re 5": a reply, not a rupee
    return BEFORE.get(sign) or sign, start + match.start(1)


def after(text: str, start: int) -> tuple[str, float, int] | None:
    """Return the currency named at `start`, how much of it the word is (a cent is 0.01), and where it ends.

    >>> after("5 million U.S. dollars", 9)
    ('USD', 1.0, 22)
    """
    match = _after().match(text, start)
    if not match:
        return None
    if match["us"]:
        return "USD", 1.0, match.end()
    if match["code"]:
        return match["code"], 1.0, match.end()
    if match["sign"]:
        return BEFORE[match["sign"]], 0.01 if match["sign"] == "¢" else 1.0, match.end()
    name = match["name"].lower()
    nation = re.sub(r"[\s\u00a0]", "-", (match["nation"] or "").lower())
    if name in COINS:
        if name == "p" and match.start("name") != start:
            return None
        code = COINS[name]
        return (NATIONS[nation] if nation else code), 0.1 if name == "dime" else 0.01, match.end()
    code = NAMES.get(name) or NAMES[name.removesuffix("s")]
    return (NATIONS[nation] if nation else code), 1.0, match.end()


def loose(code: str, text: str) -> bool:
    """Whether the words leave the country of the currency open: a bare "$", "Rs", "pesos"."""
    low = text.lower()
    if code in text or any(nation in low for nation in _spoken_nations()):
        return False
    return not re.search(r"[A-Z]{1,2}\$|CN¥|RMB|[€£₹₽₩₺]", text)


@cache
def _spoken_nations() -> tuple[str, ...]:
    return tuple(nation.replace("-", " ") for nation in NATIONS)


def family(code: str) -> frozenset[str]:
    """The currencies that share a name or sign with this one, itself among them."""
    return next((family for family in FAMILIES if code in family), frozenset((code,)))

"""Words around an article that are not the article: navigation, sharing, appeals, credits, bylines; tables of them."""

from __future__ import annotations

import re
from functools import cache

# A line that begins like this is furniture however it goes on. `_` stands for white space; checked against the plain
# text of a whole block. Upper and lower case are equal unless the row says otherwise.
_BEGINS = (
    r"©|\(c\)_\d{4}|copyright\b.{0,60}\b(?:19|20)\d\d|all_rights_reserved",
    r"(?:advertisement|advertorial|sponsored(?:_content)?|promoted(?:_content)?|paid_post)\W*$",
    r"(?:story|article|advertisement)_continues_(?:below|after)|continue_reading|keep_reading|read_on_for",
    r"(?:skip|jump|back|return)_to_(?:main_)?(?:content|top|navigation|home)",
    r"(?:sign|log)_(?:in|up|out)\W*$|(?:sign|log)_(?:in|up)_(?:to|for|here|now|with|today)\b",
    r"subscribe\W*$|subscribe_(?:to|now|here|today|for|and)\b|become_a_(?:member|subscriber|supporter)\b|already_a_subscriber",
    r"(?:get|receive|have)_.{0,60}\b(?:newsletters?|briefings?|alerts?|inbox)\b|(?:our|the|daily|weekly|free)_.{0,20}newsletter\W*$|newsletters?\W*$",
    r"(?:support|donate_to|fund)_(?:our|independent|quality|local)_(?:\w+_)?(?:journalism|reporting|newsroom|work)\b|donate(?:_now|_today)?\W*$",
    r"(?:follow|like|find|join|contact|email)_(?:us|me)\b|follow_@|follow_.{1,60}_on_(?:x|twitter|facebook|instagram|bluesky|threads|linkedin|mastodon)\b",
    r"(?:share|save|print|email|tweet|copy_link|bookmark|listen|comments?|comment)(?:_(?:this|on|via|to|the|with|in|page|article|story|post|link|friends?|facebook|twitter|x|whatsapp|linkedin|email|reddit|your|for|later))*\W*$",
    r"share_this\b.{0,40}$|(?:facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|email|print|flipboard|\||,|x|_)+$",
    r"click_(?:here|to|on|below|the_link)\b|tap_(?:here|to)\b|download_(?:our|the)_(?:\w+_)?app\b|get_the_app\b|(?:swipe|scroll)_(?:up|down|left|right|to)\b",
    r"(?:watch|listen)(?:_now|_live|_here)?:|listen_to_(?:this|the)_(?:article|story)|(?:play|watch)_video|video_player|loading\b.{0,10}$",
    r"(?:read|see|learn|find_out|discover|view|show|load)_(?:more|also|next|all|full|full_story)\W*$",
    r"(?:read|see)_(?:more|also|next)_?[:–—-]|(?:read|see|learn)_more_(?:about|on|from|at|here|in)\b.{0,100}$|(?:see_also|read_also|also_read|read_next|up_next|must_read|don[’']t_miss)\b",
    r"(?:more|related|recommended|trending|popular|latest)_?:|related_(?:articles?|stor(?:y|ies)|coverage|content|topics?|links?|posts?|news|reading|videos?)\b.{0,80}$",
    r"(?:most|editors?[’']?s?)_(?:read|popular|viewed|shared|picks?|choice|commented)\b[^.]{0,20}$|(?:recommended|suggested|trending|popular|more)_(?:for_you|reading|stories|articles|now|from|on_this|in_this|like_this|news|coverage)\b.{0,60}$",
    r"(?:you_(?:may|might)_(?:also|be)_)|(?:related|recommended|trending|popular)\W*$",
    r"(?:tags?|topics?|filed_under|categor(?:y|ies)|keywords?|tagged|posted_in|labels?|sections?)_?:",
    r"(?:\d[\d,.]*k?_)?(?:comments?|shares?|likes?|views?|replies|retweets?)_?(?:\(\d+\)|\d*)\W*$|(?:leave|post|add|write|view|show|hide|join)_(?:a_|the_|all_|\d*_?)?(?:comments?|reply|conversation|discussion)\b",
    r"\d{1,3}[_-](?:min(?:ute)?s?)[_-]read\W*$|reading_time\b.{0,20}$|(?:est|estimated)\.?_read",
    r"(?:we|this_(?:site|website|page))_uses?_cookies?\b|(?:accept|reject|manage)_(?:all_)?(?:cookies?|preferences)?\W*$|cookie_(?:policy|settings|notice|preferences)\b|by_(?:using|continuing|clicking|signing|subscribing)\b.{0,60}\byou_(?:agree|accept|consent)\b",
    r"(?:privacy|terms)(?:_(?:policy|notice|of_(?:use|service)|and_conditions|&_conditions))?(?:_?[|·]_?.{0,80})?\W*$|do_not_sell\b|(?:about|contact|advertise_with)_us\W*$",
    r"(?:originally|first)_(?:published|appeared)\b|this_(?:article|story|piece|post|column)_(?:was_)?(?:originally_|first_|also_)?(?:appeared|published|appears|ran|is_republished)\b|republished_(?:with|under|from)\b",
    r"(?:last_)?(?:updated|published|posted|modified|first_published)_?(?:on|at|:|-|\|)?_?(?:\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?_\d|today|yesterday|just_now|an?_(?:hour|minute|day))\b.{0,60}$",
    r"\d{1,2}_(?:minutes?|hours?|days?|weeks?)_ago\W*$|\d{1,2}:\d\d(?:_?[ap]\.?m\.?)?(?:_[a-z]{2,4})?\W*$",
    r"(?:our_standards|reporting_by|additional_reporting|editing_by|compiled_by|writing_by|with_(?:files|reporting|inputs?)_(?:from|by))\b.{0,200}$",
    r"(?:contact|write_to|email|reach)_(?:the_)?(?:author|reporter|editor|writer|newsroom)s?\b|(?:to_contact_the|send_(?:tips|corrections|feedback))\b|(?:got|have)_a_(?:tip|story|question)\b.{0,100}$",
    r"send_(?:us_)?your_(?:\w+_)?(?:stor(?:y|ies)|photos|pictures|videos|questions|tips|news)\b|have_you_been_affected\b|do_you_(?:have|know)_.{0,60}\?_(?:get_in_touch|email|contact|write|tell|let)\b|what_do_you_think\?_.{0,60}$|let_us_know_",
    r"(?:listen|watch|hear)_(?:\S+_){0,10}(?:on|via)_(?:\S+_){0,2}(?:sounds|iplayer|spotify|youtube|podcasts?)\b.{0,40}$|listen_to_(?:the_)?(?:best|latest|highlights)_of\b|hear_more_(?:on|about)\b.{0,80}$",
    r"(?:last_)?updated_at_\d.{0,60}$|(?:this_(?:article|story|piece|page)_(?:has_been|was|is)_(?:\w+_)?(?:amended|updated|corrected|being_updated)\b|editor[’']?s?[’']?_note_?:|corrections?_?:|clarification_?:)",
    r"to_(?:read|continue|view|watch|play|comment)\b.{0,80}\b(?:subscribe|sign|log|register|enable|javascript)\b|this_video_can(?:_?not|[’']t)_be_played|jump_to_\w+\W*$",
    r"(?:media|press)_(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)_?:|(?:for|to_get)_(?:more|further)_information\b.{0,60}\b(?:contact|visit|email|call|see)\b|notes_to_editors\b|\W*ends\W*$|for_immediate_release\b",
    r"about_the_(?:authors?|writers?)\W*$|home_?[>»/|›]|breadcrumbs?\b|(?:menu|search|close|navigation)\W*$|page_\d+_of_\d+\W*$",
    r"(?:opens?_in_(?:a_)?new_(?:tab|window))|enter_your_email\b|enlarge_this_image|toggle_caption|hide_caption|view_(?:gallery|image|photos?)\b.{0,30}$|\d+_of_\d+_?\|?.{0,20}$",
)

# Case decides: "Next articleMemorial Day" is navigation, "Next article of the treaty" is not.
_BEGINS_CASED = (
    r"(?:←|‹|<<)_?\S|(?:«|<)_(?:Back|Prev|Previous|Home|All|Older)\b|(?:Previous|Next|Prev|Older|Newer)_?(?:[Aa]rticle|[Pp]ost|[Ss]tory|[Pp]age|[Ee]ntry)s?(?:_?[:»→›>–-]|_?[A-Z0-9“‘\"]|\W*$)",
    r"(?:In_pictures|In_Pictures|Live|Gallery|Podcast|Quiz|Explainer|Explained|Opinion|Analysis|Long_read|Factbox|Timeline)_?[:|]_[^.]{1,120}[^.!?]$",
    r"(?:READ|SEE|WATCH|LISTEN|MORE|RELATED|ALSO|EXPLAINER|OPINION|VIDEO|PHOTOS?|GALLERY|LIVE|PODCAST)(?:_(?:MORE|ALSO|NEXT|HERE|NOW|UPDATES|STORIES))*_?[:|»>→]",
    r"Read_(?:more|also|next|the_full)\b(?!_than)[^.]{0,140}$|Read:_",
    r"[A-Z][\w’' -]{1,40}_[>›»/]_[A-Z][\w’' -]{1,40}(?:_[>›»/]_.{0,80}[^.])?$",
)

# The heading of a list of links: what follows, up to the next real paragraph, is furniture too.
_OPENS_LINKS = (
    r"(?:related|recommended|suggested|trending|popular|more|latest|further|must)(?:_(?:articles?|stor(?:y|ies)|coverage|content|topics?|links?|posts?|news|reading|reads?|videos?|for_you|now|from|on_this|in_this|like_this)\b.{0,40})?_?:?$",
    r"(?:most|editors?[’']?s?)_(?:read|popular|viewed|shared|picks?|choice|commented)\b[^.]{0,20}$|(?:read|see)_(?:more|also|next)_?:?$|you_(?:may|might)_(?:also|be)_.{0,40}$",
    r"(?:tags?|topics?|filed_under|comments?|share(?:_this)?(?:_article|_story)?|follow_us|about_the_authors?|about_the_writers?)_?:?$|\d+_comments?$",
)

_CAPTIONS = (
    r"(?:photo|image|picture|media|video|audio|graphic|map|chart)_(?:captions?|sources?|credits?)(?:_?[,:–—-]|_(?!(?:\S+_){0,3}(?:is|are|was|were|differ|have|has)\b))",
    r"(?:photo(?:graph)?s?|images?|pictures?|picture_credit|video|graphic|illustration|credit|sources?|caption|pictured|chart|map|figure|infographic)(?:_(?:credits?|by|courtesy(?:_of)?|caption|via|source))?_?[:|©—–]|(?:photo(?:graph)?s?|image|illustration|graphic|picture)_(?:by|courtesy|credit|via|from)\b",
    r"(?:file|undated)(?:_(?:photo|image|picture))?_?[:–—-]_|(?:file_photo|pictured|above|left|right|top)(?:_(?:left|right|above|below))?_?:",
    r"\(?(?:AP|Reuters|AFP|EPA|Getty|PA|Bloomberg|Xinhua|Alamy|Shutterstock|NASA|USGS)_?(?:/_?|_(?:photo|images?|file|via|wire)\b).{0,80}$",
    r".{0,400}\((?:(?:file_)?(?:photo|image|picture|credit|courtesy|illustration|screenshot)s?\b[^()]{0,80}|[^()]{0,50}(?:ap_photo|getty(?:_images)?|alamy|shutterstock)(?:/[^()]{0,40})?|[^()/]{2,40}/_?(?:ap|reuters|afp|epa|bloomberg|pa)(?:_[^()]{0,20})?)\)\.?$",
    r".{0,300}\b(?:getty_images|ap_photo|afp_via_getty|alamy|shutterstock|(?:stock|file)_photo)(?:/[\w ]{0,40})?\.?$",
    r"[A-Z][\w.’' -]{2,40}/(?:getty|ap|afp|reuters|epa|bloomberg|pa)\b.{0,40}$",
    r".{0,400}[.!?]_(?:photo(?:graph)?|picture|image|illustration|credit)s?:_[^.]{2,80}\.?$",
)
# The word that says "here comes a caption"; what follows is the caption, or the credit where it is names alone.
_CAPTION_LABEL = (
    r"(?:photo|image|picture|media|video|audio|graphic|map|chart)_captions?_?[,:–—-]?_?",
    r"(?:file_(?:photo|image|picture)|file|photo(?:graph)?s?|images?|pictures?|video|graphic|illustration|caption|pictured|map|chart|figure|infographic)(?:_\(?(?:above|below|left|right|top)\)?)?_?[:|–—-]_?",
)
# The whole of it is a credit.
_CREDIT = (
    r"(?:photo|image|picture|media|video|audio|graphic|map|chart)_(?:sources?|credits?)\b|(?:credits?|sources?|courtesy)_?[:|©]|©",
    r"(?:photo(?:graph)?s?|images?|illustration|graphic|pictures?)_(?:by|courtesy|credit|via|from)\b",
)
_CREDIT_WORD = r"(?:[A-ZÀ-Þ©][\w.’'-]*|by|for|via|the|of|and|de|da|del|van|von|photo|image|file|handout|courtesy)"
_NAMES_ALONE = (rf"{_CREDIT_WORD}(?:(?:_?[/|,&–-]_?|_){_CREDIT_WORD})*\.?$",)
_CREDIT_BEHIND = (
    r"_?\((?:[^()]{0,80}\b(?:photo|image|picture|credit|courtesy|illustration|screenshot|getty|alamy|shutterstock|reuters|ap|afp|epa|pa|bloomberg)\b[^()]{0,80}|[^()]{2,40}/[^()]{2,30})\)\.?$",
    r"_(?:photo(?:graph)?|picture|image|illustration|credit)s?(?:_by|_?:)_[^.]{2,80}\.?$",
    r"_?\b(?:getty_images|ap_photo|afp_via_getty(?:_images)?|alamy|shutterstock|(?:stock|file)_photo)"
    r"(?:/[\w ]{0,40})?\.?$",
)
_CREDIT_BEHIND_CASED = (
    r"_?\([A-ZÀ-Þ][\w.’'-]*(?:_[A-ZÀ-Þ][\w.’'-]*){0,3}\)\.?$|_(?:REUTERS|AFP|EPA|AP)(?:/[\w ./-]{2,60})?\.?$",
)

_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:_(?:de|da|del|van|von|der|bin|al|la|le|el|[A-ZÀ-Þ][\w.’'-]*)){0,4}"
_BYLINES = (
    rf"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Aa]nalysis|[Oo]pinion|[Ww]ords)_)?(?:[Bb]y|BY):?_{_NAME}(?:(?:,_|_and_|_&_|,_and_){_NAME})*(?:[,|•·–—-]?_?.{{0,80}})$",
    rf"{_NAME}(?:(?:,_|_and_|_&_){_NAME})*(?:,|_[|•·–—-])_(?:(?:[\w’'&-]+_){{0,4}})(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Cc]ontributor|[Aa]nalyst|STAFF|Staff|Reuters|AP|AFP|BBC_News|Bloomberg)s?(?:[,|•·–—-]?_?.{{0,60}})$",
    rf"{_NAME}_[|•·–—-]_(?:Updated_|Published_)?(?:\w+day,?_)?(?:\d{{1,2}}_)?(?:[A-Z][a-z]{{2,8}}\.?)_\d{{1,2}}?.{{0,40}}$",
    r"(?:[A-Z][a-z]{5,8}day,?_)?(?:\d{1,2}(?:st|nd|rd|th)?_)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?:_\d{1,2}(?:st|nd|rd|th)?)?,?_\d{4}(?:[,|•·–—_-]*(?:at_)?\d{1,2}[:.]\d\d.{0,30})?$",
    r"\d{4}-\d\d-\d\d(?:[T_]\d\d:\d\d.{0,20})?$|\d{1,2}[/.]\d{1,2}[/.]\d{4}$",
    r"(?:STAFF_REPORTER|Staff_[Rr]eporter|Staff_[Ww]riter|News_[Dd]esk|Web_[Dd]esk|Our_Correspondent|Agencies|Editorial_Board|The_Editorial_Board|Associated_Press|Reuters|AFP|AP|PTI|ANI|Xinhua|Bloomberg)(?:_staff)?$",
)
# "LONDON, May 3 (Reuters) — " before the first words of a story: a place in capitals or an agency in brackets, a dash.
_PLACE = r"[A-ZÀ-Þ][\w.’'/-]*(?:_[A-ZÀ-Þ][\w.’'-]+){0,3}(?:,_[A-Z][\w.]+(?:_[A-Z][\w.]+){0,2})?"
_DAY = r"(?:,_(?:[A-Z][a-z]{2,8}\.?_\d{1,2}(?:,_\d{4})?|\d{1,2}_[A-Z][a-z]{2,8}\.?(?:,?_\d{4})?))?"
_AGENCIES = (
    "AFP|ANI|ANSA|AP|Associated_Press|BBC|BBC_News|Bloomberg|CNN|DPA|dpa|Dow_Jones|EFE|IANS|Interfax|Kyodo|MarketWatch|"
    "PA|PTI|Reuters|TASS|Tass|Thomson_Reuters_Foundation|UPI|Xinhua|Yonhap"
)
_DATELINE = (
    rf"(?:{_PLACE}{_DAY}|[A-Z][a-z]{{2,8}}\.?_\d{{1,2}}|\d{{1,2}}_[A-Z][a-z]{{2,8}}\.?)_\((?:{_AGENCIES})\)_?[—–-]{{1,2}}_?(?=\S)"
    rf"|[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]{{2,}}(?:_[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){{0,3}}(?:(?:,_[A-Z][\w.]+(?:_[A-Z][\w.]+){{0,2}})?{_DAY}(?:_\([A-Z][^()]{{1,30}}\))?)"
    r"_?(?:[—–]|--?(?=_))_?(?=[A-ZÀ-Þ“\"‘'])",
)
# Capitals that stand for a body, not a place: so short a word before a dash is a dateline only if it is one of these.
_SHORT_PLACES = frozenset("BAKU BERN BONN DOHA KYIV LIMA MALE OSLO RIGA ROME SUVA".split())
_SHORT = 5

_LONGEST = 700  # no furniture of one block is longer; keeps matching cheap whatever is read


@cache
def _compiled(rows: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows).replace("_", r"\s"), flags)


def is_furniture(words: str) -> bool:
    """Return whether a block's plain text is navigation, an appeal, a notice, not reporting.

    >>> is_furniture("Previous articleFloyd Murder Judge FEARED for His LIFE!"), is_furniture("Share prices fell.")
    (True, False)
    """
    if len(words) > _LONGEST:
        return False
    return bool(_compiled(_BEGINS, re.IGNORECASE).match(words) or _compiled(_BEGINS_CASED).match(words))


def opens_links(words: str) -> bool:
    """Return whether a line heads a list of links to other articles.

    >>> opens_links("Related articles"), opens_links("At a Glance")
    (True, False)
    """
    return len(words) < 80 and _compiled(_OPENS_LINKS, re.IGNORECASE).match(words) is not None


def is_caption(words: str) -> bool:
    """Return whether a block is the caption or the credit of a picture.

    >>> is_caption("Photo: AP/J. Doe"), is_caption("Workers at the mill (AP Photo/J. Doe)")
    (True, True)
    """
    return len(words) < _LONGEST and _compiled(_CAPTIONS, re.IGNORECASE).match(words) is not None


def caption(words: str) -> tuple[int, int]:
    """Return where a caption's own words begin and end, between its label and its credit; (0, 0) for a credit alone.

    >>> words = "Photo: Waves break over the pier (M. Tierney)"
    >>> words[slice(*caption(words))], caption("Image source, Getty Images")
    ('Waves break over the pier', (0, 0))
    """
    if _compiled(_CREDIT, re.IGNORECASE).match(words):
        return 0, 0
    label = _compiled(_CAPTION_LABEL, re.IGNORECASE).match(words)
    start = label.end() if label else 0
    behind = [
        found.start()
        for pattern in (_compiled(_CREDIT_BEHIND, re.IGNORECASE), _compiled(_CREDIT_BEHIND_CASED))
        if (found := pattern.search(words, start))
    ]
    end = min([*behind, len(words)])
    if not words[start:end].strip() or _compiled(_NAMES_ALONE).match(words[start:end]):
        return 0, 0
    return start, end


def is_byline(words: str) -> bool:
    """Return whether a block names who wrote the article, or when, and says nothing else.

    >>> is_byline("By Jane Doe"), is_byline("By Monday the mill had closed, he said.")
    (True, False)
    """
    return len(words) < 160 and not words.endswith((".", "!", "?")) and _compiled(_BYLINES).match(words) is not None


def dateline(words: str) -> int:
    """Return how long the dateline is that a paragraph begins with, 0 where it has none.

    >>> dateline("LONDON, May 3 (Reuters) — Prices rose."), dateline("IBM and Intel merged.")
    (26, 0)
    """
    found = _compiled(_DATELINE).match(words[:200])
    if found is None:
        return 0
    place = re.split(r"[^\w.]", found.group(), maxsplit=1)[0]
    bare = len(place) < _SHORT and place not in _SHORT_PLACES and re.fullmatch(r"\w+\s?\W+", found.group()) is not None
    return 0 if bare else found.end()

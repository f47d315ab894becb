"""English questions in plainer words: contractions written out, what only introduces or stresses left out."""

import re
from collections.abc import Callable

_FIGURE = (
    r"(?:requests?|applications?|lawsuits?|cases?|reconsiderations?|refusals?|licen[cs]es?|penalties|appeals?|reviews?"
    r"|documents?|suits?|grants?|files?|complaints?)"
)
_WORK = (
    r"(?:thesis|dissertation|paper|article|story|research|study|studies|class|course|project|homework|assignment"
    r"|presentation|briefing|audit|blog|book|newsletter|feature|records|notes|boss|editor|supervisor|column)"
)
_PEOPLE = r"(?:boss|supervisor|editor|colleague|director|leader|teacher|professor|manager|team|chief|client|reader)s?"
_NO_BODY = r"(?!bureau|office|agency|department|commission|government|county|city|district|town)"
_VERB = r"(?:do|does|did|is|are|was|were|has|have|had|would|could|should)"
_HEADS = r"(?:^|(?<=[.,:;!?] ))"

Words = str | Callable[[re.Match[str]], str]


def _year_after(found: re.Match[str]) -> str:
    """Carried over from 2019: into 2020."""
    year = str(int(found["year"]) + 1)
    return "carried in from the previous year" + ("" if year in found.string else f" in {year}")


_CONTRACTIONS: tuple[tuple[str, Words], ...] = (
    (r"\bcan['’]?t\b", "cannot"),
    (r"\bwon['’]t\b", "will not"),
    (rf"\b({_VERB})n['’]?t\b", r"\1 not"),
    (r"\b(i|we|you|they|he|she|it|who|that|there)['’]d\b", r"\1 would"),
    (r"\b(i|we|you|they|he|she|it|who|that|there)['’]ll\b", r"\1 will"),
    (r"\b(i|we|you|they|who|that)['’]ve\b", r"\1 have"),
    (r"\b(we|you|they|who|what)['’]re\b", r"\1 are"),
    (r"\bi['’]m\b", "i am"),
)
_PLAINER: tuple[tuple[str, Words], ...] = (
    # Questions that deny ask the same as those that don't.
    (rf",? {_VERB} not (?:it|they|there|he|she|we|you)\?*$", ", right?"),
    (rf"{_HEADS}({_VERB}) not (?!(?:confuse|mix|count|include|forget)\b)", r"\1 "),
    # What introduces a question, or thanks for the answer.
    (
        r"^(?:hi|hello|hey|dear [a-z]+|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|"
        r"team))?[,.!:;-]* ",
        "",
    ),
    (rf"^for (?:my|our|an?|his|her) (?:{_NO_BODY}[a-z'-]+ ){{0,2}}{_WORK}\b[^,:;.?]{{0,40}}[,:;.-]+ ", ""),
    (
        rf"[,.;]? (?:i need (?:it|this|that) )?for (?:my|our|an?|his|her) (?:{_NO_BODY}[a-z'-]+ ){{0,2}}"
        rf"{_WORK}[.!]?$",
        "",
    ),
    (
        r"^(?:just )?(?:out of|for) (?:pure |my )?(?:curiosity|reference|interest|the record|background|"
        r"records)[,:;-]* ",
        "",
    ),
    (
        r"^as (?:an?|part of|someone) (?!(?:share|percent\w*"
        r"|proportion|fraction|rate|ratio|whole|total|result|rule|group"
        r"|list|table|number|county|city|district|town|government|bureau)\b)[^,:;?\d]{1,80}[,:;] ",
        "",
    ),
    (
        r"^(?:i am|we are|i have been|we have been) (?:(?:an?"
        r"|new|writing|working|preparing|doing|studying|researching)\b)"
        r"[^,:;.?\d]{0,80}[,:;.] (?:(?:so|and|please) )?",
        "",
    ),
    (r"^i am an? [a-z -]{1,40}? (?:and|who) (?=(?:i )?(?:would|want|need|wish|am)\b)", ""),
    (
        r"^(?:i am|we are|i was) (?:trying|hoping|keen|asked|wondering|interested|curious|looking)"
        r"(?: (?:to (?:find out|know|see|learn|understand|work out|figure out|check)|about|in|whether|if|for))?[,:]? ",
        "",
    ),
    (
        rf"\b(?:my|our) {_PEOPLE} (?:wants?|needs?|asks?|asked|would like|is asking)(?: me| us)?"
        r"(?: to (?:know|find out|see|learn)| for| about)?,? ",
        "",
    ),
    (
        r"^(?:i would be grateful|i would appreciate it|it would help) if you (?:could|would) (?:tell me|say"
        r"|show me)?[,:]? ?",
        "",
    ),
    (r"^(?:would you mind|do you mind) telling me[,:]? ", ""),
    (
        r"^(?:do you happen to know|do you know|have you any idea|any idea|remind me|just checking|just "
        r"wondering|quick one)[,:]? ",
        "",
    ),
    (
        r"^(?:(?:can|could) you |please )?(?:please )?(?:just )?confirm (?:that|whether|if|for me that) ",
        "is it true that ",
    ),
    (r"[,.;]? (?:many )?(?:thanks|thank you|cheers)(?: (?:so |very )?much| in advance| a lot)?[.!]*$", ""),
    (
        r"[,.;]? (?:if (?:possible|available|any|you (?:can|could|please|do not mind))|asap|as soon as "
        r"possible)[.!?]*$",
        "",
    ),
    # Stress: any at all, none whatsoever.
    (
        r",? (?:at all|whatsoever)(?=[ ,]*(?:$|[.;?!,]|(?:in|during|for|from|by|to|on|last|this|that|against"
        r"|throughout)\b|\d))",
        "",
    ),
    (r"\b(?:even|so much as) (?:a single|one)\b", "at least 1"),
    # Short forms.
    (r"\bw/o\b", "without"),
    (r"\bw/ ?(?=[a-z\d])", "with "),
    (r"\bb/c\b", "because"),
    (r"\binfo\b", "information"),
    (r"\bgov['’]?t?\b\.?", "government"),
    (r"\bdept\b\.?", "department"),
    (r"(?<=[a-z]) & (?=[a-z])", " and "),
    (r"\bno\. of\b", "number of"),
    (r"\bindustry and it\b", "industry and information technology"),
    (r"(?<![\w'])([a-z]+s)'(?= [a-z])", r"\1"),  # the NGOs' requests
    # Numbers and sums of money.
    (r"\b(?:ten|10)[ -](?:thousand|k)\b|\b10k\b", "10,000"),
    (r"(?:¥|\b(?:rmb|cny)) ?(\d[\d,]*(?:\.\d+)?)(?! ?(?:yuan|rmb))", r"\1 yuan"),
    (r"\b(?:rmb|cny|renminbi)\b", "yuan"),
    (r"\b(\d+(?:\.\d+)?) ?(?:k|thousand) yuan\b", lambda found: f"{float(found[1]) * 1_000:.0f} yuan"),
    (
        r"\b(\d+(?:\.\d+)?|a|one) ?(?:m|mn|million) yuan\b",
        lambda found: f"{_amount(found[1]) * 1_000_000:.0f} yuan",
    ),
    (
        r"\b(more than|over|under|above|below|at least|at most|fewer than|less than) (?:a|one) (dozen|"
        r"hundred|thousand)\b",
        lambda found: f"{found[1]} { {'dozen': 12, 'hundred': 100, 'thousand': 1000}[found[2]] }",
    ),
    (
        r"\b(more than|at least|at most|only|exactly|just|less than|no more than) (once|twice)\b",
        lambda found: f"{re.sub('only|just', 'exactly', found[1])} {1 if found[2] == 'once' else 2}",
    ),
    (r"\b(once|twice) or more\b", lambda found: f"{1 if found[1] == 'once' else 2} or more"),
    # One wording of several.
    (
        r"\b(?:broken|break(?:ing)?|split|divided?|separated?|sorted) (?:(?:it|them|that|this|these|those) "
        r")?(?:down|up|out) (?=by\b|per\b|into\b)",
        "",
    ),
    (r"\b(?:broken|split|divided|separated|itemi[sz]ed|grouped|categori[sz]ed|disaggregated) (?=by\b|per\b)", ""),
    (r"\bon (?:the )?(?:grounds?|basis) (?:of|that)\b", "because of"),
    (
        r"\b(?:go|going|went|gone) up or (?:go |going |went |gone )?down\b|\b(?:rise|rose|risen|increase[sd]?"
        r"|grow|grew) or (?:fall|fell|fallen|decrease[sd]?|decline[sd]?|drop(?:ped)?|shr[iau]nk)\b",
        "change",
    ),
    (
        r"\b(?:from )?(?:the )?(?:smallest|lowest|fewest|least|low) to (?:the )?(?:largest|biggest|highest|"
        r"most|high)\b",
        "ascending",
    ),
    (
        r"\b(?:from )?(?:the )?(?:largest|biggest|highest|most|high) to (?:the )?(?:smallest|lowest|fewest|"
        r"least|low)\b",
        "descending",
    ),
    (
        r"\b(?:lie|lies|lay|fall|falls|fell|sit|sits|sat|come|comes|came|stand|stood|rank|ranks|ranked|stay|"
        r"stayed|score|scored)s? (?=(?:well |far |just )?(?:above|below|under|over) (?:the )?(?:average|mean"
        r"|median))",
        "",
    ),
    (
        r"\b(?:rejected|declined|turned down|dismissed|refused|refused to process|closed)"
        r" (?:(?:requests|applications|anything|any|some)"
        r" )?as (?=vexatious|excessive|duplicate|repeat|petition|complaint|abusive)",
        "had ",
    ),
    (r"\b(?:went|left|remained|were left) unanswered (?=because|due|as|for)", ""),
    (
        r"\brequests (?:(?:were|are|was|stood|remained|remain"
        r"|still) ){0,2}(?:pending|open|outstanding|unresolved|undecided|unfinished)\b",
        "requests carried over",
    ),
    (
        r"\bwithout (?:first )?(?:being|having been|going"
        r"|having gone|having) (?:first )?(?:taken |brought |gone )?(?:to|through)"
        r" (?:an? |any )?(?:prior |administrative )?(?:reconsideration|review)(?: first)?\b",
        "without prior reconsideration",
    ),
    (
        r"\b(?:excluding|leaving out|leaving aside|without"
        r"|not counting|ignoring|except|except for|omitting|disregarding)"
        r" (?:(?:the|those|bodies|agencies|departments|any"
        r"|ones|all) )*(?:(?:that|which|who) (?:have|had|received|got)|with|having)"
        r" (?:none|no requests|zero|zeros|nothing|0|zero requests|no such cases)\b",
        "excluding zeros",
    ),
    (
        r"\b(?:had|received|got|saw|with|show|showed|reported)"
        r" the same number of (?P<what>[a-z ]+?) in (?P<low>(?:19|20)\d\d)"
        r" (?:and|as)(?: in)? (?P<high>(?:19|20)\d\d)",
        r"had \g<what> unchanged from \g<low> to \g<high>",
    ),
    (r"\bdrc\b", "development and reform commission"),
    (
        r"\b((?:with|(?:that|which) (?:received|had|got)) (?:any )?(?:requests|applications))"
        r" (?=(?:had|did|were|have|made|issued|refused|granted) (?:not|no)\b)",
        r"\1 but ",
    ),
    (r"\bbut never\b", "but no"),
    (
        r"\b(?:that|which|who) (?:had|did|were|was|have|has) not(?: (?:any|one|so|been|done so|have any|had "
        r"any|received any))?(?= in (?:19|20)\d\d)",
        "but not",
    ),
    (
        r"(?<!not )(?<!never )(?<!nor )\b(received|had|got|have|with|having|getting|receiving|imposed|issued"
        r"|refused|granted|faced|reported|collected) any(?=[ ,]*(?:$|[.;?!,]|(?:in|during) (?:19|20)\d\d))",
        r"\1 at least 1",
    ),
    (r",? (?:including|incl\.?) (?:all )?(?:its|the|their) (?:districts|counties|districts and counties)\b", ""),
    (r"\bhow much (?:bigger|larger|higher|greater)\b", "how much more"),
    (r"\bhow much (?:smaller|lower)\b", "how much less"),
    (
        r"\b(more|higher|greater|larger|fewer|less|lower|smaller) than (?=(?:it was |they were )?in (?:19|"
        r"20)\d\d)",
        r"\1 compared with ",
    ),
    (r"\bbigger\b", "larger"),
    (r"\bsplit of\b", "breakdown of"),
    (r"\b(?:fell|fall|falls|came|come|comes) (?=(?:under|within)\b)", ""),
    (r"(?<=[a-z]) \+ (?=[a-z])", ", "),
    (
        r"\b(?:carried|brought) (?:requests )?(?:forward|over|in) from (?:the year )?(?P<year>(?:19|20)\d\d)"
        r"\b",
        _year_after,
    ),
    (
        r"\bcarried (?:requests |anything |something )?(?:over )?(?:both )?into and (?:also )?out of\b",
        "carried in and carried out in",
    ),
    (
        r"\b(?:ended|finished|closed)(?: the year)?( (?:19|20)\d\d)? with (?:an? )?(?:bigger|larger|higher|greater)"
        r" (?:backlog|carry-?over) than (?:they|it) (?:started|began|opened)(?: (?:it|the year))?(?: with)?\b",
        r"had more carried out than carried in\1",
    ),
    (
        r"(?<!not )\b(?:treated|handled|processed|closed|regarded|classified|classed|recorded|disposed of|"
        r"dealt with|close) (?=(?:as|because|due to)\b)",
        "",
    ),
    (
        r"\b(?:at least|either wholly or|fully or|wholly or|in full or|in whole or|completely or) (?:in part"
        r"|partly|partially)\b",
        "plus granted in part",
    ),
    (
        rf"\bhow many (?P<what>{_FIGURE}) (?P<all>in all |in total |altogether )?did (?P<who>[^?,]{{1,90}}?) "
        rf"answer\b",
        r"how many \g<what> \g<all>did \g<who> handle",
    ),
)
_EXPANDED = tuple((re.compile(pattern), words) for pattern, words in _CONTRACTIONS)
_REWRITTEN = tuple((re.compile(pattern), words) for pattern, words in _PLAINER)


def _amount(text: str) -> float:
    return 1.0 if text in {"a", "one"} else float(text)


def without_contractions(text: str) -> str:
    """Lower-case English with its short verbs written out: hadn't → had not."""
    for pattern, words in _EXPANDED:
        text = pattern.sub(words, text)
    return text


def plainer(text: str) -> str:
    """A lower-case question in the words that the vocabulary knows."""
    text = without_contractions(text)
    for pattern, words in _REWRITTEN:
        text = pattern.sub(words, text)
    return text.strip()

"""A follow-up about both of what was asked about last → a Plan over the two: which is higher, after one bureau and
then another; what is the difference, after one year and then another; in both years."""

import re

from answer.answer import Outcome
from answer.plan import Gap, Measure, Plan, Rate, Scope
from answer.reading.figures.portions import quantities_in
from answer.reading.question import Question
from answer.reading.scope.where import years_named
from answer.reading.talk.those import bodies_of
from answer.reading.talk.turned_run import of_both_years, overlap
from answer.reply import Reply
from answer.words import say

_OPENS = r"^(?:and |so |then |ok |now )*"
_LARGER = (
    r"(?:higher|bigger|larger|greater|more|highest|most|lower|fewer|smaller|less|fewest|ahead|better|worse|busier|two)"
)
_WHICH = re.compile(
    rf"{_OPENS}(?:which|who|compare)"
    r"(?: (?:one|city|district|county|place|bureau|office|body|agency|town|government))?"
    r"(?: of (?:the two|them|these|those|these two|those two|the 2)(?: (?:groups|bodies|kinds|figures|numbers"
    r"|places))?)?"
    r"(?: (?:is|was|had|has|have|got|gets|did|does|are|were|comes out|came out|saw|see|filed|sent|submitted|asked"
    r"|refused|granted|issued|received|imposed|charged|collected|handled|faced|denied|rejected|lost|won|made))?"
    rf"(?: (?:the|it|both|them|an?))? ?{_LARGER}\b"
)
_DIFFERENCE = re.compile(
    rf"{_OPENS}(?:(?:what(?: is| was|['’]s)? )?(?:the )?(?:(?:percentage|percent|net|overall|total|relative|exact) )?"
    r"(?:difference|change|gap|increase|rise|growth|decrease|fall|drop|decline)(?! in| of| at| for)"
    r"|by what margin|by how (?:much|many)"
    r"|how (?:much|many) (?:more|fewer|less) is (?:that|it)"
    r"|(?:is|was) (?:that|it) (?:up|down|more|less|fewer|higher|lower)"
    r"|(?:is|was) (?:that|it) (?:an? )?(?:rise|fall|increase|decrease|drop|change)"
    r"|(?:did|has|have) (?:it|they|that|the number|the figure)"
    r" (?:go|gone|went|risen?|fallen?|drop(?:ped)?|grown?|increased?|decreased?|changed?|shrunk)|(?:up or down"
    r"|rise or fall))\b"
)
_TOGETHER = re.compile(
    rf"{_OPENS}(?:(?:what|how (?:many|much)) (?:(?:is|are|was|were|do) (?:that|it|they|those|the two"
    rf"|both)(?: of them)? )?)?"
    r"(?:have )?(?:(?:do|does|did) (?:the two|they|both|those)(?: of them)? (?:make|come to|add up to|have|get"
    r"|total)(?: (?:together|in total|combined|up))?"
    r"|(?:both |the two |all )?(?:together|combined)|in total|total|altogether|both)[?.!]*$"
    rf"|{_OPENS}(?:please )?add (?:(?:those|them|these|the|both)(?: two| both)?(?: numbers| figures)?)(?: up"
    rf"| together)?[?.! ]*$"
    rf"|{_OPENS}(?:what is |give me )?the sum(?: of (?:both|the two|them|these|those|these two|those two))?[?.! ]*$"
)
_SIDE_BY_SIDE = re.compile(
    rf"{_OPENS}(?:please )?(?:put|place|set|show(?: me)?|line up|give me|compare|how do) "
    r"(?:the two|both|them|these two|those two|the pair)(?: of them)?(?: compare)?(?: up)?"
    r"(?: (?:side by side|next to each other|beside each other|together|against each other))?,?"
    r" (?:for|in) 20\d\d(?: instead| please| then| too| as well)*[?.!]*$"
)
_YEAR_BEFORE = re.compile(
    rf"{_OPENS}(?:was|is|were) (?:that|this|it|they|the)"
    r"(?: (?:same|share|rate|number|figure|percentage|proportion|total))?"
    r" (?P<more>higher|lower|bigger|smaller|more|less|fewer|greater|larger)(?: in| for)?"
    r" (?:the (?:year before(?: that)?|(?:previous|preceding|prior) year)|(?:a|one) year (?:earlier|before))[?.!]*$"
)
_MOVED_MORE = re.compile(
    rf"{_OPENS}which(?: one| of (?:the two|them|these|those|these two|those two))?(?: has| had)?"
    r" (?:fell|fallen|rose|risen|dropped|grew|grown|declined|increased|decreased|changed|shrank|went up|went down)"
    r"(?: by)?(?: the)? (?:more|most|less|least|faster)(?: sharply)?,?"
    r" (?:compared? (?:to|with)|from|since|versus|vs\.?|against|relative to|on|than in) (?P<year>20\d\d)[?.!]*$"
    rf"|{_OPENS}how (?:did|have|has) (?:both|the two|they both|those two|the pair)(?: of (?:them|these|those))?"
    r" (?:rates? |figures? |numbers? )?(?:develop(?:ed)?|change[d]?|move[d]?|evolve[d]?|compare[d]?"
    r"|look(?:ed)?|do|done)"
    r" (?:from|since|compared? (?:to|with)|against|to|with|versus|relative to) (?P<since>20\d\d)[?.!]*$"
)
_BOTH_THEN = re.compile(
    rf"{_OPENS}(?:what about |how about |show |give me )?(?:for )?(?:both|the two|the pair|all two)"
    r"(?: of (?:them|these|those))?(?: (?:bureaus|bodies|offices|ones|together))?,? (?:for |in )?20\d\d[?.! ]*$"
)
_CHANGED_MORE = re.compile(
    rf"{_OPENS}which(?: one| of (?:the two|them|these|those|these two|those two))?(?: has| had)?"
    r" (?:fell|fallen|rose|risen|dropped|grew|grown|declined|increased|decreased|changed|shrank|went up|went down)"
    r"(?: by)?(?: the)? (?:more|most|less|least|faster)(?: sharply)?[?.!]*$"
)
_SAME_BODIES = re.compile(
    r"\bsame (?:bodies|agencies|ones|names|bureaus|departments|offices) (?:appear|come up|show up|turn up"
    r"|in both|again)\b"
    r"|\bon both(?: lists)?[?.! ]*$|\bin both lists\b"
)
_AHEAD_THEN = re.compile(
    rf"{_OPENS}(?:who|which(?: one| of (?:the two|them|these|those))?|which) (?:was|is|had|has|got|did|were|came out)"
    rf" (?:the |it )?(?:ahead|in front|{_LARGER})(?: one)?,? (?:in|for) 20\d\d[?.! ]*$"
)
_WHOSE = re.compile(
    rf"{_OPENS}whose (?:number of )?[a-z -]+? (?:is|was|are|were|came out)(?: the)? {_LARGER}(?: that year| then"
    rf"|,? in 20\d\d)?[?.! ]*$"
)
_BOTH_YEARS = re.compile(
    r"^(?:and |but |so |which |who |those |the ones |agencies |bodies |of them |of these )*"
    r"(?:(?:did|held|had|mentioned|wrote of|ran|organi[sz]ed|named|reported|have|was|were) (?:it |that "
    r"|one |this |so )?)?"
    r"(?:in )?(?:both|each)(?: of (?:the|those|these))? years[?.!]*$"
)
_AGAINST = re.compile(r"^(?:and |how about )?(?:vs\.?|versus|against|compared? (?:to|with)|next to) ")
_WHO = re.compile(
    rf"{_OPENS}(?:who|which (?:city|district|county|place|bureau|office|body|agency|town)"
    r"|which of (?:them|these|those) bodies)\b"
)
_WHICH_OF_THEM = re.compile(rf"{_WHO.pattern}|{_OPENS}which (?:one|of (?:them|these|those))\b")
_MORE_OF_THEM = re.compile(
    r"\b(?:more|most|fewer|fewest|less|least|higher|highest|lower|lowest)(?: of (?:them|these|those))?[?.! ]*$"
)
_OF_TWO = re.compile(
    r"^(?!.*\b(?:who|body|agency|bureau|office|city|district|county|place|town)\b).*"
    r"\b(?:higher|bigger|larger|greater|more|lower|fewer|smaller|less|better|worse|busier)\b"
)
_APART = re.compile(r"\b(?:margin|gap|difference|by how (?:many|much))\b")
_KNOWN_HERE = {"handed", "ahead", "earlier", "front", "margin", "whose", "portion", "part"}
_NAMES = ("agency", "region", "level", "year", "relative", "condition", "number")
_FEWER = re.compile(r"\b(?:lower|fewer|smaller|less|fewest|lowest|least|smallest)\b")
_ONLY_ISSUED = re.compile(r"\bissued (?:the )?(?:more|most|fewer|fewest|less|least)[?.! ]*$")  # penalties are, too


def of_last_two(question: Question) -> Plan | Reply | None:
    """The plan over both of them; asked back where they cannot be put together; None where it asks for something
    else."""
    plan = _over_both(question)
    last = question.previous
    if plan is not None or last is None or question.has(*_NAMES):
        return plan
    single = last.kind in {"lookup", "sum"} and not (last.order or last.group) and len(last.measures) == 1
    alone = single and max(len(last.scope.agencies), len(last.scope.regions)) < 2 and len(last.scope.years) == 1
    asked = alone and _WHICH.match(question.text) and _OF_TWO.search(question.text)
    lists = last.kind == "list" and _SAME_BODIES.search(question.text)
    return Reply(Outcome.CLARIFY, say("not_followed", question.language)) if asked or lists else None


def _over_both(question: Question) -> Plan | None:
    """The plan over both of them; None where it asks for something else, or they differ in more than one thing."""
    if question.previous is None:
        return None
    if set(question.puzzling) - _KNOWN_HERE and not _BOTH_YEARS.match(question.text):
        return None
    if _AGAINST.match(question.text):
        return _against_the_last(question, question.previous)
    earlier = question.earlier or question.previous
    side_by_side = ((form, _both_in_year) for form in (_SIDE_BY_SIDE, _BOTH_THEN, _AHEAD_THEN))
    dated = (*side_by_side, (_WHOSE, _whose_is_more), (_YEAR_BEFORE, _beside_year_before), (_MOVED_MORE, _both_changed))
    plan = next((read(question, earlier, question.previous) for form, read in dated if form.match(question.text)), None)
    if plan or question.has(*_NAMES):
        return plan
    readings = (
        (_WHICH_OF_THEM, _who_of_its_kind),
        (_WHICH, _which_has_more),
        (_DIFFERENCE, _difference_between),
        (_TOGETHER, _both_together),
        (_BOTH_YEARS, _in_both_years),
        (_CHANGED_MORE, _both_changed),
    )
    found = (read(question, earlier, question.previous) for form, read in readings if form.match(question.text))
    return next((plan for plan in found if plan), None)


def _which_has_more(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Both bodies, or both places, by the figure named now or asked about before; or both figures of one."""
    if both := _two_figures(question, earlier, last):
        return both
    if last.kind == "sum" and last.group and not last.order and not question.has("row", "rate", "column"):
        order = "least" if _FEWER.search(question.text) else "most"
        return last.model_copy(update={"order": order, "limit": 1, "assumptions": tuple(question.assumptions)})
    name = "agencies" if last.kind == "lookup" else "regions"
    compared = last.kind in {"lookup", "sum", "mean", "median"} and not last.order
    scope = last.scope if len(getattr(last.scope, name)) == 2 else _of_both(earlier, last, name)
    named = not _ONLY_ISSUED.search(question.text) or question.has("row") or _of_documents(last)
    measures = (named and quantities_in(question.spans, question.language)) or last.measures
    if not compared or scope is None or isinstance(measures, Reply) or len(measures) != 1:
        return None
    by_place = last.kind != "lookup"
    notes = tuple(question.assumptions)
    return Plan(kind=last.kind, scope=scope, measures=measures, group="region" if by_place else "", assumptions=notes)


def _who_of_its_kind(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Which of them did more, after the sum over the bureaus of one kind."""
    of_a_kind = last.kind == "sum" and len(last.scope.endings) == 1 and not (last.group or last.together)
    more = _MORE_OF_THEM.search(question.text)
    if not of_a_kind or not more or len(last.measures) != 1 or question.has("rate", "condition"):
        return None
    return Plan(
        kind="list",
        scope=last.scope,
        measures=last.measures,
        order="least" if _FEWER.search(question.text) else "most",
        limit=1,
        assumptions=tuple(question.assumptions),
    )


def _two_figures(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """The two figures that were asked for one behind the other, of the same reports."""
    measures = tuple(dict.fromkeys((*earlier.measures, *last.measures)))
    same = earlier.kind == last.kind in {"lookup", "sum"} and earlier.scope == last.scope
    same = same and not _WHO.match(question.text)
    plain = len(measures) == 2 and len({each.unit for each in measures}) == 1 and not (last.order or earlier.order)
    if not (same and plain) or question.has("row", "rate") or last.group or earlier.group:
        return None
    return Plan(kind=last.kind, scope=last.scope, measures=measures, assumptions=tuple(question.assumptions))


def _of_documents(plan: Plan) -> bool:
    return any(isinstance(each, Measure) and each.row in {"rules", "normative_documents"} for each in plan.measures)


def _difference_between(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """From the one year to the other, or between the two bodies or places; how many there were in either year."""
    if last.kind == "count" and last.conditions and (years := _of_both(earlier, last, "years")):
        notes = tuple(question.assumptions)
        return last.model_copy(update={"scope": years, "group": "year", "assumptions": notes})
    if question.has("row", "rate", "column") or len(last.measures) != 1:
        return None
    if last.kind in {"mean", "median"}:  # of two places
        return _which_has_more(question, earlier, last)
    if last.kind not in {"lookup", "sum"}:
        return None
    if len(last.scope.agencies) == 2 and len(last.scope.years) == 1 and _APART.search(question.text):
        return last.model_copy(update={"difference": True, "assumptions": tuple(question.assumptions)})
    years, notes = _of_both(earlier, last, "years"), tuple(question.assumptions)
    if years:
        percent = question.has("percent", "change_percent", "share")
        return Plan(kind="change", scope=years, measures=last.measures, percent=percent, assumptions=notes)
    if not question.has("difference"):
        return None
    compared = _which_has_more(question, earlier, last)
    return compared and compared.model_copy(update={"difference": compared.kind == "lookup"})


def _both_together(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """The sum of both, or of the first and the second of a ranking."""
    if last.kind == earlier.kind == "list" and not question.has("row", "rate", "column"):
        return _firsts_together(question, earlier, last)
    if last.kind not in {"lookup", "sum"} or len(last.measures) != 1 or question.has("row", "rate", "column"):
        return None
    names = ("agencies", "regions", "years")
    scope = next((both for name in names if (both := _of_both(earlier, last, name))), None)
    if scope is None:
        if shares := _shares_together(question, earlier, last):
            return shares
        two = _two_figures(question, earlier, last)
        apart = two and not overlap(*two.measures)
        return two.model_copy(update={"kind": "sum", "together": True}) if two and apart else None
    return Plan(kind="sum", scope=scope, measures=last.measures, assumptions=tuple(question.assumptions))


def _shares_together(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Both parts as one share of the same whole: together, after those granted and those granted in part."""
    one, other = earlier.measures[0], last.measures[0]
    if not (isinstance(one, Rate) and isinstance(other, Rate)) or len(earlier.measures) != 1:
        return None
    same = earlier.kind == last.kind and earlier.scope == last.scope and one.whole == other.whole
    if not same or last.order or last.group or set(one.part) & set(other.part):
        return None
    both = Rate(part=(*one.part, *other.part), whole=one.whole)
    return last.model_copy(update={"measures": (both,), "assumptions": tuple(question.assumptions)})


def _firsts_together(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """How much the two make together, after the highest and the second highest."""
    same = earlier.measures == last.measures and earlier.order == last.order and bool(last.order)
    single = all(plan.limit == 1 or plan.place for plan in (earlier, last)) and earlier.scope.years == last.scope.years
    if not (same and single) or len(last.measures) != 1 or earlier.conditions or last.conditions:
        return None
    bodies = dict.fromkeys(name for plan in (earlier, last) for name in bodies_of(plan, question.names.connection))
    if len(bodies) < 2:
        return None
    scope = Scope(agencies=tuple(bodies), years=last.scope.years)
    return Plan(kind="sum", scope=scope, measures=last.measures, assumptions=tuple(question.assumptions))


def _whose_is_more(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Whose requests were more that year, after one body and another, whatever was asked of them."""
    bodies = tuple(dict.fromkeys((*earlier.scope.agencies, *last.scope.agencies)))
    measures = quantities_in(question.spans, question.language)
    years = tuple(sorted(years_named(question))) or last.scope.years
    if len(bodies) != 2 or isinstance(measures, Reply) or len(measures) != 1 or len(years) != 1:
        return None
    scope = Scope(agencies=bodies, years=years)
    return Plan(kind="lookup", scope=scope, measures=measures, assumptions=tuple(question.assumptions))


def _in_both_years(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Those that were so in either year, or whose reports of either tell of it."""
    if last.kind == "text":
        return of_both_years(question, earlier, last)
    scope = _of_both(earlier, last, "years") if last.kind in {"list", "count"} and last.conditions else None
    if scope is None or earlier.conditions != last.conditions or last.order:
        return None
    return last.model_copy(update={"scope": scope, "every_year": True, "assumptions": tuple(question.assumptions)})


def _both_in_year(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Both bodies side by side, of another year."""
    scope = last.scope if len(last.scope.agencies) == 2 else _of_both(earlier, last, "agencies")
    if last.kind != "lookup" or last.order or scope is None:
        return None
    scope = scope.model_copy(update={"years": tuple(sorted(years_named(question)))})
    return Plan(kind="lookup", scope=scope, measures=last.measures, assumptions=tuple(question.assumptions))


def _beside_year_before(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """Whether one figure was higher the year before: from then to now it fell."""
    found = _YEAR_BEFORE.match(question.text)
    one = last.kind in {"lookup", "sum"} and len(last.measures) == len(last.scope.years) == 1
    if not found or not one or last.order or last.group or isinstance(last.measures[0], Gap):
        return None
    (year,) = last.scope.years
    return Plan(
        kind="change",
        scope=last.scope.model_copy(update={"years": (year - 1, year)}),
        measures=last.measures,
        expects="fewer" if found["more"] in {"higher", "bigger", "more", "greater", "larger"} else "more",
        assumptions=tuple(question.assumptions),
    )


def _both_changed(question: Question, earlier: Plan, last: Plan) -> Plan | None:
    """How either of two figures changed from one year to another: which one fell more compared to 2023."""
    found = _MOVED_MORE.match(question.text)
    same = earlier.kind == last.kind in {"lookup", "sum"} and earlier.scope == last.scope and not last.order
    measures = tuple(dict.fromkeys((*earlier.measures, *last.measures)))
    if not same or len(measures) != 2 or any(isinstance(each, Gap) for each in measures):
        return None
    named = (int(found["year"] or found["since"]),) if found else ()
    years = tuple(sorted({*named, *last.scope.years}))
    if len(years) != 2:
        return None
    scope = last.scope.model_copy(update={"years": years})
    return Plan(kind="change", scope=scope, measures=measures, assumptions=tuple(question.assumptions))


def _against_the_last(question: Question, last: Plan) -> Plan | None:
    """One body beside the one asked about before: vs the Yunchuan tax bureau."""
    spans = question.spans.of("agency")
    named = question.names.named(spans[0].value("agency") or "", ()) if len(spans) == 1 else []
    regions = [span.value("region") or "" for span in question.spans.of("region")]
    named = question.names.named(spans[0].value("agency") or "", regions) if regions and named else named
    single = last.kind == "lookup" and len(last.scope.agencies) == len(last.measures) == 1 and not last.order
    if not single or len(named) != 1 or question.has("row", "rate", "column", "year", "relative", "level"):
        return None
    scope = last.scope.model_copy(update={"agencies": (*last.scope.agencies, named[0])})
    return last.model_copy(update={"scope": scope, "assumptions": tuple(question.assumptions)})


def _of_both(earlier: Plan, last: Plan, name: str) -> Scope | None:
    """The reports of both, where they differ in nothing but that."""
    if earlier.kind != last.kind or last.order or earlier.order or last.measures != earlier.measures:
        return None
    own, other = getattr(last.scope, name), getattr(earlier.scope, name)
    same = last.scope == earlier.scope.model_copy(update={name: own})
    if not same or len(own) != 1 or len(other) != 1 or own == other:
        return None
    both = tuple(sorted((*other, *own))) if name == "years" else (*other, *own)
    return last.scope.model_copy(update={name: both})

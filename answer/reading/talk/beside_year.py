"""A follow-up that puts the last number beside that of another year → Plans: was it higher in 2019."""

import re
from typing import Literal

from answer.plan import Gap, Plan, Scope
from answer.reading.question import Question
from answer.reading.talk.those import bodies_of

_LEADS = r"^(?:20\d\d: )?(?:(?:and|so|but|then|ok|now) )*"
_IT = (
    r"(?:it|that|this|they|these|those|the(?: same)?"
    r"(?: (?:number|figure|average|mean|median|total|sum|count|share|rate|proportion|percentage|amount))?)"
)
_BEFORE = r"(?:year before(?: that| it)?|(?:previous|preceding|prior) year)"
_AFTER = r"(?:year after(?: that| it)?|(?:following|next) year)"
_YEAR = (
    rf"(?:20\d\d|(?P<before>the {_BEFORE}|(?:a|one) year (?:earlier|before))"
    rf"|(?P<after>the {_AFTER}|(?:a|one) year (?:later|after)))"
)
_MORE = r"(?:higher|bigger|more|greater|larger)"
_FEWER = r"(?:lower|smaller|less|fewer)"
_IS_MORE = re.compile(
    rf"{_LEADS}(?:is|was|were|are) {_IT} (?:(?:any|much|a lot|also) )?"
    rf"(?:(?P<same>the same|equal)|(?:(?P<more>{_MORE})|{_FEWER})(?P<either> or (?:{_MORE}|{_FEWER}))?)"
    r"(?P<than> (?:than|as|to|compared with))?(?: (?:it|that|they) (?:was|were))?"
    r"(?: (?:back )?(?:in|for|of|that in|that of))?"
    rf" {_YEAR}[?.! ]*$"
)
_COMPARED = re.compile(
    rf"{_LEADS}(?:how (?:does|did|do) {_IT} )?compared?s?(?: (?:it|that|this|them))? (?:with|to|against)"
    rf"(?: (?:that|those|the (?:figure|number|average|median|one)))?(?: (?:in|for|of))?"
    rf"(?: (?:its|their|the))? {_YEAR}(?: (?:one|number|figure|value|result|total|level|amount))?[?.! ]*$"
)
_WENT = re.compile(
    rf"{_LEADS}(?:did|has|had|have) {_IT} (?:(?P<more>go up|gone up|rise|risen|increase|increased|grow|grown|climb)"
    r"|go down|gone down|fall|fallen|drop|dropped|decline|declined|decrease|decreased|shrink)(?: again)?,?"
    rf"(?: (?:in|by|from|since|over|on|compared (?:to|with)|versus))? {_YEAR}[?.! ]*$"
)
_NAMED = re.compile(r"\b20\d\d\b")
_MOVED = ("change", "rose", "fell", "unchanged", "difference", "versus")
_AVERAGED = frozenset({"mean", "median"})


def beside_year(question: Question, previous: Plan) -> Plan | None:
    """How a number changed from the one year to the other; means, and numbers of bodies, of either year."""
    if len(previous.scope.years) != 1:
        return None
    year = _other_year(question, previous.scope.years[0])
    if year and previous.kind == "list" and (previous.limit == 1 or previous.place):
        previous = _of_the_first(question, previous)
    if previous.order or previous.group or previous.place:
        return None
    told = previous.kind in {"lookup", "sum", "count", *_AVERAGED} and len(previous.scope.agencies) < 2
    if not year or not told or any(isinstance(each, Gap) for each in previous.measures):
        return None
    scope = previous.scope.model_copy(update={"years": tuple(sorted((*previous.scope.years, year)))})
    notes = tuple(question.assumptions)
    if previous.kind in {"count", *_AVERAGED}:
        return previous.model_copy(update={"scope": scope, "group": "year", "assumptions": notes})
    if previous.together or previous.subject:
        return None
    expects = _expects(question, later=year > previous.scope.years[0])
    return Plan(kind="change", scope=scope, measures=previous.measures, expects=expects, assumptions=notes)


def _of_the_first(question: Question, previous: Plan) -> Plan:
    """The number of the one body that was asked for: how does it compare with its 2022 number."""
    bodies = bodies_of(previous, question.names.connection)
    if len(bodies) != 1 or previous.conditions:
        return previous
    scope = Scope(agencies=bodies, years=previous.scope.years)
    return Plan(kind="lookup", scope=scope, measures=previous.measures)


def _other_year(question: Question, last: int) -> int:
    """The year that the last one is put beside; 0 where it asks for something else."""
    found = _IS_MORE.match(question.text) or _COMPARED.match(question.text) or _WENT.match(question.text)
    if found and (found["before"] or found["after"]):
        return last - 1 if found["before"] else last + 1
    moved = question.has(*_MOVED) and not question.puzzling and not question.has("row", "rate", "column", "agency")
    named = sorted({int(year) for year in _NAMED.findall(question.text)} - {last})
    of_means = moved and question.previous is not None and question.previous.kind in _AVERAGED
    return named[0] if len(named) == 1 and (found or of_means) and not question.has("region", "level") else 0


def _expects(question: Question, later: bool) -> Literal["", "more", "fewer", "equal"]:
    """What a yes would say of the change from the earlier year to the later: was it higher in 2019, than in 2019."""
    if went := _WENT.match(question.text):
        return "more" if went["more"] else "fewer"
    found = _IS_MORE.match(question.text)
    if not found or found["either"]:
        return ""
    if found["same"]:
        return "equal"
    higher_later = bool(found["more"]) != (bool(found["than"]) == later)
    return "more" if higher_later else "fewer"

"""Plans about the prose of many reports: every report in scope is looked at, each that speaks of it is told."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft, Stated
from answer.figures.compute import compute
from answer.figures.members import SHOWN_MEMBERS, aggregates_among
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan
from answer.prose.alike import alike_lines
from answer.prose.changes import changes_by_body
from answer.prose.problems import against_what, listing_topics, theme_lines
from answer.prose.sentences import header_of
from answer.prose.sought import groups_of, said
from answer.prose.sums import body_sums
from answer.prose.tellers import (
    Found,
    Member,
    ends_by_items,
    ends_of,
    find_tellers,
    in_order,
    items_named,
    saying_done,
    sentences_telling,
)
from answer.prose.told import numbers_told
from answer.reading.prose.topics_named import LISTING
from answer.shown.phrases import condition_text, scope_words
from answer.words import join, say
from ingest.prose_tables import CELL

MANY = 3  # reports from which problems are grouped by theme too
MOST_SENTENCES = 6  # of one report of many
FEW, MOST_OF_FEW = 3, 14
FEW_ASKED = 6  # reports, of which it is said which do not tell of it
MOST_NAMES = 10
CITY_ENDS, COUNTY_ENDS = ("市", "州", "盟"), ("区", "县", "旗")


def answer_everywhere(plan: Plan, found: Sequence[ReportRow], connection: Connection, language: Language) -> Draft:
    """The draft of a plan over many reports."""
    told = find_tellers(plan, found, connection)
    if plan.every_year and plan.absent:
        return _never(plan, found, told, language)
    out = _leave_out_aggregates(plan, found, told)
    if plan.every_year:
        told.members = _of_every_year(told.members, plan)
    if plan.absent and plan.number_only:
        return _unnumbered(plan, found, connection, language)
    if plan.absent:
        return _without(plan, found, told, language)
    if not told.members:
        return _nothing(plan, found, told, connection, language)
    draft = Draft(Outcome.ANSWERED, "")
    if plan.group and plan.number and plan.difference and len(plan.scope.years) == 2:
        members = sorted(told.members, key=lambda each: each.report.year)
        draft.rows += [_row(each, draft) for each in members]
        changes_by_body(plan, said(plan, language), draft, language)
        draft.text = "\n".join([draft.text, *_left_out(out, draft, language)])
        draft.coverage = _coverage(plan, found, {each.report.id for each in members}, language)
        return draft
    if plan.group and plan.number:
        summed = _by_body(plan, found, told, draft, language)
        summed.text = "\n".join([summed.text, *_left_out(out, draft, language)])
        return summed
    members = in_order(told.members, plan)
    if not members:
        told.members = []
        return _nothing(plan, found, told, connection, language)
    most = MOST_SENTENCES if len(members) > FEW else MOST_OF_FEW
    draft.rows += [_row(each, draft, most) for each in members]
    shown = [_line(row) for row in draft.rows[:SHOWN_MEMBERS]]
    parts = {"scope": scope_words(plan.scope, language), "words": said(_about(plan, told.key), language)}
    not_all = plan.every and len(plan.topics) < MANY - 1 and len(told.members) < len(found)
    text = (
        [say("no" if told.denied or not_all else "yes", language), ""]
        if plan.yes_no and told.key == "text_some"
        else []
    )
    compared = _difference(plan, draft, members, language) if plan.difference and _are_alike(members) else ""
    text += [compared, ""] if compared else []
    if plan.difference and len(members) == 1 and len(found) > 1:
        text += [say("not_comparable", language), ""]
    text += [say("every_year_only", language), ""] if plan.every_year else []
    added_up = _added_up(draft, members, language) if plan.together else ""
    text += [added_up, ""] if added_up else []
    text += [_place_of(plan, members, draft, language), ""] if plan.subject else []
    text += [_lead(plan, found, told, draft, language), *_share(plan, members, found, draft, language)]
    text += [*_by_region(plan, members, draft, language), ""]
    if listing_topics(plan) and not (plan.themes or plan.order or plan.number) and len(members) > MANY:
        text += [*_by_theme(plan, members, found, draft, connection, language), ""]
    of_problems = "problems" in plan.topics and set(plan.topics) <= LISTING
    if of_problems and not (plan.themes or plan.terms or plan.number) and _are_compared(members):
        cited = {
            (sentence.passage.id, sentence.start): sentence.cite(draft)
            for each in members
            for sentence in each.sentences[:most]
        }
        text += [*alike_lines([(each.report, each.sentences) for each in members], cited, language), ""]
    text += shown
    if len(members) > len(shown):
        text.append(say("text_more", language, shown=len(shown), more=len(members) - len(shown)))
    text += _denied_too(told, parts["words"], draft, language)
    text += _only_mentions(told.mentions, parts["words"], draft, language)
    text += _silent(plan, found, told, draft, language)
    text += _left_out(out, draft, language)
    draft.text = "\n".join(text + _of_their_themes(plan, found, told, draft, connection, language))
    telling = {each.report.id for each in told.members} | {each.id for each in told.stating}
    draft.coverage = _coverage(plan, found, telling, language)
    return draft


def _by_theme(
    plan: Plan,
    members: Sequence[Member],
    found: Sequence[ReportRow],
    draft: Draft,
    connection: Connection,
    language: Language,
) -> list[str]:
    """Problems, or measures by the problems that they are against, by theme."""
    by_report = {each.report.id: each.sentences for each in members}
    reports = {each.id: each for each in found}
    if "problems" in plan.topics:
        return theme_lines(by_report, reports, plan, draft, language)
    against = against_what(connection, found, by_report)
    return theme_lines(against, reports, plan, draft, language, key="themes_of_measures")


def _leave_out_aggregates(plan: Plan, found: Sequence[ReportRow], told: Found) -> list[Member]:
    """Of numbers in order or added up those of governments for all below them are taken out, unless these alone are
    compared, or are named: they hold those of the others."""
    ranked = plan.number and (plan.order or plan.together or plan.group)
    if not ranked or plan.scope.agencies or all(each.report.level == "aggregate" for each in told.members):
        return []
    aggregates = aggregates_among(found)
    out = [each for each in told.members if each.report.id in aggregates]
    told.members = [each for each in told.members if each.report.id not in aggregates]
    told.stating = [each for each in told.stating if each.id not in aggregates]
    return out


def _left_out(members: Sequence[Member], draft: Draft, language: Language) -> list[str]:
    """Whose numbers are not counted with the others; of a few what they say, since it may be what was meant."""
    if not members:
        return []
    names = [f"{each.report.agency} {each.report.year}" for each in members]
    shown = join(names[:MOST_NAMES], language) + ("…" if len(names) > MOST_NAMES else "")
    text = say("aggregate_excluded" if len(members) == 1 else "aggregates_excluded", language, names=shown)
    if len(members) > FEW:
        return ["", text]
    return ["", text + say("their_own", language), "", *(_line(_row(each, draft, 1)) for each in members)]


def _of_every_year(members: Sequence[Member], plan: Plan) -> list[Member]:
    """Those of the bodies whose reports of all years asked for tell of it."""
    years: dict[str, set[int]] = {}
    for each in members:
        years.setdefault(each.report.agency, set()).add(each.report.year)
    return [each for each in members if years[each.report.agency] >= set(plan.scope.years)]


def _heading(plan: Plan, told: Found) -> str:
    """Which sentence says what the list below is of."""
    weak = all(vocabulary.topics()[topic].weak for topic in plan.topics) and not plan.terms
    if told.key == "text_some" and plan.deed and told.mentions and not weak:
        return "text_done"
    of_theme = told.key == "text_naming" and plan.themes and len(plan.topics) == 1
    return f"text_naming_{plan.topics[0]}" if of_theme else told.key


def _about(plan: Plan, key: str) -> Plan:
    """What the heading names: of problems about a theme, the theme."""
    of_theme = key == "text_naming" and plan.themes and len(plan.topics) == 1
    return plan.model_copy(update={"topics": ()}) if of_theme else plan


def _lead(plan: Plan, found: Sequence[ReportRow], told: Found, draft: Draft, language: Language) -> str:
    """What the rows below are: those that satisfy a condition, or stand first, of those that state a number."""
    parts = {"scope": scope_words(plan.scope, language), "words": said(plan, language), "reports": len(found)}
    if plan.order and listing_topics(plan):
        return _by_items(plan, told, draft, parts, language)
    if told.key == "text_stating" and plan.order == "both":
        draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
        return _both_ends(plan, told, parts, language)
    if told.key == "text_stating" and plan.order and plan.place:
        draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
        return _first_of(plan, draft.rows, told, parts, language)
    if told.key == "text_stating" and plan.order and not (plan.limit or plan.conditions):  # all of them, in order
        first = [row for row in draft.rows if row.value == draft.rows[0].value]
        draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
        return _first_of(plan, first, told, parts, language)
    if told.key == "text_items":
        draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
        shown = join([condition_text(each, language) for each in plan.conditions], language)
        return say("text_items", language, stating=len(told.stating), count=len(told.members), shown=shown, **parts)
    if told.key != "text_stating" or not (plan.conditions or (plan.order and plan.limit)):
        parts["words"] = said(_about(plan, told.key), language)
        return say(_heading(plan, told), language, count=len(told.members), **parts)
    draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
    if plan.conditions and not plan.order:
        shown = join([condition_text(each, language) for each in plan.conditions], language)
        return say(
            "text_satisfying", language, stating=len(told.stating), count=len(told.members), shown=shown, **parts
        )
    return _first_of(plan, draft.rows, told, parts, language)


def _share(
    plan: Plan, members: Sequence[Member], found: Sequence[ReportRow], draft: Draft, language: Language
) -> list[str]:
    """The share of the reports that tell of it, where that is asked for."""
    if not plan.share:
        return []
    value = compute("ratio", [Decimal(len(members)), Decimal(len(found)), Decimal(0)])
    if value is None:
        return []
    draft.counts.append(Count(len(members), tuple(each.report.id for each in members)))
    draft.counts.append(Count(len(found), tuple(each.id for each in found)))
    draft.value, draft.unit = value, "%"
    draft.computed.append(Computed(value, "ratio", counted=(len(members), len(found), 0)))
    return [say("text_share", language, value=f"{value:f}")]


def _by_region(plan: Plan, members: Sequence[Member], draft: Draft, language: Language) -> list[str]:
    """How many reports of each of the regions named, or of each city or county, tell of it."""
    regions = plan.scope.regions if len(plan.scope.regions) > 1 else ()
    if plan.group in {"city", "county"}:
        ends = CITY_ENDS if plan.group == "city" else COUNTY_ENDS
        parts = (part for each in members for part in each.report.region.split("/"))
        regions = tuple(dict.fromkeys(part for part in parts if part.endswith(ends)))
    if plan.group == "year":
        return _by_year(plan, members, draft, language)
    if not regions or plan.order:
        return []
    lines = []
    for region in regions:
        own = [each.report.id for each in members if region in each.report.region.split("/")]
        draft.counts.append(Count(len(own), tuple(own)))
        lines.append(say("text_of_region", language, region=region, count=len(own)))
    return [join(lines, language)]


def _by_year(plan: Plan, members: Sequence[Member], draft: Draft, language: Language) -> list[str]:
    """How many reports of each year tell of it, and of which year most do where that is asked for."""
    years: dict[int, list[int]] = {year: [] for year in plan.scope.years}
    for each in members:
        years.setdefault(each.report.year, []).append(each.report.id)
    draft.counts += [Count(len(own), tuple(own)) for own in years.values()]
    lines = [say("text_of_year", language, year=year, count=len(own)) for year, own in sorted(years.items())]
    if not plan.order:
        return [join(lines, language)]
    ends = {"most": max(map(len, years.values())), "least": min(map(len, years.values()))}
    first = []
    for order in ends if plan.order == "both" else (plan.order,):
        named = join([str(year) for year, own in sorted(years.items()) if len(own) == ends[order]], language)
        first.append(say(f"text_{order}_year", language, years=named, count=ends[order]))
    return [*first, join(lines, language)]


def _first_of(plan: Plan, rows: Sequence[Row], told: Found, parts: Mapping[str, object], language: Language) -> str:
    """Who stands first of those that state a number, and with which where it is one."""
    names = join(list(dict.fromkeys(f"{row.agency} ({row.year})" for row in rows)), language)
    values = {f"{row.value:f}" for row in rows if row.value is not None}
    units = {each.unit for each in told.members}
    unit = next(iter(units)) if len(units) == 1 and language == "zh" else ""
    number = f"{say('colon', language)}{next(iter(values))}{unit}" if len(values) == 1 else ""
    key, parts = (
        (f"text_{plan.order}_place", {**parts, "place": plan.place}) if plan.place else (f"text_{plan.order}", parts)
    )
    return say(key, language, stating=len(told.stating), names=names, number=number, **parts)


def _by_items(plan: Plan, told: Found, draft: Draft, parts: Mapping[str, object], language: Language) -> str:
    """Who names most problems, or fewest, or both, and how many."""
    lines = []
    for order, end in zip(("most", "least"), ends_by_items(told.members), strict=True):
        if plan.order in {order, "both"}:
            count = items_named(end[0])
            draft.counts.append(Count(count, tuple(f"{end[0].report.agency} {at}" for at in range(count))))
            names = join(list(dict.fromkeys(f"{each.report.agency} ({each.report.year})" for each in end)), language)
            lines.append(say(f"text_{order}_items", language, names=names, count=count, **parts))
    return "\n".join(lines)


def _both_ends(plan: Plan, told: Found, parts: Mapping[str, object], language: Language) -> str:
    """Who stands first and who last of those that state a number."""
    ends = ends_of(in_order(told.members, plan.model_copy(update={"order": "most", "limit": None})), plan)
    most, least = (join([_with_number(each, language) for each in end], language) for end in ends)
    return say("text_both", language, stating=len(told.stating), most=most, least=least, **parts)


def _with_number(member: Member, language: Language) -> str:
    unit = member.unit if language == "zh" else ""
    return f"{member.report.agency} ({member.report.year}) {member.value:f}{unit}"


def _by_body(plan: Plan, found: Sequence[ReportRow], told: Found, draft: Draft, language: Language) -> Draft:
    """The numbers of each body added up."""
    members = sorted(told.members, key=lambda each: each.report.year)
    draft.rows += [_row(each, draft) for each in members]
    parts = {"scope": scope_words(plan.scope, language), "words": said(plan, language)}
    lead = say("text_sums", language, reports=len(found), count=len(members), **parts)
    draft.counts.append(Count(len(members), tuple(each.report.id for each in members)))
    draft.coverage = _coverage(plan, found, {each.report.id for each in members}, language)
    draft.text = "\n".join([lead, "", *body_sums(plan, draft, language)])
    return draft


def _are_compared(members: Sequence[Member]) -> bool:
    """Whether there are few of them, or all are of one body."""
    return len(members) > 1 and (len(members) <= FEW or len({each.report.agency for each in members}) == 1)


def reports_told(plan: Plan, connection: Connection) -> list[ReportRow]:
    """The reports that the answer to a plan over many reports names."""
    found = select_reports(connection, plan.scope)
    own = find_tellers(plan, found, connection)
    if plan.every_year and plan.absent:
        telling = {member.report.agency for member in own.members}
        return [report for report in found if report.agency not in telling]
    _leave_out_aggregates(plan, found, own)
    told = {member.report.id for member in in_order(own.members, plan)}
    return [report for report in found if (report.id in told) is not plan.absent]


def _without(plan: Plan, found: Sequence[ReportRow], told: Found, language: Language) -> Draft:
    """The reports that say that it was not; where none does, those that do not tell of it."""
    telling = {each.report.id for each in told.members}
    absent = [report for report in found if report.id not in telling]
    parts = {"scope": scope_words(plan.scope, language), "words": said(plan, language)}
    if not absent:
        all_tell = say("text_all_tell", language, reports=len(found), **parts)
        all_tell = f"{say('no', language)}{all_tell}" if plan.yes_no else all_tell
        return Draft(Outcome.NOT_FOUND, all_tell, coverage=_coverage(plan, found, telling, language))
    if plan.terms and len(found) > FEW_ASKED and not (told.members or told.denials or told.mentions):
        none = say("text_none_tells", language, reports=len(found), **parts)  # all of them: a list would say no more
        return Draft(Outcome.ANSWERED, none, coverage=_coverage(plan, found, telling, language))
    draft = Draft(Outcome.ANSWERED, "", coverage=_coverage(plan, found, telling, language))
    denying = [Member(report, told.denials[report.id][:1]) for report in absent if report.id in told.denials]
    mentions = [report for report in told.mentions if report.id not in told.denials]
    silent = [report for report in absent if report.id not in told.denials and report not in mentions]
    if denying:
        draft.rows += [_row(each, draft) for each in denying]
        text = [say("text_denied", language, reports=len(found), count=len(denying), **parts), ""]
        text += [_line(row) for row in draft.rows[:SHOWN_MEMBERS]]
    else:
        nothing = say("not_in_prose", language, words=parts["words"])
        draft.rows += [Row(each.agency, each.year, None, nothing) for each in silent]
        text = [say("text_absent", language, reports=len(found), count=len(silent), **parts), ""]
    names = [f"{each.agency} {each.year}" for each in silent[:SHOWN_MEMBERS]]
    more = say("more_members", language) if len(silent) > SHOWN_MEMBERS else ""
    text += [say("text_silent", language, count=len(silent), members=join(names, language) + more)] if silent else []
    draft.counts.append(Count(len(silent), tuple(each.id for each in silent)))
    text = [say("yes", language), "", *text] if plan.yes_no else text
    draft.text = "\n".join([*text, *_only_mentions(mentions, parts["words"], draft, language)])
    return draft


def _never(plan: Plan, found: Sequence[ReportRow], told: Found, language: Language) -> Draft:
    """The bodies none of whose reports tells of it."""
    telling = {each.report.agency for each in told.members}
    silent: dict[str, list[ReportRow]] = {}
    for report in found:
        if report.agency not in telling:
            silent.setdefault(report.agency, []).append(report)
    parts = {"scope": scope_words(plan.scope, language), "words": said(plan, language)}
    bodies = {each.agency for each in found}
    draft = Draft(Outcome.ANSWERED if silent else Outcome.NOT_FOUND, "")
    draft.coverage = _coverage(plan, found, {each.report.id for each in told.members}, language)
    draft.counts += [Count(len(bodies), tuple(bodies)), Count(len(silent), tuple(silent))]
    nothing = say("not_in_prose", language, words=parts["words"])
    draft.rows += [Row(each.agency, each.year, None, nothing) for own in silent.values() for each in own]
    numbers = {"reports": len(found), "bodies": len(bodies), "count": len(silent)}
    lines = [f"- **{body}**: {join([str(each.year) for each in own], language)}" for body, own in silent.items()]
    lead = say("text_never" if silent else "text_never_none", language, **numbers, **parts)
    draft.text = "\n".join([lead, "", *lines] if lines else [lead])
    return draft


def _unnumbered(plan: Plan, found: Sequence[ReportRow], connection: Connection, language: Language) -> Draft:
    """The reports that tell of it and state no number of what is asked."""
    telling = sentences_telling(plan, found, connection, groups_of(plan))
    since = vocabulary.topics()["last_years_problems"].terms  # of a lack of it before
    done = {
        report: own
        for report, sentences in telling.items()
        if (own := [each for each in saying_done(plan, sentences) if not any(word in each.text for word in since)])
    }
    told = numbers_told(plan, found, connection)
    members = [Member(each, done[each.id][:1]) for each in found if each.id in done and each.id not in told]
    parts = {"scope": scope_words(plan.scope, language), "words": said(plan, language)}
    draft = Draft(Outcome.ANSWERED if members else Outcome.NOT_FOUND, "")
    draft.coverage = _coverage(plan, found, {each.report.id for each in members}, language)
    draft.rows += [_row(each, draft) for each in members]
    lead = say("text_unnumbered", language, reports=len(found), count=len(members), **parts)
    draft.text = "\n".join([lead, "", *map(_line, draft.rows)]) if members else lead.rstrip("：:") + "。"
    return draft


def _row(member: Member, draft: Draft, most: int = MOST_SENTENCES) -> Row:
    """What a report says, with its citations."""
    shown = list(dict.fromkeys(member.sentences))[:most]  # one that states several of the numbers once
    headers = [header_of(sentence) for sentence in shown if member.value is not None and CELL in sentence.text]
    above = list(dict.fromkeys(each for each in headers if each and each not in shown))  # which column is of which year
    numbers = tuple([sentence.cite(draft) for sentence in (*above, *shown)])
    if member.value is not None:
        draft.stated.append(Stated(member.value, numbers[len(above)]))
    quote = " / ".join([*(sentence.text for sentence in above), " ".join([sentence.text for sentence in shown])])
    return Row(member.report.agency, member.report.year, member.value, quote, numbers)


def _line(row: Row) -> str:
    return f"- **{row.agency}** {row.year}: {row.label} {marks(row.citations)}"


def _added_up(draft: Draft, members: Sequence[Member], language: Language) -> str:
    """The sum of the numbers, with its addends; it becomes the value of the draft. None that was taken is none in any
    unit."""
    rows = [at for at, member in enumerate(members) if member.value is not None]
    values = [draft.rows[at].value or Decimal(0) for at in rows]
    units = {member.unit for member in members if member.value}
    if not values or len(units) > 1:
        return ""
    draft.value, draft.unit = sum(values, Decimal(0)), units.pop() if units else members[0].unit
    draft.computed.append(Computed(draft.value, "sum", rows=tuple(rows)))
    if len(values) == 1:
        return say("added_up_one", language, total=f"{draft.value:f}")
    addends = " + ".join(f"{value:f}" for value in values)
    return say("added_up", language, addends=addends, total=f"{draft.value:f}")


def _are_alike(members: Sequence[Member]) -> bool:
    """Whether the numbers all stand in rows of tables, or all in sentences, which may count more or less."""
    return len({CELL in sentence.text for each in members for sentence in each.sentences}) < 2


def _difference(plan: Plan, draft: Draft, members: Sequence[Member], language: Language) -> str:
    """By how much one of two numbers is more than the other, with both; of several years of one body the first and
    the last."""
    one = len({member.report.agency for member in members}) == 1
    by_year = sorted(range(len(members)), key=lambda at: members[at].report.year)
    ends = (by_year[0], by_year[-1]) if members else (0, 0)
    apart = one if len(plan.scope.agencies) == 1 else len(members) == 2 and not one
    if len(members) < 2 or not apart or len({members[at].unit for at in ends}) > 1:
        return ""
    more, less = sorted(ends, key=lambda at: -(members[at].value or Decimal(0)))
    high, low = draft.rows[more], draft.rows[less]
    if high.value is None or low.value is None:
        return ""
    draft.value, draft.unit = high.value - low.value, members[0].unit
    draft.computed.append(Computed(draft.value, "difference", rows=(more, less)))
    of, under = (f"{row.value:f}{marks(row.citations)}" for row in (high, low))
    told = say("text_difference", language, of=of, less=under, value=f"{draft.value:f}")
    if one:
        return f"{told} {_course(draft, *ends, language)}"
    return (
        told
        if high.value == low.value
        else f"{told} {say('text_greater', language, agency=high.agency, year=high.year)}"
    )


def _course(draft: Draft, earlier: int, later: int, language: Language) -> str:
    """Whether the number of one body rose or fell from the first year to the last, and by how many percent."""
    first, last = draft.rows[earlier], draft.rows[later]
    assert first.value is not None and last.value is not None
    years = {"earlier": first.year, "later": last.year}
    if first.value == last.value:
        return say("text_stayed", language, **years)
    share = None if draft.unit == "%" else compute("change", (last.value, first.value))
    if share is not None:
        draft.computed.append(Computed(share, "change", rows=(later, earlier)))
    percent = say("change_percent", language, percent=f"{share:+f}%") if share is not None else ""
    return say("text_rose" if last.value > first.value else "text_fell", language, percent=percent, **years)


def _place_of(plan: Plan, members: Sequence[Member], draft: Draft, language: Language) -> str:
    """At which place of the order the subject stands; that it states no number where it does not."""
    own = next((each.value for each in members if each.report.agency == plan.subject), None)
    if own is None:
        draft.status = Outcome.NOT_FOUND
        return say("no_value_of", language, name=plan.subject)
    before = [each for each in members if each.value is not None and _goes_before(plan, each.value, own)]
    place = len(before) + 1
    draft.counts += [
        Count(place, (*(each.report.id for each in before), plan.subject)),
        Count(len(members), tuple(each.report.id for each in members)),
    ]
    way = say(f"order_{plan.order}", language)
    return say("text_place", language, agency=plan.subject, place=place, stating=len(members), way=way)


def _goes_before(plan: Plan, value: Decimal, own: Decimal) -> bool:
    return value < own if plan.order == "least" else value > own


def _only_mentions(found: Sequence[ReportRow], words: str, draft: Draft, language: Language) -> list[str]:
    if not found:
        return []
    names = [f"{each.agency} {each.year}" for each in found]
    members = join(names[:MOST_NAMES], language) + ("…" if len(names) > MOST_NAMES else "")
    draft.counts.append(Count(len(found), tuple(each.id for each in found)))
    return ["", say("only_mentions", language, count=len(found), words=words, members=members)]


def _of_their_themes(
    plan: Plan,
    found: Sequence[ReportRow],
    told: Found,
    draft: Draft,
    connection: Connection,
    language: Language,
) -> list[str]:
    """Which reports write of the same themes in other words than those sought."""
    if not (plan.themes and plan.terms):
        return []
    about = plan.model_copy(update={"terms": ()})
    literal = {each.report.id for each in told.members}
    others = [each.report for each in find_tellers(about, found, connection).members if each.report.id not in literal]
    if not others:
        return []
    names = [f"{each.agency} {each.year}" for each in others[:SHOWN_MEMBERS]]
    members = join(names, language) + (say("more_members", language) if len(others) > SHOWN_MEMBERS else "")
    draft.counts.append(Count(len(others), tuple(each.id for each in others)))
    themes = said(about.model_copy(update={"topics": ()}), language)
    return ["", say("same_theme", language, count=len(others), themes=themes, members=members)]


def _nothing(plan: Plan, found: Sequence[ReportRow], told: Found, connection: Connection, language: Language) -> Draft:
    words = said(plan, language)
    draft = Draft(Outcome.NOT_FOUND, "", coverage=_coverage(plan, found, {each.id for each in told.stating}, language))
    key = "nothing_every_year" if plan.every_year else "nothing_in_prose"
    text = say(key, language, reports=len(found), words=words)
    if told.stating and plan.conditions:
        shown = join([condition_text(each, language) for each in plan.conditions], language)
        parts = {"reports": len(found), "stating": len(told.stating), "words": words, "shown": shown}
        text = say("none_satisfying", language, **parts)
        draft.counts.append(Count(len(told.stating), tuple(each.id for each in told.stating)))
    elif plan.number and not plan.every_year:
        text = _without_numbers(plan, found, draft, connection, language) or text
    draft.text = "\n".join(
        [text, *_denied_too(told, words, draft, language), *_only_mentions(told.mentions, words, draft, language)]
    )
    return draft


def _without_numbers(
    plan: Plan, found: Sequence[ReportRow], draft: Draft, connection: Connection, language: Language
) -> str:
    """That reports write of it, and none states a number; nothing where none writes of it."""
    telling = sentences_telling(plan, found, connection, groups_of(plan))
    reports = [each for each in found if each.id in telling]
    if not reports:
        return ""
    draft.counts.append(Count(len(reports), tuple(each.id for each in reports)))
    names = [f"{each.agency} {each.year}" for each in reports]
    members = join(names[:MOST_NAMES], language) + ("…" if len(names) > MOST_NAMES else "")
    parts = {"reports": len(found), "count": len(reports), "words": said(plan, language), "members": members}
    return say("number_untold", language, **parts)


def _silent(plan: Plan, found: Sequence[ReportRow], told: Found, draft: Draft, language: Language) -> list[str]:
    """Which of few reports of the bodies named do not tell of it: each of them was asked for."""
    spoken = {each.report.id for each in told.members} | {each.id for each in told.mentions} | set(told.denials)
    silent = [each for each in found if each.id not in spoken]
    if not plan.scope.agencies or len(found) > FEW_ASKED or plan.conditions or plan.limit:
        return []
    lines = not_loaded(plan, found, language)
    if not silent:
        return lines
    draft.counts.append(Count(len(silent), tuple(each.id for each in silent)))
    names = [f"{each.agency} {each.year}" for each in silent]
    return ["", say("text_silent", language, count=len(silent), members=join(names, language)), *lines]


def not_loaded(plan: Plan, found: Sequence[ReportRow], language: Language) -> list[str]:
    """Of which years asked for the bodies named have no report; nothing where all are there."""
    loaded = {(each.agency, each.year) for each in found}
    missing = [(body, year) for body in plan.scope.agencies for year in plan.scope.years if (body, year) not in loaded]
    lines = [say("no_report_of_years", language, agency=body, years=year) for body, year in missing[:FEW_ASKED]]
    return ["", *lines] if lines else []


def _denied_too(told: Found, words: str, draft: Draft, language: Language) -> list[str]:
    """The reports that say that it was not, beside those that did it."""
    denying = list(told.denials)
    if not denying or told.denied:
        return []
    names = [f"{each.agency} {each.year}" for each in (told.denials[report][0].passage.report for report in denying)]
    members = join(names[:MOST_NAMES], language) + ("…" if len(names) > MOST_NAMES else "")
    draft.counts.append(Count(len(denying), tuple(denying)))
    return ["", say("denied_too", language, count=len(denying), words=words, members=members)]


def _coverage(plan: Plan, found: Sequence[ReportRow], told: set[int], language: Language) -> Coverage:
    reason = say("not_in_prose", language, words=said(plan, language))
    missing = tuple(Missing(each.agency, each.year, reason) for each in found if each.id not in told)
    return Coverage(len(found), len(found) - len(missing), missing)

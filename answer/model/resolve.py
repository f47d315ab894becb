"""A proposed plan → a Plan on the bodies and years that the rules find in the question, or none."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language
from answer.model.shape import is_whole, numbers_said
from answer.plan import Kind, Plan, Scope
from answer.reading.figures.fitted import fitted
from answer.reading.figures.kinds import SETS
from answer.reading.language.numbers import numbers_in
from answer.reading.language.spans import normalise
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply
from answer.words import join, say

# Kinds that ask about all bodies where none is named; the others then need a question that says so.
OF_ALL_BODIES: frozenset[Kind] = frozenset({"reports", "checks", "cells", "unfiled", "text"})


def resolve(proposed: Plan, question: Question) -> Plan | None:
    """The plan, where it can be carried out and does not contradict the question.

    Bodies, regions, levels and years are those that the rules find, whatever the proposal says of them: one that
    says otherwise is refused, and so is one with a number that the question does not hold.
    """
    if not is_whole(proposed):
        return None
    scope = scope_of(question, is_set=proposed.kind in SETS)
    if isinstance(scope, Reply) or not _agrees(proposed, scope, question):
        return None
    if not numbers_said(proposed) <= numbers_in(question.text) - {Decimal(year) for year in scope.years}:
        return None
    named = scope.agencies or scope.regions or scope.endings or scope.levels
    if not (named or question.everyone or proposed.kind in OF_ALL_BODIES):
        return None  # a body may be named in a way that the rules do not see
    if proposed.kind == "text" and len(scope.agencies) == 1 and not scope.years:
        scope = with_newest_year(question, scope)
    kind, scope, subject = fitted(question, proposed.kind, scope)
    return _built(proposed, kind, scope, subject, question)


def _built(proposed: Plan, kind: Kind, scope: Scope, subject: str, question: Question) -> Plan | None:
    one_year = kind != "change" or len(set(scope.years)) == 2
    if (kind == "rank") != bool(subject) or not one_year or (kind == "unfiled" and not scope.years):
        return None
    if kind == "reports":
        scope = scope.model_copy(update={"form": proposed.scope.form})
    every_report = kind == "text" and not scope.agencies
    plan = proposed.model_copy(update={"kind": kind, "scope": scope, "subject": subject, "every_report": every_report})
    if kind in {"lookup", "sum"} and plan.conditions:
        plan = plan.model_copy(update={"conditions": (), "any_of": False, "order": "", "limit": None})
    notes = tuple(dict.fromkeys((note(question.left, question.language), *question.assumptions)))
    return plan.model_copy(update={"assumptions": notes})


def note(left: Sequence[str], language: Language) -> str:
    """That the reading is the model's, with the words that the rules do not know."""
    return say("model_reading", language, words=join(list(left), language)) if left else say("model_reads", language)


def _agrees(proposed: Plan, scope: Scope, question: Question) -> bool:
    """Whether all that the proposal says of its scope is what the rules found."""
    said = proposed.scope
    agencies = {*said.agencies, *filter(None, [proposed.subject])}
    full = {name for given in agencies for name in _full_names(given, question)}
    unknown = any(not _full_names(given, question) for given in agencies)
    return (
        not unknown
        and (not full or full == set(scope.agencies))
        and set(said.regions) <= set(scope.regions)
        and set(said.levels) <= set(scope.levels)
        and set(said.endings) <= set(scope.endings)
        and (not said.years or set(said.years) == set(scope.years))
        and (said.form is None or (proposed.kind == "reports" and said.form in {2019, 2021}))
    )


def _full_names(given: str, question: Question) -> list[str]:
    """The loaded bodies of that name."""
    alias = normalise(given)
    question.names([given, alias])
    for name in (given, alias):
        if question.names.bodies.get(name):
            return question.names.named(name, ())
    return []

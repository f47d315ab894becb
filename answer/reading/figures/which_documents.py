"""Which column of 规范性文件 is asked back: those of the form that the reports meant follow, where it is one."""

from answer.figures.select import select_forms
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply, asked_back


def which_documents(question: Question) -> Reply:
    """The question which column is meant."""
    scope = scope_of(question, is_set=question.everyone)
    forms = set() if isinstance(scope, Reply) else select_forms(question.names.connection, scope)
    form = f"_{forms.pop()}" if len(forms) == 1 else ""
    return asked_back(f"which_documents{form}", question.language)

"""The soft checks between two years of one body: requests (C6) and documents (C7) carried on, copied reports (C11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.checks import COLUMNS, compare
from ingest.report import Check, Fact

FORM_WITH_DOCUMENTS_IN_FORCE = 2021
DOCUMENTS = ("rules", "normative_documents")
_CARRIED = tuple((f"requests.carried_out.{column}", f"requests.carried_in.{column}") for column in COLUMNS)
_IN_FORCE = tuple((f"{row}.in_force", f"{row}.issued", f"{row}.repealed") for row in DOCUMENTS)
KEYS = frozenset(key for keys in (*_CARRIED, *_IN_FORCE) for key in keys)  # the cells that these checks need


@dataclass(frozen=True, slots=True)
class Filed:
    """What the checks need of a report: the cells of `KEYS`, the fingerprints, and how many cells were read."""

    year: int
    form: int
    facts: Mapping[str, Fact]
    figures: str
    prose: str
    cells: int


def check_years(earlier: Filed, later: Filed) -> tuple[Check, ...]:
    """The checks of a report against the same body's last one before it; those that prove nothing are left out.

    C6 and C7 are between years in a row, C7 only where both reports have the form of 2021.
    """
    checks = list(_copied(earlier, later))
    if later.year == earlier.year + 1:
        checks += [*_carried(earlier, later), *_in_force(earlier, later)]
    return tuple(check for check in checks if check.holds is not None)


def _carried(earlier: Filed, later: Filed) -> Iterator[Check]:
    for out, carried_in in _CARRIED:
        sides = compare([earlier.facts.get(out)], [later.facts.get(carried_in)])
        yield Check(
            *("C6", "上年的四（结转下年） = 本年的二（上年结转）", sides.left, sides.right),
            *((carried_in,), sides.holds),
            earlier_keys=(out,),
        )


def _in_force(earlier: Filed, later: Filed) -> Iterator[Check]:
    if earlier.form != FORM_WITH_DOCUMENTS_IN_FORCE or later.form != FORM_WITH_DOCUMENTS_IN_FORCE:
        return
    for keys in _IN_FORCE:
        in_force, issued, repealed = (later.facts.get(key) for key in keys)
        sides = compare([in_force], [earlier.facts.get(keys[0]), issued], less=[repealed])
        yield Check(
            *("C7", "现行有效 = 上年现行有效 + 本年制发 - 本年废止", sides.left, sides.right),
            *(keys, sides.holds),
            earlier_keys=keys[:1],
        )


def _copied(earlier: Filed, later: Filed) -> Iterator[Check]:
    """C11, only where it fails: as many cells as were read are the same."""
    same = earlier.figures == later.figures and earlier.prose == later.prose
    if same and later.figures and later.prose:
        cells = Decimal(later.cells)
        yield Check("C11", "两年的数字或文字有所不同", cells, cells, (), False)

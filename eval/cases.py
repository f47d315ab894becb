"""Cases as data: a JSON line each, as the contract has it, checked before anything is asked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictFloat, StrictInt, ValidationError

Status = Literal["answered", "not_found", "clarify", "out_of_scope"]
Number = StrictInt | StrictFloat
GoldRow = tuple[str, int, Number | None]
Cited = tuple[str, int] | tuple[str, int, str]  # agency, year, and the cell's key where it matters
Tag = str | int | float | bool | None

SHOWN_ERRORS = 40


class CaseError(ValueError):
    """Case files can't be read; the message names file, line and what was expected, for every error."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False)

    def to_json(self) -> dict[str, Any]:
        """What the file says, unknown keys too, without defaults."""
        return self.model_dump(mode="json", exclude_unset=True)


class Gold(_Frozen):
    """What a right answer holds; what is absent is not scored, `value: null` is the gold of a blank cell."""

    status: Status
    value: Number | None = None
    unit: str | None = None
    values: tuple[Number | None, ...] | None = None  # of the rows, in order
    rows: tuple[GoldRow, ...] | None = None  # as a set
    contains: tuple[str, ...] | None = None
    lacks: tuple[str, ...] | None = None  # strings that the answer must not hold
    nonzero: tuple[Number, ...] | None = None  # what the rows of each label come to, smallest first
    cite: tuple[Cited, ...] | None = None
    may_cite: tuple[Cited, ...] = ()  # beside those: right, and not needed

    def has(self, name: str) -> bool:
        """Whether the gold says anything of it."""
        return name in self.model_fields_set


def _listed(value: Any) -> Any:
    return () if value is None else value


class Case(_Frozen):
    """A question with its gold."""

    id: str = Field(min_length=1, coerce_numbers_to_str=True)
    question: str = Field(min_length=1)
    kind: str = ""
    lang: str = ""
    history: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    gold: Gold
    tags: dict[str, Tag] | tuple[str, ...] = ()
    version: str | int | float | None = None


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, or of all `*.jsonl` files of a folder. Raises CaseError with every error found."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise CaseError(f"{path}: no *.jsonl files in this folder")
    errors: list[str] = []
    places: dict[str, str] = {}
    cases: list[Case] = []
    for file in files:
        for place, line in _lines(file):
            found = parse_case(line)
            if isinstance(found, Case) and found.id in places:
                found = [f"id: {found.id!r} is taken by {places[found.id]}: expected another for every case"]
            if isinstance(found, Case):
                places[found.id] = place
                cases.append(found)
            else:
                errors += [f"{place}: {problem}" for problem in found]
    raise_all(errors)
    if not cases:
        raise CaseError(f"{path}: no cases: expected one JSON object a line")
    return cases


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    """The lines that are not empty, each with its place."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise CaseError(f"{file}: byte {error.start} is not UTF-8: save the file as UTF-8") from error
    return ((f"{file}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip())


def parse_case(line: str) -> Case | list[str]:
    """The case of a line, or everything that is wrong with it."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        return [f"expected one JSON object a line: {error.msg} at column {error.colno}"]
    if not isinstance(entry, dict):
        return ['expected an object: {"id": ..., "question": "...", "gold": {"status": ...}}']
    return check_case(entry)


def check_case(entry: dict[str, Any]) -> Case | list[str]:
    """The case of an entry, or everything that is wrong with it."""
    try:
        return Case.model_validate(entry)
    except ValidationError as error:
        return list(dict.fromkeys(_in_words(each["loc"], each["msg"], each["input"]) for each in error.errors()))


def _in_words(place: tuple[int | str, ...], message: str, given: Any) -> str:
    kinds = ("int", "float", "str", "tuple", "dict", "none")  # branches of a union that pydantic names
    name = ".".join(str(part) for part in place if not str(part).startswith(kinds))
    shown = json.dumps(given, ensure_ascii=False, default=str)
    return f"{name}: {message[0].lower()}{message[1:]}, got {shown[:60]}{'…' if len(shown) > 60 else ''}"


def raise_all(errors: list[str]) -> None:
    """Raises one CaseError that lists all errors, where there are any."""
    if errors:
        more = len(errors) - SHOWN_ERRORS
        raise CaseError("\n".join([*errors[:SHOWN_ERRORS], *([f"… and {more} more"] if more > 0 else [])]))


def write_cases(cases: list[Case], path: Path) -> None:
    """Writes cases as JSON lines."""
    lines = [json.dumps(case.to_json(), ensure_ascii=False) for case in cases]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def groups_of(case: dict[str, Any], keys: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The groups that a case is counted in: kind, language, each tag, and any further keys asked for."""
    for name in ("kind", "lang"):
        yield name, str(case.get(name, ""))
    tags = case.get("tags") or ()
    if isinstance(tags, dict):
        yield from (("tag", f"{name}={tag}") for name, tag in tags.items())
    else:
        yield from (("tag", str(tag)) for tag in tags)
    for name in keys:
        if name in case:
            yield name, case[name] if isinstance(case[name], str) else json.dumps(case[name], ensure_ascii=False)

"""The command ``new``: asks for the facts of one record and writes its commented file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath
from typing import Any

import click

from .commands_sheets import clean_data, fail
from .fields import Field, Kind, Path, field_at
from .load import DATA
from .names import Names, clean, short_slug
from .options import root_option
from .problems import quoted
from .records import Award, Conference, Exemplar, Model, News, Record, Result, Unit, UnitKind
from .records.values import ID_PATTERN, MAX_ID
from .scaffold import comment, metavar, new_file
from .sheets.cells import canonical
from .sheets.columns import path_of
from .staging import apply, problems_after, recover
from .system_errors import reason
from .wording import Command, Group


@dataclass(frozen=True)
class Ask:
    """One question: the options that answer it, the field it fills, and when it may stay unanswered.

    ``unless`` names the path whose answer makes this one dispensable; empty for "always needed".
    """

    options: tuple[str, ...]
    field: Field
    needed: bool
    unless: Path = ()

    def is_needed(self, answers: Mapping[Path, str]) -> bool:
        """Return whether the record cannot do without this answer, given those before it."""
        return self.needed and not (self.unless and self.unless in answers)


@dataclass(frozen=True)
class NewKind:
    """What to ask for one kind of record, and the answers its id is made from."""

    record_type: type[Record]
    asks: tuple[Ask, ...]
    id_from: tuple[Path, ...]


def _kind(record_type: type[Record], id_from: str, asks: str) -> NewKind:
    """Read a table row: each question is ``option[,option]=path[!][/path that replaces it]``."""
    made = []
    for ask in asks.split():
        options, _, rest = ask.partition("=")
        path, _, unless = rest.partition("/")
        names = tuple(f"--{name}" for name in options.split(","))
        field = field_at(record_type, path_of(path.rstrip("!")))
        made.append(Ask(names, field, "!" in path, path_of(unless) if unless else ()))
    return NewKind(record_type, tuple(made), tuple(path_of(path) for path in id_from.split()))


_SOURCE = "source-title=sources.0.title! source-publisher=sources.0.publisher! source-url=sources.0.url "
_SOURCE_UNLESS_EVENT = (
    "source-title=sources.0.title!/event source-publisher=sources.0.publisher!/event "
    "source-url=sources.0.url "
)
_SOURCE_DATE = "source-date=sources.0.published_on"
_ARTICLE = "title=title! date=date! {}summary=summary! unit=places.0.unit " + _SOURCE + _SOURCE_DATE
KINDS: dict[str, NewKind] = {
    "conference": _kind(Conference, "title date", _ARTICLE.format("kind=kind! organiser=organisers ")),
    "news": _kind(News, "title date", _ARTICLE.format("")),
    "model": _kind(
        Model,
        "name",
        "title,name=name! summary=summary field=field unit=unit date,launched=launched "
        + _SOURCE
        + _SOURCE_DATE,
    ),
    "award": _kind(
        Award,
        "form issuer event date",
        "event=event date=date!/event form=form! issuer=issuer achievement=achievement unit=unit "
        "collectives=collectives individuals=individuals households=households "
        + _SOURCE_UNLESS_EVENT
        + _SOURCE_DATE,
    ),
    "result": _kind(
        Result,
        "title as_of",
        "title=title! event=event date,as-of=as_of! unit=unit indicator=figures.0.indicator! "
        "text=figures.0.text value=figures.0.value!/figures.0.text " + _SOURCE_UNLESS_EVENT + _SOURCE_DATE,
    ),
    "unit": _kind(
        Unit,
        "kind name",
        "title,name=name! kind=kind! parent=parent code=code date,valid-from=valid_from "
        + _SOURCE
        + _SOURCE_DATE,
    ),
    "exemplar": _kind(
        Exemplar,
        "unit date",
        "unit=unit! event=event status=status! date=date! chosen-by=chosen_by! "
        + _SOURCE_UNLESS_EVENT
        + _SOURCE_DATE,
    ),
}


# Shown whole in the list of commands: up to the first full stop.
@click.group("new", cls=Group, help="Tạo tệp mới có lời giải thích. Hỏi từng mục, hoặc nhận qua tùy chọn.")
def new_command() -> None:
    """Write a new record of one kind."""


def _run(
    kind: NewKind, /, *, root: FilePath, identifier: str | None, no_input: bool, **given: str | None
) -> None:
    root = root.resolve()
    recover(root)
    names = Names(clean_data(root))
    answers = dict(_answers(kind, names, given, no_input=no_input))
    wanted = identifier or _new_id(kind, answers, names)
    if not identifier and not no_input:
        wanted = click.prompt("Mã, cũng là tên tệp", default=wanted, value_proc=_read_id)
    path = f"{DATA}/{kind.record_type.collection}/{_read_id(wanted)}.yml"
    if (root / path).exists():
        fail(f"{path} đã có: chọn mã khác bằng --id, hoặc sửa tệp ấy.")
    _write(root, path, new_file(kind.record_type, answers))


def _write(root: FilePath, path: str, text: str) -> None:
    problems = problems_after(root, {path: text})
    if problems:
        lines = (f"{one.label} ({one.key}): {one.message}" if one.label else one.message for one in problems)
        fail("\n".join([*lines, f"Có {len(problems)} chỗ cần sửa. Chưa ghi {path}."]))
    try:
        apply(root, {path: text})
    except OSError as error:
        fail(f"Không ghi được {path}: {reason(error)}.")
    click.echo(f"Đã tạo {path}. Mở tệp, bổ sung các mục cần thiết, rồi chạy: phongtrao check")


def _answers(
    kind: NewKind, names: Names, given: Mapping[str, str | None], *, no_input: bool
) -> Iterator[tuple[Path, str]]:
    """Yield the answers by path, from the options or by asking; refuse all wrong options at once."""
    wrong, answers = dict[Path, str](), dict[Path, str]()
    for ask in kind.asks:
        text = clean(given[_parameter(ask)] or "")
        refused = _read_answer(ask.field, names, text)[1] if text else ""
        if refused:
            wrong[ask.field.path] = f"{ask.options[0]}: {refused}"
        elif text:
            answers[ask.field.path] = _read_answer(ask.field, names, text)[0]
    _part_kind_from_name(kind, answers)
    if not wrong and not no_input:
        _ask_for_the_rest(kind, names, answers)
    for ask in kind.asks if no_input else ():
        if ask.is_needed(answers) and ask.field.path not in answers:
            wrong.setdefault(ask.field.path, f"{ask.options[0]}: thiếu ({ask.field.title}).")
    if wrong:
        raise click.UsageError("\n".join(wrong.values()))
    yield from answers.items()


def _ask_for_the_rest(kind: NewKind, names: Names, answers: dict[Path, str]) -> None:
    for ask in kind.asks:
        if ask.field.path in answers or (ask.unless in answers and ask.unless):
            continue
        if ask.field.choices:
            click.echo(comment(ask.field))
        needed = ask.is_needed(answers)
        hint = "" if needed else " (Enter để bỏ qua)"
        text = click.prompt(
            f"{ask.field.group + ': ' if ask.field.group else ''}{ask.field.title}{hint}",
            default=None if needed else "",
            show_default=False,
            value_proc=partial(_prompted, ask.field, names),
        )
        if text:
            answers[ask.field.path] = text
            _part_kind_from_name(kind, answers)


def _part_kind_from_name(kind: NewKind, answers: dict[Path, str]) -> None:
    """Read "xã Hàm Cường" as the kind and the name of a unit, which its record keeps apart."""
    name = answers.get(("name",), "")
    labels = [one for one in UnitKind if one.label and name.lower().startswith(f"{one.label} ")]
    if kind.record_type is Unit and labels:
        answers["name",] = name[len(labels[0].label) :].strip()
        answers.setdefault(("kind",), labels[0].value)


def _prompted(field: Field, names: Names, text: str) -> str:
    text, refused = _read_answer(field, names, clean(text)) if clean(text) else ("", "")
    if refused:
        raise click.UsageError(refused)
    return text


def _read_answer(field: Field, names: Names, text: str) -> tuple[str, str]:
    """Return an answer as the record keeps it, and what is wrong with it."""
    if field.kind in (Kind.CHOICE, Kind.REFERENCE, Kind.CATEGORY, Kind.FLAG):
        found, refused = names.find(field, text)
        allowed = ", ".join(names.options(field)) if field.choices and refused else ""
        return found, f"{refused} Cho phép: {allowed}." if allowed else refused
    return canonical(field, text), field.refusal(text)


def _read_id(text: str) -> str:
    if not re.fullmatch(ID_PATTERN, text) or len(text) > MAX_ID:
        near = f" Có phải ý bạn là {quoted(short_slug(text))}?" if short_slug(text) else ""
        raise click.UsageError(
            f"--id: {quoted(text)} chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối.{near}"
        )
    return text


def _new_id(kind: NewKind, answers: Mapping[Path, str], names: Names) -> str:
    """Return an id from the answers that tell records of the kind apart; of a date only the year."""
    words: list[str] = []
    for path in kind.id_from:
        field, text = field_at(kind.record_type, path), answers.get(path, "")
        if field.kind is Kind.DATE:
            text = text.rpartition("/")[2]
        elif field.choices:
            text = names.options(field).get(text, text)
        words.append("" if text in " ".join(words).split() else text)
    return short_slug(" ".join(filter(None, words)))


def _parameter(ask: Ask) -> str:
    return ask.options[0].removeprefix("--").replace("-", "_")


def _command(name: str, kind: NewKind) -> click.Command:
    options: list[Any] = [
        click.Option([*ask.options], metavar=metavar(ask.field), help=comment(ask.field)) for ask in kind.asks
    ]
    command = Command(
        name,
        params=[
            *options,
            click.Option(
                ["--id", "identifier"], metavar="MÃ", help="Mã, cũng là tên tệp (mặc định: lấy từ tên)."
            ),
            click.Option(["--no-input"], is_flag=True, help="Không hỏi; thiếu mục bắt buộc thì báo lỗi."),
        ],
        callback=partial(_run, kind),
        help=f"{kind.record_type.kind_label}: tạo một tệp trong {DATA}/{kind.record_type.collection}/.",
    )
    return root_option(command)


for _name, _new_kind in KINDS.items():
    new_command.add_command(_command(_name, _new_kind))

"""``python -m bench``: time whole builds of synthetic records, ours beside what one would write otherwise."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from .arrangements import Arrangement, Available, available
from .measure import BuildError, Measurement
from .projects import ROOT
from .report import NOTES, as_json, costs_table, growth_table, hugo_note, paragraph, verdicts_table
from .session import Size, cheapest, measure_size
from .targets import verdicts

OUTPUT = ROOT / "build" / "bench.json"
SCRATCH = ROOT / "build" / "bench"
SIZES = (100, 1000, 5000, 10000)

_COUNT = click.IntRange(min=1)


@click.command()
@click.argument("sizes", metavar="[N]...", type=_COUNT, nargs=-1)
@click.option("--repeat", type=_COUNT, default=3, show_default=True, help="Runs of each build; best counts.")
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses the synthetic records.")
def main(sizes: tuple[int, ...], repeat: int, seed: int) -> None:
    """Time builds of N synthetic records (default: 100, 1000, 5000, 10000) and write build/bench.json.

    All four, three times each, take up to an hour on two cores; N = 100 and 1000 some five minutes.
    """
    found = available()
    for line in found.left_out:
        click.echo(line)
    circumstances = _circumstances(found, repeat, seed)
    wanted = [Size(n, seed) for n in sorted(set(sizes or SIZES))]
    try:
        measured = cheapest(_shown(_measure(wanted, repeat, found.arrangements)))
    except BuildError as error:
        click.echo(f"A build failed, nothing is reported. {error}", err=True)
        sys.exit(1)
    OUTPUT.write_text(as_json(measured), encoding="utf-8")
    parts = (
        paragraph(circumstances),
        costs_table(measured),
        growth_table(measured),
        verdicts_table(verdicts(measured)),
        paragraph(hugo_note(measured)),
        paragraph(NOTES),
    )
    click.echo("\n" + "\n\n".join(filter(None, parts)))
    click.echo(f"\nWritten: {OUTPUT}", err=True)


def _measure(wanted: Sequence[Size], repeat: int, tools: Sequence[Arrangement]) -> Iterator[Measurement]:
    """Measure one size after the other, each in a scratch folder; all are removed at the end, not before."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory(dir=SCRATCH) as scratch:
            for size in wanted:
                folder = Path(scratch, str(size.n))
                folder.mkdir()
                yield from measure_size(size, repeat, tools, folder)
    finally:
        # Another session may be at work in it at the same time.
        if not any(SCRATCH.iterdir()):
            SCRATCH.rmdir()


def _shown(measured: Iterable[Measurement]) -> Iterator[Measurement]:
    """Pass the measurements on, telling of each: a session takes long."""
    for one in measured:
        click.echo(f"{one.tool} n={one.n} {one.kind}: {one.cpu_s:.2f} s CPU", err=True)
        yield one


def _circumstances(found: Available, repeat: int, seed: int) -> str:
    """Return what a reader of the tables must know: day, commit, cores, versions, and what is left out."""
    day = datetime.now(UTC).date()
    facts = [
        f"{day.day}/{day.month}/{day.year}",
        f"commit {_commit()}",
        f"{os.cpu_count()} cores",
        *found.versions,
        f"best of {repeat} by CPU",
        f"seed {seed}",
        *found.left_out,
    ]
    return f"{', '.join(facts)}."


def _commit() -> str:
    """Return the commit at work, marked when files differ from it."""
    asked = subprocess.run(
        ("git", "describe", "--always", "--dirty", "--exclude=*"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()

"""``python -m bench``: time whole builds of synthetic records, ours beside what one would write otherwise."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from .arrangements import Arrangement, arrangements
from .measure import BuildError, Measurement
from .projects import ROOT
from .report import as_json, costs_table, growth_table
from .session import cheapest, measure_size

OUTPUT = ROOT / "build" / "bench.json"
SCRATCH = ROOT / "build" / "bench"
# Together a few minutes on two cores; the larger sizes take a quarter of an hour more.
SIZES, LARGE_SIZES = (100, 1000), (5000, 10000)

_COUNT = click.IntRange(min=1)


@click.command()
@click.argument("sizes", metavar="[N]...", type=_COUNT, nargs=-1)
@click.option("--all", "every", is_flag=True, help=f"Also build {LARGE_SIZES} records.")
@click.option("--repeat", type=_COUNT, default=1, show_default=True, help="Runs of each build; best counts.")
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses the synthetic records.")
def main(sizes: tuple[int, ...], every: bool, repeat: int, seed: int) -> None:
    """Time builds of N synthetic records (default: 100, then 1000) and write build/bench.json."""
    wanted = sorted(set(sizes or SIZES) | set(LARGE_SIZES if every else ()))
    tools, left_out = arrangements()
    for line in left_out:
        click.echo(line, err=True)
    try:
        measured = cheapest(_shown(_measure(wanted, repeat, seed, tools)))
    except BuildError as error:
        click.echo(f"A build failed, nothing is reported. {error}", err=True)
        sys.exit(1)
    click.echo(f"\n{costs_table(measured)}")
    if growth := growth_table(measured):
        click.echo(f"\n{growth}")
    OUTPUT.write_text(as_json(measured), encoding="utf-8")
    click.echo(
        f"\nWritten: {OUTPUT.relative_to(ROOT)} ({os.cpu_count()} cores, best of {repeat}, seed {seed})"
    )


def _measure(
    sizes: Sequence[int], repeat: int, seed: int, tools: Sequence[Arrangement]
) -> Iterator[Measurement]:
    """Measure one size after the other, each in a scratch folder that is removed again."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    try:
        for n in sizes:
            with TemporaryDirectory(prefix=f"{n}-", dir=SCRATCH) as scratch:
                yield from measure_size(n, seed, repeat, tools, Path(scratch))
    finally:
        # Another session may be at work in it at the same time.
        if not any(SCRATCH.iterdir()):
            SCRATCH.rmdir()


def _shown(measured: Iterable[Measurement]) -> Iterator[Measurement]:
    """Pass the measurements on, telling of each: a session takes minutes."""
    for one in measured:
        click.echo(f"{one.tool} n={one.n} {one.kind}: {one.cpu_s:.2f} s CPU", err=True)
        yield one


if __name__ == "__main__":
    main()

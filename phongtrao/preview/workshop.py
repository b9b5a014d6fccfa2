"""What the preview shows: the site that the files make as they are now, or what is wrong with them."""

import shutil
import tempfile
import traceback
from collections.abc import Iterable
from pathlib import Path
from threading import Condition

from ..assembly import FaultyPageError
from ..build import checked, history_of
from ..dataset import Dataset
from ..engine import make_frame
from ..form_bundle import FOLDER as BUNDLE
from ..form_bundle import LIST
from ..frame import EngineFailedError, Frame, Order, Shell
from ..history import History
from ..known import NOTHING, Known
from ..last_build import FOLDER, engine_key
from ..load import DATA, load
from ..memory import Memory
from ..pages import record_pages
from ..problems import DataError
from ..records import Site, Unit
from ..site_builder import FailedProductError, TakenAddressError, refuse_taken
from .answers import Trouble
from .shown import Engraved, Shown

# The site that is built for its search index alone; what its build knows spares the next start some reading.
TARGET = Path(".cache", "preview")
# Where commits leave a trace: the days of files come from there.
COMMITS = Path(".git", "logs", "HEAD")
# Changed whenever the form for editors has been made.
_FORM_LIST = BUNDLE / LIST
# What the data are made of, and what the engine makes its part of.
PLACES = (Path(DATA), Path("templates"), Path("theme"), Path("docs"), Path("mkdocs.yml"), COMMITS, _FORM_LIST)
_ENGINE = ("theme", "docs", "mkdocs.yml", _FORM_LIST.as_posix())
# Records are judged by these: when one changes, every file is read anew.
_JUDGES = (f"{DATA}/{Unit.collection}/", f"{DATA}/taxonomy.yml", f"{DATA}/site.yml")


class Workshop:
    """Keeps what is shown true to the files of one project.

    ``renew`` is called by one thread alone; others read ``shown`` and wait for the next one.
    """

    def __init__(self, root: Path, folder: Path, token: str) -> None:
        """Show nothing yet.

        :param root: the project's folder.
        :param folder: where the engine's files are put; the caller removes it.
        :param token: tells this workshop's versions from those of another process.
        """
        self.root, self._folder, self._token = root, folder, token
        self._number = 0
        self._shown: Shown | Trouble | None = None
        self._news = Condition()
        self._history: History | None = None
        self._known: Known | None = None
        self._dataset: Dataset | None = None
        self._engraved: Engraved | None = None
        self._made_for: Site | None = None

    def start(self) -> None:
        """Read everything and show it."""
        self._known = self._known_before()
        self._show()

    def _known_before(self) -> Known:
        """Return what the last build for an index knew; nothing once the code or the like is another."""
        self._history = history_of(self.root)
        try:
            key = engine_key(self.root, self._history)
        except OSError:
            # A file that must be there is not: told in its place.
            return NOTHING
        with Memory(self.root / FOLDER / TARGET.name, key).recall() as recalled:
            return recalled.known.awake()

    def renew(self, changed: Iterable[Path]) -> None:
        """Show the files as they are after a change of those named."""
        for path in changed:
            name = path.relative_to(self.root).as_posix()
            if name.startswith(_JUDGES):
                self._known = NOTHING
            if name.startswith(f"{DATA}/") or name == COMMITS.as_posix():
                self._dataset = None
            if name == COMMITS.as_posix():
                self._history = None
            if name.startswith(_ENGINE):
                self._engraved = None
        self._show()

    def now(self) -> tuple[Shown | Trouble, str]:
        """Return what is shown, and its version; wait for the first."""
        with self._news:
            self._news.wait_for(lambda: self._shown is not None)
            assert self._shown is not None
            return self._shown, self.version

    @property
    def version(self) -> str:
        """What is shown now, in a word that no other state has had."""
        return f"{self._token}-{self._number}"

    def version_after(self, seen: str, seconds: float) -> str:
        """Return the version as soon as it is no longer ``seen``, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def _show(self) -> None:
        shown = self._shown_or_trouble()
        with self._news:
            self._shown = shown
            self._number += 1
            self._news.notify_all()

    def _shown_or_trouble(self) -> Shown | Trouble:
        try:
            return self._make()
        except DataError as error:
            lines = tuple(map(str, error.problems))
            return Trouble(f"Có {len(lines)} chỗ cần sửa", lines)
        except TakenAddressError as error:
            return Trouble("Có 1 chỗ cần sửa", (str(error),))
        except (EngineFailedError, FaultyPageError, FailedProductError) as error:
            return Trouble("Không dựng được trang", technical=str(error))
        except Exception:
            # A mistake of ours, or a file that went away a moment ago.
            return Trouble("Không dựng được trang", technical=traceback.format_exc())

    def _make(self) -> Shown:
        dataset = self._dataset = self._dataset or self._read()
        pages = record_pages(dataset)
        shells = frozenset(Shell.of(page.path) for page in pages)
        if not self._engraved or self._made_for != dataset.site or not self._engraved.has(shells):
            self._engraved = self._engrave(Order(dataset.site, shells))
            self._made_for = dataset.site
        refuse_taken(pages, self._engraved.frame)
        return Shown(self.root, dataset, pages, self._engraved)

    def _read(self) -> Dataset:
        self._history = self._history or history_of(self.root)
        dataset = load(self.root, self._history, known=self._known or NOTHING)
        self._known = Known.alive((*dataset.records(), *dataset.withdrawn.values()), dataset.contents)
        return checked(dataset)

    def _engrave(self, order: Order) -> Engraved:
        """Let the engine make its part anew; the one before stays for requests under way."""
        before = sorted(self._folder.glob("frame-*"), key=lambda path: path.stat().st_mtime_ns)
        for old in before[:-1]:
            shutil.rmtree(old, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="frame-", dir=self._folder))
        frame: Frame = make_frame(self.root, folder, order)
        return Engraved.of(folder, frame)

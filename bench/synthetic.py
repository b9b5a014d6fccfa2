"""Synthetic conferences and news: valid by our schema, of real length, invented word by word.

The same seed and number give the same record on every machine and in every run, whatever the count.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

# The span of the dates. It ends before the district level did, so that the former units are valid in it.
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2024, 12, 31)
NEWS_SHARE = 0.3
AWARD_SHARE = 0.4
# A full article has about 500 words (syllables, as Vietnamese is written); these add up to that. A word of
# the list is two syllables.
SENTENCE_WORDS = 10
PARAGRAPHS_OF_CONFERENCE, PARAGRAPHS_OF_NEWS = 2, 5
# Stands in every title, so that nobody takes a page for a real one.
NUMBERED = "bản ghi thử nghiệm"

_WORDS = tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split("\n")[:-1])
_KINDS = ("interim_review", "final_review", "festival", "model_launch", "pledge_signing", "award_ceremony")
_ROLES = ("chair", "speaker", "guest", "guest", "guest", "guest")

Record = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """Ids of the project's own data that a synthetic record may refer to."""

    units: tuple[str, ...]
    award_forms: tuple[str, ...]


@dataclass(frozen=True)
class Synthetic:
    """A record with the collection and the id it is to be stored under."""

    collection: str
    id: str
    record: Record


def known_ids(data: Path) -> Known:
    """Return the units under ``data`` that exist on every synthetic day, and the forms of award."""
    taxonomy = _read(data / "taxonomy.yml")
    units = tuple(path.stem for path in sorted((data / "units").glob("*.yml")) if _exists(_read(path)))
    return Known(units, tuple(form["id"] for form in taxonomy["award_forms"]))


def _read(path: Path) -> Record:
    record: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return record


def _exists(unit: Record) -> bool:
    """Tell whether a unit is valid from the first synthetic day to the last."""
    end = unit.get("valid_to")
    return "valid_from" not in unit and (end is None or int(end.rsplit("/", 1)[1]) > LAST_DAY.year)


def records(count: int, seed: int, known: Known) -> Iterator[Synthetic]:
    """Yield ``count`` records one at a time, so that thousands of them cost no memory."""
    return (_numbered(number, seed, known) for number in range(1, count + 1))


def _numbered(number: int, seed: int, known: Known) -> Synthetic:
    # Seeded by text and not by hash(), which differs between processes.
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - content, not secrets
    if chance.random() < NEWS_SHARE:
        news = _article(chance, number, known, PARAGRAPHS_OF_NEWS)
        return Synthetic("news", f"thu-nghiem-tin-{number:05}", news)
    event = _article(chance, number, known, PARAGRAPHS_OF_CONFERENCE) | _event(chance, number)
    return Synthetic("conferences", f"thu-nghiem-hoi-nghi-{number:05}", event)


def edited(count: int, seed: int, known: Known, times: int) -> Synthetic:
    """Return a record from the middle of ``count`` as it is after an editor's ``times``-th edit.

    Title and summary are what changes, since lists and links repeat them; another word each time. It is a
    conference, unless the second half of the records has none.
    """
    half = (_numbered(number, seed, known) for number in range(count // 2 + 1, count + 1))
    one = next((one for one in half if one.collection == "conferences"), None)
    one = one or _numbered(count // 2 + 1, seed, known)
    word = _WORDS[times % len(_WORDS)]
    title = one.record["title"].replace(NUMBERED, f"{NUMBERED}, vừa sửa: {word},")
    summary = f"Bản tóm tắt này vừa được sửa: {word}."
    return Synthetic(one.collection, one.id, one.record | {"title": title, "summary": summary})


def _article(chance: random.Random, number: int, known: Known, paragraphs: int) -> Record:
    """Return what conferences and news share."""
    body = [f"## {_phrase(chance, 3)}", *(_paragraph(chance) for _ in range(paragraphs))]
    article: Record = {
        "title": f"{_phrase(chance, 5)} ({NUMBERED} số {number})",
        "date": _day(chance),
        "summary": f"{_sentence(chance)} {_sentence(chance)}",
        "places": [{"unit": chance.choice(known.units), "venue": f"Hội trường thử nghiệm số {number}"}],
        "statements": [{"heading": _phrase(chance, 3), "points": _points(chance, 3)} for _ in range(2)],
        "body": "\n\n".join(body),
        "sources": [
            {
                "title": f"Bài nguồn thử nghiệm số {number}",
                "publisher": "Nguồn thử nghiệm",
                "url": f"https://example.org/{number}",
            }
        ],
    }
    if chance.random() < AWARD_SHARE:
        article["awards"] = [_award(chance, known)]
    return article


def _event(chance: random.Random, number: int) -> Record:
    """Return what only conferences have."""
    attendees = [_attendee(chance, role, f"{number}-{place}") for place, role in enumerate(_ROLES, 1)]
    return {
        "kind": chance.choice(_KINDS),
        "part_of_day": chance.choice(("morning", "afternoon")),
        "organisers": ["Ban Chỉ đạo thử nghiệm"],
        "attendees": attendees,
        "speeches": [{"speaker": attendees[1]["name"], "directives": _points(chance, 3)}],
    }


def _attendee(chance: random.Random, role: str, number: str) -> Record:
    return {
        "name": f"Đại Biểu Thử Nghiệm {number}",
        "honorific": chance.choice(("ông", "bà")),
        "titles": [f"Chức vụ thử nghiệm {chance.randint(1, 9)}"],
        "organisation": _phrase(chance, 2),
        "roles": [role],
    }


def _award(chance: random.Random, known: Known) -> Record:
    """Return a line of commendation whose list of people is complete."""
    people = chance.randint(2, 12)
    recipients = [{"name": f"Cá Nhân Thử Nghiệm {one}", "kind": "individual"} for one in range(1, people + 1)]
    return {
        "form": chance.choice(known.award_forms),
        "issuer": "Cấp khen thử nghiệm",
        "achievement": _sentence(chance),
        "individuals": people,
        "list_status": "complete",
        "recipients": recipients,
    }


def _day(chance: random.Random) -> str:
    day = FIRST_DAY + timedelta(days=chance.randint(0, (LAST_DAY - FIRST_DAY).days))
    return f"{day.day}/{day.month}/{day.year}"


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.sample(_WORDS, words)).capitalize()


def _sentence(chance: random.Random) -> str:
    words = chance.randint(SENTENCE_WORDS - 3, SENTENCE_WORDS + 3)
    pause = chance.randint(3, words - 3)
    return f"{_phrase(chance, pause)}, {_phrase(chance, words - pause).lower()}."


def _points(chance: random.Random, count: int) -> list[str]:
    return [_sentence(chance) for _ in range(count)]


def _paragraph(chance: random.Random) -> str:
    return " ".join(_points(chance, 3))

"""The command line speaks Vietnamese: click's own words, and its usage lines, which are in no catalogue.

click passes its words through gettext's default domain. Ours is ``locale/vi/LC_MESSAGES/phongtrao.po``,
compiled beside it by ``make wording``; tests hold it against the installed click.
"""

import gettext
import os
from pathlib import Path
from typing import Any

import click

DOMAIN = "phongtrao"
LOCALE = Path(__file__).parent / "locale"
OPTIONS_METAVAR, SUBCOMMAND_METAVAR = "[TÙY CHỌN]", "LỆNH [TÙY CHỌN]…"


def speak_vietnamese() -> None:
    """Give the whole process our catalogue, whatever the machine's language is.

    Types of click name themselves when they are made: call this before declaring any command.
    """
    # gettext asks this variable first, and has no other way to be told the language.
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


class Command(click.Command):
    """A command with a Vietnamese usage line."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": OPTIONS_METAVAR, **keywords})


class Group(click.Group):
    """A group of commands with Vietnamese usage lines."""

    command_class = Command

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        words: dict[str, Any] = {
            "options_metavar": OPTIONS_METAVAR,
            "subcommand_metavar": SUBCOMMAND_METAVAR,
        }
        super().__init__(*arguments, **{**words, **keywords})

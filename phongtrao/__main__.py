"""The command line; each command is loaded only when it is named."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from .garbage import OWN_PROCESS, no_garbage_collector
from .later import load_when_used
from .wording import Group, speak_vietnamese

speak_vietnamese()
# No plug-in has a part in our records, and to look for one goes through everything that is installed; what
# would look for them loads modules for e-mail, archives and sockets.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
load_when_used("importlib.metadata", "entry_points")

COMMANDS = {
    "check": "commands_check:check_command",
    "build": "commands_build:build_command",
    "schema": "commands_check:schema_command",
    "export": "commands_sheets:export_command",
    "import": "commands_sheets:import_command",
    "template": "commands_sheets:template_command",
    "new": "commands_new:new_command",
    "serve": "commands_serve:serve_command",
    "manifest": "commands_release:manifest_command",
    "verify": "commands_release:verify_command",
    "purge": "commands_release:purge_command",
    "statement": "commands_release:statement_command",
    "restore": "commands_restore:restore_command",
    "nginx": "commands_release:nginx_command",
}


class _Main(Group):
    """All commands."""

    def main(self, *arguments: Any, **keywords: Any) -> Any:
        """Run the command line."""
        # A Windows console or a C locale must not turn Vietnamese messages into an error.
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        # Called with nothing, as the program: the process is the command's own.
        return super().main(*arguments, **keywords or {"obj": OWN_PROCESS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or nothing."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        with no_garbage_collector(for_good=True):
            command: click.Command = getattr(import_module(f".{module}", __package__), attribute)
        return command


# Until a command is loaded its name stands for it: in the list of all, and where a mistyped one is near it.
@click.group(
    cls=_Main,
    commands=[click.Command(name) for name in COMMANDS],
    help="Phong Trào: kiểm tra dữ liệu và dựng trang web.",
)
def main() -> None:
    """Run one of the commands below."""


if __name__ == "__main__":
    main()

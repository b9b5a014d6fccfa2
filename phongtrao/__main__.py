"""The command line; each command is loaded only when it is named."""

import sys
from importlib import import_module
from typing import Any

import click

from .garbage import no_garbage_collector
from .wording import Group, speak_vietnamese

speak_vietnamese()

COMMANDS = {
    "check": "commands_check:check_command",
    "build": "commands_build:build_command",
    "schema": "commands_check:schema_command",
    "export": "commands_sheets:export_command",
    "import": "commands_sheets:import_command",
    "template": "commands_sheets:template_command",
    "new": "commands_new:new_command",
    "serve": "commands_serve:serve_command",
}


class _Main(Group):
    """All commands."""

    def main(self, *arguments: Any, **keywords: Any) -> Any:
        """Run the command line."""
        # A Windows console or a C locale must not turn Vietnamese messages into an error.
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        return super().main(*arguments, **keywords)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or nothing."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        with no_garbage_collector():
            command: click.Command = getattr(import_module(f".{module}", __package__), attribute)
        return command


@click.group(cls=_Main, help="Phong Trào: kiểm tra dữ liệu và dựng trang web.")
def main() -> None:
    """Run one of the commands below."""


if __name__ == "__main__":
    main()

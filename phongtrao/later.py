"""Modules that others import and nobody may need: they are loaded when one looks into them."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something in it is asked for.

    The standard library's ``LazyLoader`` is of no use here: its modules are loaded by ``import`` itself,
    which asks each for its ``__spec__``.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def load_when_used(name: str) -> None:
    """Let ``import name`` give a module that is loaded when something in it is first asked for.

    One that is loaded already is left alone. Only for modules of which nobody imports a part by its dotted
    name.
    """
    sys.modules.setdefault(name, _Later(name))

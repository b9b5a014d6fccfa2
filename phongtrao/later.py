"""Modules that others import and nobody may need: they are loaded when one looks into them."""

import sys
from functools import partial
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


def load_when_used(name: str, *functions: str) -> None:
    """Let ``import name`` give a module that is loaded when something in it is first asked for.

    One that is loaded already is left alone. Only for modules of which nobody imports a part by its dotted
    name.

    :param functions: those that others take from it by name and may never call: one call loads the module.
    """
    if name in sys.modules:
        return
    module = sys.modules[name] = _Later(name)
    for function in functions:
        setattr(module, function, partial(_call, name, function))
    package, _, own = name.rpartition(".")
    if package:
        setattr(import_module(package), own, module)


def _call(name: str, function: str, /, *arguments: Any, **keywords: Any) -> Any:
    """Call a function of a module that stood for itself until now."""
    stands = sys.modules.get(name)
    if isinstance(stands, _Later):
        del sys.modules[name]
    return getattr(import_module(name), function)(*arguments, **keywords)

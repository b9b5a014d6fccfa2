"""Templates → Python: Jinja's code without what our templates do not need.

Templates are compiled in every build that finds none compiled: a fifth of a build of few records. What is
left out would be written, read again by Python, and run, for nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context


class AskedContext(Context):
    """The values of a template, each asked for by its name."""

    def resolve(self, key: str) -> Any:
        """Return the value of a name, or what says that there is none."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return self.environment.undefined(name=key)


class _Named(dict[str, str]):
    """Python's names for filters or tests, each made when it is first asked for."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, f"{self._prefix}{len(self)}")


def _statements(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield statements and those that stand in them, in their order; nothing of what expressions are made."""
    for one in nodes:
        yield one
        for field in ("body", "elif_", "else_"):
            yield from _statements(getattr(one, field, None) or ())


class ShortCode(CodeGenerator):
    """Writes less than Jinja around names, filters and imports. For an ``AskedContext``."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take what Jinja's own takes."""
        super().__init__(*arguments, **options)
        self.filters, self.tests = _Named("f_"), _Named("is_")
        # Names in Python that stand for something from here on, whatever is shown.
        self._sure: set[str] = set()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template; at its end, once for all its functions, which filters and tests it uses."""
        # Jinja looks for three kinds of statements, each time among all that expressions are made of.
        statements = list(_statements(node.body))

        def found(kind: Any) -> Iterator[Any]:
            return (one for one in statements if isinstance(one, kind))

        node.find_all = found  # type: ignore[method-assign, assignment]
        super().visit_Template(node, frame)
        for name, stands in self.filters.items():
            self.writeline(f"{stands} = environment.filters[{name!r}]")
        for name, stands in self.tests.items():
            self.writeline(f"{stands} = environment.tests[{name!r}]")

    def pull_dependencies(self, nodes: Any) -> None:
        """Write nothing: see ``visit_Template``."""

    def write_commons(self) -> None:
        """Write how each function begins."""
        super().write_commons()
        self.writeline("resolve = context.resolve")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Write nothing: outside it no name of a frame means what it meant within."""

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Write what is imported; a name that is not there ends the build."""
        self.newline(node)
        self.write("imported = ")
        self._import_common(node, frame)
        names = [(name, name) if isinstance(name, str) else name for name in node.names]
        for name, alias in names:
            self.writeline(f"{frame.symbols.ref(alias)} = imported.{name}")
        if frame.toplevel:
            # For blocks, which are functions of their own.
            told = ", ".join(f"{alias}={frame.symbols.ref(alias)}" for _, alias in names)
            self.writeline(f"context.vars.update({told})")
        if frame.rootlevel:
            self._sure.update(frame.symbols.ref(alias) for _, alias in names)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """Write a macro."""
        super().visit_Macro(node, frame)
        if frame.rootlevel:
            self._sure.add(frame.symbols.ref(node.name))

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """Write a name, without asking each time whether it stands for anything."""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref) if node.ctx == "load" else None
        if load and (ref in self._sure or load[0] == VAR_LOAD_RESOLVE):
            self.write(ref)
        else:
            super().visit_Name(node, frame)

"""Jinja's environment for our templates: the same output, with less done around each value and each call.

Our templates escape everything, read what is there, and call macros and functions that take their arguments
and nothing else. What Jinja does beside that for other people's templates was half of a template's time.
"""

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from typing import Any, TypeVar

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.parser import Parser
from jinja2.utils import missing
from markupsafe import Markup, escape

from .template_code import AskedContext, ShortCode

T = TypeVar("T")
# There with and without its part in C.
_escape_inner: Callable[[str], str] = markupsafe._escape_inner  # type: ignore[attr-defined]


def shown(value: Any) -> str:
    """Return what is written for a value: ``escape`` without making ``Markup`` of what is only joined."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


def macro(make: Callable[..., str], names: Sequence[str]) -> Callable[..., Markup]:
    """Return what a template calls for a macro.

    :param make: the generated function: takes every argument by its place, ``missing`` for one not given.
    :param names: the names of its arguments.
    """
    count = len(names)

    def call(*given: Any, **named: Any) -> Markup:
        if named or len(given) != count:
            given = _completed(names, given, named)
        # Faster than Markup(…), which first asks whether it is any already.
        return str.__new__(Markup, make(*given))

    return call


def _completed(names: Sequence[str], given: Sequence[Any], named: dict[str, Any]) -> tuple[Any, ...]:
    """Return every argument by its place.

    :raises TypeError: if there are too many, or one that the macro does not know.
    """
    rest = tuple([named.pop(name, missing) for name in names[len(given) :]])
    if named or len(given) > len(names):
        raise TypeError(f"a macro takes {names}; it got {len(given)} by place, and {sorted(named)} by name")
    return (*given, *rest)


class Loop:
    """What a template may ask of the loop that it is in."""

    index: int
    first: bool
    last: bool

    def __init__(self) -> None:
        self._before: object = missing

    def changed(self, value: object) -> bool:
        """Tell whether a value is another than when this was last asked."""
        before, self._before = self._before, value
        return bool(value != before)


def rounds(values: Iterable[T], _undefined: object) -> Iterator[tuple[T, Loop]]:
    """Yield each of some values with what may be asked of the loop at that time."""
    every, loop = list(values), Loop()
    for loop.index, value in enumerate(every, 1):
        loop.first, loop.last = loop.index == 1, loop.index == len(every)
        yield value, loop


class QuickCode(ShortCode):
    """Writes templates as Python that uses the functions above."""

    def write_commons(self) -> None:
        """Write how each function begins."""
        super().write_commons()
        self.writeline("escape = environment.shown")
        self.writeline("LoopContext = environment.rounds")

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        """Return what is always written for a node; no filter is asked while a template is compiled."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a value's attribute; what has none of that name is an error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write an item or a slice of a value."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:  # noqa: N802
        """Write an inline "if"; where it is false and has no "else", it writes nothing."""
        node.expr2 = node.expr2 or nodes.Const("")
        super().visit_CondExpr(node, frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call, which gets its own arguments and nothing else.

        :raises NotImplementedError: if it is given more or fewer than the template spells out.
        """
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            raise NotImplementedError("calls take what stands in their brackets")
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what a macro's name stands for.

        :raises NotImplementedError: if the macro wants more than its own arguments.
        """
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            raise NotImplementedError("caller, kwargs and varargs are not known to our macros")
        names = tuple([argument.name for argument in macro_ref.node.args])
        self.write(f"environment.macro(macro, {names!r})")


class QuickEnvironment(Environment):
    """Where templates are kept once they are read: they are not looked for again."""

    code_generator_class = QuickCode
    context_class = AskedContext
    shown = staticmethod(shown)
    macro = staticmethod(macro)
    rounds = staticmethod(rounds)

    def __init__(self, **options: Any) -> None:
        """Take what Jinja's environment takes."""
        # Of constants there is next to nothing to work out, and to look for them took a tenth of compiling.
        super().__init__(optimized=False, **options)
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows, which is the same for all: nobody hands one more to it alone."""
        assert not d
        return self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template; its nodes are not told the environment, which the generator asks of none."""
        return nodes.Template(Parser(self, source, name, filename).subparse(), lineno=1)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Return a template by its name.

        :raises TemplateNotFound: if there is none.
        """
        if isinstance(name, Template):
            return name
        if (found := self._found.get(name)) is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

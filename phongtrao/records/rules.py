"""Strict, immutable parts of records whose rules are all told at once.

pydantic runs a model's own checks only when every field is right. An editor with three mistakes would then
see them one run at a time, so here a rule names the fields it compares, and runs whenever those are right.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from types import FunctionType
from typing import Annotated, Any, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

RuleMethod = TypeVar("RuleMethod", bound=Callable[..., None])


def rule(*needs: str) -> Callable[[RuleMethod], RuleMethod]:
    """Mark a method ``(self, info) -> None`` as a rule over the fields ``needs``; it raises ``refuse(…)``."""

    def mark(method: RuleMethod) -> RuleMethod:
        method.needs = frozenset(needs)  # type: ignore[attr-defined]
        return method

    return mark


# The fields it needs to be right, and the method.
Rule = tuple[frozenset[str], Callable[["Part", ValidationInfo], None]]


class Part(BaseModel):
    """A strict, immutable piece of a record. Unknown keys are refused."""

    # A model is built when it first checks something: a rebuild checks few kinds of records.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def model_rebuild(cls, **keywords: Any) -> bool | None:
        """Build the model, after those of its parts: each would be built anew within every other it is in."""
        for field in cls.model_fields.values():
            for part in _models_in(field.annotation):
                if not part.__pydantic_complete__:
                    part.model_rebuild()
        return super().model_rebuild(**keywords)

    def __getstate__(self) -> dict[str, Any]:
        """Return what was written, by field: all else of a checked part follows from its model."""
        written = self.model_fields_set
        return {name: value for name, value in vars(self).items() if name in written}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take back what ``__getstate__`` gave. It was checked before, and nothing is checked again."""
        # The part itself lets nobody change it, and a rebuild takes back tens of thousands.
        _put_fields(self, blank(type(self)) | state)
        _put_written(self, _named(tuple(state)))
        _put_extra(self, None)
        _put_private(self, None)

    def __copy__(self) -> Self:
        """Return a copy with field names of its own, to which pydantic adds what it is told to change."""
        copied = super().__copy__()
        object.__setattr__(copied, "__pydantic_fields_set__", set(self.model_fields_set))
        return copied

    @model_validator(mode="wrap")
    @classmethod
    def _tell_everything(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """Validate the fields, then every rule whose fields are right; raise all errors together."""
        errors: list[InitErrorDetails] = []
        failed: set[Any] = set()
        try:
            part = handler(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
            errors = [_raise_again(one) for one in details]
            failed = {name for one in details if one["loc"] for name in _touched(cls, one)}
            if not isinstance(data, dict):
                raise
            part = cls._of_what_is_right(data, failed, info)
        # A record has a dozen parts: what most of them need not be asked is asked of none of those.
        if absent := getattr(data, "absent", ()):
            errors += cls._unknown_empty_keys(absent)
        if rules := _rules_of(cls):
            errors += _broken(rules, part, failed, data, info)
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        # Ten thousand records have a hundred thousand parts, and few ways to be written.
        object.__setattr__(part, "__pydantic_fields_set__", shared(frozenset(part.__pydantic_fields_set__)))
        return part

    @classmethod
    def _unknown_empty_keys(cls, absent: Iterable[str]) -> list[InitErrorDetails]:
        """Return an error for each unknown key with nothing behind it, which the mapping leaves out."""
        strangers = [key for key in absent if key not in cls.model_fields]
        return [InitErrorDetails(type="extra_forbidden", loc=(key,), input=None) for key in strangers]

    @classmethod
    def _of_what_is_right(cls, data: dict[str, Any], failed: set[Any], info: ValidationInfo) -> Any:
        """Return an instance with the fields that are right, for rules over those alone."""
        right = {
            name: _adapter(cls, name).validate_python(data[name], context=info.context)
            for name in data.keys() & cls.model_fields.keys() - failed
        }
        return cls.model_construct(**right)


def _models_in(hint: Any) -> Iterator[type[Part]]:
    """Yield the models inside a type hint such as ``tuple[Source, ...] | None``."""
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for inner in get_args(hint):
        yield from _models_in(inner)


def _broken(
    rules: Iterable[Rule], part: Part, failed: set[Any], data: Any, info: ValidationInfo
) -> list[InitErrorDetails]:
    """Return an error for each broken rule whose fields are right."""
    errors = []
    for needs, check in rules:
        if not failed or needs.isdisjoint(failed):
            try:
                check(part, info)
            except PydanticCustomError as error:
                errors.append(InitErrorDetails(type=error, loc=(), input=data))
    return errors


_slots: Mapping[str, Any] = vars(BaseModel)
_put_fields, _put_written, _put_extra, _put_private = (
    _slots[f"__{name}__"].__set__
    for name in ("dict", "pydantic_fields_set", "pydantic_extra", "pydantic_private")
)


@lru_cache(maxsize=4096)
def _named(names: tuple[str, ...]) -> frozenset[str]:
    return shared(frozenset(names))


@lru_cache(maxsize=4096)
def shared(names: frozenset[str]) -> frozenset[str]:
    """Return the one set of these names that all parts share."""
    return names


@cache
def blank(model: type[Part]) -> dict[str, Any]:
    """Return every field of a model, in order, with its default, or None where one must be written."""
    return {name: field.get_default() for name, field in model.model_fields.items()} | dict.fromkeys(
        name for name, field in model.model_fields.items() if field.is_required()
    )


@cache
def _rules_of(model: type[Part]) -> tuple[Rule, ...]:
    """Return every rule of a model, those of its bases first."""
    found: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        methods = [one for one in vars(base).values() if isinstance(one, FunctionType)]
        found |= {one.__name__: one for one in methods if hasattr(one, "needs")}
    return tuple((method.needs, method) for method in found.values())


@cache
def _adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    annotated: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotated)


def _touched(model: type[Part], details: ErrorDetails) -> list[Any]:
    """Return the fields of ``model`` that an error is about: of an unknown key, the one it seems to mean."""
    name = details["loc"][0]
    if details["type"] == "extra_forbidden" and len(details["loc"]) == 1:
        return get_close_matches(str(name), model.model_fields, n=1)
    return [name]


def _raise_again(details: ErrorDetails) -> InitErrorDetails:
    """Return an error as pydantic takes it back."""
    context = details.get("ctx", {})
    kind: Any = details["type"]
    if kind == "phongtrao":
        kind = PydanticCustomError("phongtrao", "{message}{suggestion}", context)
    return InitErrorDetails(type=kind, loc=details["loc"], input=details["input"], ctx=context)

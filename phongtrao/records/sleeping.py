"""Records of which a part is fetched only when somebody asks: most of a rebuild's records are only listed."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel

from .rules import Part, blank, shared

State = dict[str, Any]
# What a record's own page and document show, and no list, table or index of all records.
FETCHED_LATE = frozenset(
    {"activities", "attendees", "body", "documents", "gifts", "groups", "pledges", "speeches", "statements"}
)
# What fetches them, in a sleeping record's dictionary; no field is spelled so.
_FETCH = "_fetch"
_dictionary: Any = vars(BaseModel)["__dict__"]


class Sleeping(Part):
    """A part that may lack some fields until one of them is asked for; nobody can tell from outside."""

    def early(self) -> State:
        """Return what was written, as ``__getstate__`` does, without what is fetched late; fetch nothing."""
        known = _dictionary.__get__(self)
        return {name: known[name] for name in self.model_fields_set - FETCHED_LATE}

    def late(self) -> State:
        """Return the rest of what was written."""
        return {name: getattr(self, name) for name in sorted(FETCHED_LATE & self.model_fields_set)}

    @classmethod
    def asleep(cls, state: State, late: tuple[str, ...], fetch: Callable[[], State]) -> Self:
        """Return a part whose fields ``late`` are what ``fetch`` gives, once one of them is asked for.

        :param state: what is ``early`` of it; ``late`` are the names of the rest.
        """
        part = cls.__new__(cls)
        part.__setstate__(state)
        if late:
            object.__setattr__(
                part, "__pydantic_fields_set__", _together(frozenset(part.model_fields_set), late)
            )
            part.lay_down(fetch)
        return part

    def lay_down(self, fetch: Callable[[], State]) -> None:
        """Let go of what is fetched late: ``fetch`` gives it, once it is asked for."""
        known = _dictionary.__get__(self)
        if _FETCH not in known and (late := FETCHED_LATE & self.model_fields_set):
            for name in late:
                del known[name]
            known[_FETCH] = fetch

    @property
    def __dict__(self) -> dict[str, Any]:
        """Every field by name. Python and pydantic look here for whatever concerns more than one field."""
        known: dict[str, Any] = _dictionary.__get__(self)
        if fetch := known.pop(_FETCH, None):
            # In the order of the fields, in which they are written out.
            known = blank(type(self)) | known | fetch()
            _dictionary.__set__(self, known)
        return known

    @__dict__.setter
    def __dict__(self, fields: dict[str, Any]) -> None:
        _dictionary.__set__(self, fields)

    # Whoever checks types shall know a part by its fields alone.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Return a field that was not there yet."""
            if name in FETCHED_LATE and name in (fields := self.__dict__):
                return fields[name]
            return super().__getattr__(name)


@lru_cache(maxsize=4096)
def _together(names: frozenset[str], others: tuple[str, ...]) -> frozenset[str]:
    return shared(names | frozenset(others))

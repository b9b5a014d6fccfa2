"""Rules that need more than one record. ``CHECKS`` is their table of contents; each docstring is the rule."""

from collections.abc import Callable, Iterator

from ..dataset import Dataset
from ..problems import Problem
from .awards import awards_agree_with_their_decision, awards_are_recorded_once
from .figures import (
    falling_counts_have_a_note,
    key_figures_exist,
    parts_do_not_outnumber_wholes,
    reports_do_not_follow_their_event,
    reports_do_not_precede_their_period,
)
from .identity import (
    articles_are_recorded_once,
    articles_have_one_id,
    models_are_named_once,
    old_addresses_are_free,
    units_are_named_once,
)
from .units import (
    facts_inside_validity_of_units,
    successors_follow_on,
    units_are_not_withdrawn,
    units_do_not_contain_themselves,
)

Check = Callable[[Dataset], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    articles_have_one_id,
    articles_are_recorded_once,
    models_are_named_once,
    units_are_named_once,
    old_addresses_are_free,
    facts_inside_validity_of_units,
    successors_follow_on,
    units_do_not_contain_themselves,
    units_are_not_withdrawn,
    reports_do_not_precede_their_period,
    reports_do_not_follow_their_event,
    parts_do_not_outnumber_wholes,
    falling_counts_have_a_note,
    key_figures_exist,
    awards_agree_with_their_decision,
    awards_are_recorded_once,
)

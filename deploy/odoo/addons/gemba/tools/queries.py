"""Checks what is asked of a model, before Odoo sees it: listed fields that the person's groups show, and plain values.

Odoo itself lets a domain filter on some fields that the person may not read, so nothing is passed on unchecked.
"""

import re
from functools import partial

from . import allowed
from .refusals import malformed, no_field

_ORDER = re.compile(r"([a-z0-9_:]+)(?:\s+(?:asc|desc))?(?:\s+nulls\s+(?:first|last))?", re.IGNORECASE)
_LONGEST_ORDER = 500


def search_read(fields, /, *, domain=None, order=None, limit=None, offset=0, **asked):
    names = asked.pop("fields", None)
    _no_more(asked)
    if not isinstance(names, list) or not names:
        raise malformed("fields has to name the fields to read")
    for name in names:
        fields.check(name)
    return {
        "domain": _domain(fields, domain),
        "fields": names,
        "order": _order(order, fields.check),
        "limit": _count("limit", limit, allowed.MOST_ROWS) or allowed.MOST_ROWS,
        "offset": _count("offset", offset) or 0,
    }


def search_count(fields, /, *, domain=None, limit=None, **asked):
    _no_more(asked)
    return {"domain": _domain(fields, domain), "limit": _count("limit", limit)}


def formatted_read_group(
    fields, /, *, domain=None, groupby=(), aggregates=(), having=(), order=None, limit=None, offset=0, **asked
):
    _no_more(asked)
    if having:
        raise malformed("having is not supported")
    for name in (*_texts("groupby", groupby), *_texts("aggregates", aggregates)):
        _check_part(fields, name)
    for name in groupby:
        if ":" in name and name.partition(":")[2] not in allowed.GRANULARITIES:
            raise malformed(f"cannot group by {name!r}")
    for name in aggregates:
        if name != "__count" and name.partition(":")[2] not in allowed.AGGREGATES:
            raise malformed(f"cannot aggregate {name!r}")
    return {
        "domain": _domain(fields, domain),
        "groupby": list(groupby),
        "aggregates": list(aggregates),
        "order": _order(order, partial(_check_part, fields)),
        "limit": _count("limit", limit, allowed.MOST_ROWS) or allowed.MOST_ROWS,
        "offset": _count("offset", offset) or 0,
    }


def fields_get(fields, /, *, allfields=None, attributes=None, **asked):
    _no_more(asked)
    names = fields.names if allfields is None else fields.names & set(_texts("allfields", allfields))
    wanted = allowed.ATTRIBUTES if attributes is None else set(_texts("attributes", attributes))
    if not wanted <= allowed.ATTRIBUTES:
        raise malformed("unknown attributes: " + ", ".join(sorted(wanted - allowed.ATTRIBUTES)))
    return {"allfields": sorted(names), "attributes": sorted(wanted)}


class Fields:
    """The fields of one model that one person may have through this interface."""

    def __init__(self, records):
        self.model = records._name
        self._env = records.env
        self._shown = records.fields_get(sorted(allowed.READABLE[self.model]), attributes=["type", "relation"])
        self.names = allowed.READABLE[self.model] & self._shown.keys()

    def check(self, name):
        if not isinstance(name, str) or name not in self.names:
            raise no_field(self.model, str(name)[:100])

    def relation(self, name):
        return self._shown[name].get("relation")

    def is_found_by_listed(self, model):
        """Whether all that Odoo looks through when it seeks a record of the model by its label is listed."""
        records = self._env[model]
        sought = records._rec_names_search or [records._rec_name or "id"]
        return model in allowed.READABLE and set(sought) <= allowed.READABLE[model]


def _domain(fields, domain):
    domain = [] if domain is None else domain
    if not isinstance(domain, list) or len(domain) > 2 * allowed.MOST_CONDITIONS:
        raise malformed("domain has to be a list, and not so long")
    return [item if item in ("&", "|", "!") else _condition(fields, item) for item in domain]


def _condition(fields, condition):
    if not isinstance(condition, list) or len(condition) != 3:
        raise malformed("a condition is a list of a field, an operator and a value")
    name, operator, value = condition
    fields.check(name)
    if not isinstance(operator, str) or operator not in allowed.OPERATORS:
        raise malformed(f"the operator {str(operator)[:20]!r} is not supported")
    values = value if isinstance(value, list) else [value]
    if len(values) > allowed.MOST_VALUES or not all(_is_plain(it) for it in values):
        raise malformed(f"the value for {name!r} has to be plain")
    if isinstance(value, list) != (operator in ("in", "not in")):
        raise malformed(f"the value for {name!r} does not fit the operator {operator!r}")
    _check_label(fields, name, values)
    return name, operator, value


def _check_label(fields, name, values):
    """A text is sought in the label of the record that is linked, or of the record itself: only where all that Odoo then
    looks through is listed. That of a partner, say, is found by tax number and address as well."""
    if not any(isinstance(it, str) for it in values):
        return
    relation = fields.model if name == "display_name" else fields.relation(name)
    if relation and not fields.is_found_by_listed(relation):
        raise malformed(f"{name!r} can only be compared with ids")


def _is_plain(value):
    if isinstance(value, str):
        return "\0" not in value and len(value) <= 1000
    if isinstance(value, (int, float)):
        return abs(value) < 2**53
    return value is None


def _order(order, check):
    if order is None or order == "":
        return None
    if not isinstance(order, str) or len(order) > _LONGEST_ORDER:
        raise malformed("order has to be a text")
    for part in order.split(","):
        match = _ORDER.fullmatch(part.strip())
        if not match:
            raise malformed("order has to be fields with asc or desc")
        check(match[1])
    return order


def _check_part(fields, name):
    """A field, perhaps with a granularity or an aggregation behind a colon."""
    if name != "__count":
        fields.check(name.partition(":")[0])


def _texts(name, values):
    if not isinstance(values, (list, tuple)) or len(values) > 100 or not all(isinstance(it, str) for it in values):
        raise malformed(f"{name} has to be a list of texts")
    return values


def _count(name, value, most=2**31 - 1):
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise malformed(f"{name} has to be a whole number from 0 to {most}")
    return value


def _no_more(asked):
    if asked:
        raise malformed("unknown arguments: " + ", ".join(sorted(asked)))

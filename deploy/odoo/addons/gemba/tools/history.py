"""What Odoo has kept of changes to records, as far as a person may see it in Odoo: who, when, and which listed fields.

Odoo lets administrators alone read the values that it tracks, and itself shows everybody those of the fields that they
may read, beside records that they may read. The same holds here, and of these fields none that is not listed.
"""

from odoo import fields

from . import allowed, version
from .refusals import malformed

MOST_MESSAGES = 200


def changes(records, shown, ids, since=None, limit=None):
    """The latest messages at these records, with what changed; none of what anybody wrote.

    :param shown: names of the fields that the person may have
    """
    if "message_ids" not in records._fields:
        return {"messages": [], "cut": False, "kept": False}
    most = MOST_MESSAGES if limit is None else limit
    found = records.env["mail.message"].search(_domain(records, ids, since), order="date desc, id desc", limit=most + 1)
    # What a message was notified of belongs to its recipients, and a message may be seen by who wrote it even where the
    # record may not: only what hangs on records that can be read was looked for.
    told = [_told(message, shown) for message in found[:most]]
    return {"messages": told, "cut": len(found) > most, "kept": True}


def _domain(records, ids, since):
    domain = [
        ("model", "=", records._name),
        ("res_id", "in", version.readable(records.browse(ids)).ids),
        ("message_type", "!=", "user_notification"),
    ]
    return [*domain, ("date", ">=", since)] if since else domain


def checked_since(since):
    """A point in time as Odoo writes it, or nothing."""
    try:
        return fields.Datetime.to_datetime(since) if since else None
    except (ValueError, TypeError) as error:
        raise malformed("since has to be a time such as 2026-11-30 12:00:00") from error


def checked_limit(limit):
    if limit is not None and (type(limit) is not int or not 0 < limit <= MOST_MESSAGES):
        raise malformed(f"limit has to be a number up to {MOST_MESSAGES}")
    return limit


def checked_ids(ids):
    if not isinstance(ids, list) or len(ids) > allowed.MOST_IDS:
        raise malformed(f"ids has to be a list of at most {allowed.MOST_IDS} ids")
    return ids


def _told(message, shown):
    # Who may see the message sees who wrote it.
    author = message.sudo().author_id
    return {
        "id": message.id,
        "res_id": message.res_id,
        "date": fields.Datetime.to_string(message.date),
        "author": author.name or None,
        "type": message.message_type,
        "changes": [
            {
                "field": name,
                "label": label,
                "type": kind,
                "currency": currency or None,
                "old": _plain(kind, old),
                "new": _plain(kind, new),
            }
            for name, label, kind, currency, old, new in version.tracked(message)
            if name in shown
        ],
    }


def _plain(kind, value):
    """Nothing for what is empty, which Odoo writes as false."""
    if kind == "boolean":
        return bool(value)
    return None if value is False or not isinstance(value, (str, int, float)) or value == "" else value

"""What differs between versions of Odoo, in one place: the branch for another version changes this file."""

from odoo import SUPERUSER_ID, api, sql_db
from odoo.addons.base.models.ir_cron import ODOO_NOTIFY_FUNCTION
from odoo.modules.registry import Registry
from odoo.tools import SQL

JSONRPC = "jsonrpc"  # "json" up to 18
USER_GROUPS = "group_ids"  # "groups_id" up to 18
GROUP_USERS = "user_ids"  # "users" up to 18


def status_of(error):
    """The status of HTTP that one of Odoo's own errors stands for."""
    return getattr(error, "http_status", 422)


def groups_of(user):
    """Every group of a person, implied ones too."""
    return user.all_group_ids


def users_of(groups):
    """Every person in these groups, also those who are in them because another group implies them."""
    return groups.with_context(active_test=False).all_user_ids


def readable(records):
    """Those of the records that exist and that the person may read."""
    return records.with_context(active_test=False).search([("id", "in", records.ids)], order="id")


def aggregate(records, **arguments):
    return records.formatted_read_group(**arguments)


def tracked(message):
    """What a message keeps of changed fields, of those that the person may read: name, label, type, currency, the value
    before and the one after, by what Odoo shows beside the record itself."""
    env = message.env
    kept = message.sudo().tracking_value_ids._filter_has_field_access(env)
    record = env[message.model].browse(message.res_id)
    for value in record._track_filter_for_display(kept).filtered("field_id"):
        name = value.field_id.name
        if name not in record._fields:
            continue
        described = record.fields_get([name], attributes=["string", "type"])[name]
        old, new = (value._format_display_value(described["type"], new=new)[0] for new in (False, True))
        yield name, described["string"], described["type"], value.currency_id.name, old, new


def commit_progress(env, done, remaining):
    """Ends a piece of a scheduled action's work, so that what follows cannot undo it."""
    env["ir.cron"]._commit_progress(done, remaining=remaining)


def wake_scheduler(database):
    """Has Odoo's scheduler look at once for what is due, by a connection to the database on which it listens."""
    with sql_db.db_connect("postgres").cursor() as cr:
        cr.execute(SQL("SELECT %s('cron_trigger', %s)", SQL.identifier(ODOO_NOTIFY_FUNCTION), database))


def environment_of(database):
    """A cursor on a database and its environment as the superuser, to be used in "with"."""
    return _Environment(database)


class _Environment:
    def __init__(self, database):
        self.cursor = Registry(database).cursor()

    def __enter__(self):
        return api.Environment(self.cursor.__enter__(), SUPERUSER_ID, {})

    def __exit__(self, *error):
        return self.cursor.__exit__(*error)

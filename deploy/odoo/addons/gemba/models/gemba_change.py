import json
import logging
import time
import uuid
from datetime import timedelta
from functools import partial

import requests

from odoo import api, fields, models

from ..tools import version, waking, webhooks

_logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)
BATCH = 500
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
ANSWER_SECONDS = 10

_NOTED = "gemba.changes"

# Both in one go and past the ORM, since somebody waits for it. _trigger() would wake the scheduler within the save too.
_INSERT = """
    WITH woken AS (
           INSERT INTO ir_cron_trigger (cron_id, call_at) VALUES (%s, now() AT TIME ZONE 'UTC')
    )
    INSERT INTO gemba_change (client_id, model, res_id, kind, created_at)
    SELECT client, model, res_id, kind, clock_timestamp() AT TIME ZONE 'UTC'
      FROM unnest(%s::int[]) AS client
     CROSS JOIN unnest(%s::varchar[], %s::int[], %s::varchar[]) AS change (model, res_id, kind)
"""
_STARTED = """
    SELECT id, model, res_id, kind, batch, created_at
      FROM gemba_change
     WHERE client_id = %(client)s
       AND batch = (
           SELECT batch FROM gemba_change WHERE client_id = %(client)s AND batch IS NOT NULL ORDER BY id LIMIT 1
     )
"""
_START = """
    UPDATE gemba_change
       SET batch = %(batch)s
     WHERE id IN (
           SELECT id FROM gemba_change WHERE client_id = %(client)s AND batch IS NULL ORDER BY id LIMIT %(most)s
     )
    RETURNING id, model, res_id, kind, batch, created_at
"""
_FORGET = "DELETE FROM gemba_change WHERE id = ANY(%s)"
_FORGET_OLD = "DELETE FROM gemba_change WHERE created_at < %s"
_FORGET_CLIENTS = "DELETE FROM gemba_change WHERE client_id = ANY(%s)"


class GembaChange(models.Model):
    """The outbox: which listed records have changed, kept until Gemba has said that it knows.

    It holds ids alone. A save costs one statement, in its own transaction, so that what is rolled back is never told.
    """

    _name = "gemba.change"
    _description = "Change that Gemba is to be told of"
    _order = "id"
    _rec_name = "model"
    _log_access = False

    # No foreign key: it would lock the client's row at every save.
    client_id = fields.Integer(required=True, index=True, readonly=True)
    model = fields.Char(required=True, readonly=True)
    res_id = fields.Integer("Record", required=True, readonly=True)
    kind = fields.Char(required=True, readonly=True)
    batch = fields.Char(readonly=True, index="btree_not_null")
    created_at = fields.Datetime(required=True, readonly=True, index=True)

    @api.model
    def _note(self, records, kind):
        """Remembers what happens to records until the transaction is about to end."""
        if not records or not self.env["gemba.client"]._ids_told_of_changes():
            return
        precommit = self.env.cr.precommit
        if _NOTED not in precommit.data:
            precommit.data[_NOTED] = {}
            precommit.add(self._keep)
        noted = precommit.data[_NOTED]
        for record in records.ids:
            noted[records._name, record] = _latest(noted.get((records._name, record)), kind)

    def _keep(self):
        noted = self.env.cr.precommit.data.pop(_NOTED, None)
        if noted:
            names, ids = zip(*noted)
            clients = list(self.env["gemba.client"]._ids_told_of_changes())
            self.env.cr.execute(_INSERT, [self._cron_id(), clients, list(names), list(ids), list(noted.values())])
            self.env.cr.postcommit.add(partial(waking.wake_soon, self.env.cr.dbname))

    @api.model
    def _deliver(self):
        """Tells every client what it has not been told yet; run as a scheduled action."""
        now = fields.Datetime.now()
        clients = self.env["gemba.client"].sudo().browse(self.env["gemba.client"]._ids_told_of_changes())
        for client in clients:
            if not client.retry_at or client.retry_at <= now:
                self._deliver_to(client)

    @api.model
    def _deliver_to(self, client):
        while changes := self._next_batch(client):
            # Nothing is locked and no transaction is open while the network is waited for.
            version.commit_progress(self.env, 0, len(changes))
            error = self._post(client, changes)
            if error:
                self._pause(client, error)
                return
            self.env.cr.execute(_FORGET, [[change["id"] for change in changes]])
            if client.failures:
                client.write({"failures": 0, "retry_at": False, "last_error": False})
            version.commit_progress(self.env, len(changes), 0)

    def _next_batch(self, client):
        """What was tried before and not acknowledged, the same as then; else what has come since."""
        asked = {"client": client.id, "batch": f"msg_{uuid.uuid4().hex}", "most": BATCH}
        for statement in (_STARTED, _START):
            self.env.cr.execute(statement, asked)
            changes = self.env.cr.dictfetchall()
            if changes:
                return sorted(changes, key=lambda change: change["id"])
        return []

    def _post(self, client, changes):
        """What went wrong, if anything did."""
        body = json.dumps(self._message(changes), separators=(",", ":")).encode()
        headers = webhooks.headers(client.events_secret, changes[0]["batch"], int(time.time()), body)
        try:
            with requests.post(
                client.events_url,
                data=body,
                headers=headers,
                timeout=ANSWER_SECONDS,
                allow_redirects=False,
                stream=True,
            ) as answer:
                return None if 200 <= answer.status_code < 300 else f"answered with {answer.status_code}"
        except requests.RequestException as error:
            return f"cannot be reached: {type(error).__name__}"

    def _message(self, changes):
        told = {}
        for change in changes:
            key = change["model"], change["res_id"]
            kind = _latest(told[key]["kind"] if key in told else None, change["kind"])
            told[key] = {"seq": change["id"], "model": change["model"], "id": change["res_id"], "kind": kind}
        return {
            "type": "odoo.changes",
            "timestamp": changes[-1]["created_at"].isoformat(timespec="milliseconds") + "Z",
            "data": {"database": self.env.cr.dbname, "changes": list(told.values())},
        }

    def _pause(self, client, error):
        failures = client.failures + 1
        retry_at = fields.Datetime.now() + min(FIRST_PAUSE * 2 ** min(failures - 1, 20), LONGEST_PAUSE)
        _logger.warning("Gemba %s was not told of changes, try %s: %s", client.name, failures, error)
        client.write({"failures": failures, "retry_at": retry_at, "last_error": error})
        self.env["ir.cron"].sudo().browse(self._cron_id())._trigger(retry_at)
        version.commit_progress(self.env, 0, 0)

    def _cron_id(self):
        return self.env["ir.model.data"]._xmlid_to_res_id("gemba.cron_deliver")

    @api.autovacuum
    def _forget_old(self):
        self.env.cr.execute(_FORGET_OLD, [fields.Datetime.now() - KEPT])

    @api.model
    def _forget_clients(self, clients):
        self.env.cr.execute(_FORGET_CLIENTS, [clients.ids])


def _latest(before, kind):
    return before if before == "create" and kind == "write" else kind

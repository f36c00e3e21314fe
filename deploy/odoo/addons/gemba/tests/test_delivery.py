import base64
import hashlib
import hmac
import json
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest.mock import patch

from odoo import SUPERUSER_ID, api, fields
from odoo.tests import tagged

from ..models import gemba_change
from .common import SECRET, GembaHttpCase


class Receiver:
    """A server that keeps what it is sent and answers as it is told to."""

    def __init__(self):
        self.requests, self.statuses = [], []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.requests.append((self.path, dict(self.headers), body))
                status = receiver.statuses.pop(0) if receiver.statuses else 204
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/events"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@tagged("post_install", "-at_install")
class TestDelivery(GembaHttpCase):
    """What Gemba is told, and what happens when it does not listen."""

    def setUp(self):
        super().setUp()
        self.receiver = Receiver()
        self.addCleanup(self.receiver.close)
        self.client.write({"events_url": self.receiver.url, "events_secret": SECRET})
        self.partner = self.env["res.partner"].create({"name": "Supplier"})
        self.env.cr.flush()
        self.env["gemba.change"].search([]).unlink()

    def change(self, name):
        self.partner.name = name
        self.env.cr.flush()

    def deliver(self):
        with self.registry.cursor() as cr:
            api.Environment(cr, SUPERUSER_ID, {})["gemba.change"]._deliver()
        self.env.invalidate_all()

    def kept(self):
        return self.env["gemba.change"].search_count([])

    def later(self, by):
        now = fields.Datetime.now() + by
        return patch.object(fields.Datetime, "now", lambda: now)

    def test_tells_what_has_changed_with_a_signature(self):
        self.change("Renamed")
        (change,) = self.env["gemba.change"].search([])
        self.deliver()

        ((path, headers, body),) = self.receiver.requests
        self.assertEqual(path, "/events")
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(SECRET.removeprefix("whsec_"))
        signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        self.assertEqual(headers["webhook-signature"], f"v1,{signature}")
        self.assertLess(abs(time.time() - int(headers["webhook-timestamp"])), 60)
        told = json.loads(body)
        self.assertEqual(told["type"], "odoo.changes")
        self.assertRegex(told["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        changed = {"seq": change.id, "model": "res.partner", "id": self.partner.id, "kind": "write"}
        self.assertEqual(told["data"], {"database": self.env.cr.dbname, "changes": [changed]})
        self.assertEqual(self.kept(), 0)

    def test_tells_nothing_but_ids(self):
        self.change("A name that is nobody's business")
        self.deliver()
        self.assertNotIn(b"business", self.receiver.requests[0][2])

    def test_tells_nothing_twice(self):
        self.change("Renamed")
        self.deliver()
        self.deliver()
        self.assertEqual(len(self.receiver.requests), 1)

    def test_tells_the_same_again_until_it_is_acknowledged(self):
        self.receiver.statuses = [500, 503]
        self.change("Renamed")
        self.deliver()
        self.change("Renamed again")
        for hours in (1, 2):
            with self.later(timedelta(hours=hours)):
                self.deliver()

        first, second, third, fourth = self.receiver.requests
        for again in (second, third):
            self.assertEqual(again[2], first[2])
            self.assertEqual(again[1]["webhook-id"], first[1]["webhook-id"])
        self.assertNotEqual(fourth[1]["webhook-id"], first[1]["webhook-id"])
        self.assertEqual(self.kept(), 0)
        self.assertEqual((self.client.failures, self.client.retry_at, self.client.last_error), (0, False, False))

    def test_waits_longer_each_time(self):
        self.receiver.statuses = [500] * 15
        self.change("Renamed")
        now, pauses = fields.Datetime.now(), []
        for _ in range(15):
            with patch.object(fields.Datetime, "now", lambda now=now: now):
                self.deliver()
            pauses.append(self.client.retry_at - now)
            now = self.client.retry_at
        self.assertEqual(pauses[:3], [timedelta(seconds=5), timedelta(seconds=10), timedelta(seconds=20)])
        self.assertEqual(pauses[-1], gemba_change.LONGEST_PAUSE)
        self.assertEqual((self.client.failures, self.kept()), (15, 1))
        self.assertEqual(self.client.last_error, "answered with 500")

    def test_does_not_try_again_before_its_time(self):
        self.receiver.statuses = [500]
        self.change("Renamed")
        self.deliver()
        self.deliver()
        self.assertEqual(len(self.receiver.requests), 1)
        triggers = self.env["ir.cron.trigger"].search([("cron_id", "=", self.ref("gemba.cron_deliver"))])
        self.assertIn(self.client.retry_at, triggers.mapped("call_at"))

    def test_keeps_changes_while_nobody_listens(self):
        self.receiver.close()
        self.change("Renamed")
        self.deliver()
        self.assertEqual(self.kept(), 1)
        self.assertIn("cannot be reached", self.client.last_error)
        self.receiver = Receiver()

    def test_follows_no_redirect(self):
        self.receiver.statuses = [302]
        self.change("Renamed")
        self.deliver()
        self.assertEqual([path for path, *_ in self.receiver.requests], ["/events"])
        self.assertEqual(self.kept(), 1)

    def test_tells_many_changes_in_batches(self):
        with patch.object(gemba_change, "BATCH", 20):
            partners = self.env["res.partner"].create([{"name": str(number)} for number in range(50)])
            self.env.cr.flush()
            self.deliver()
        told = [json.loads(body)["data"]["changes"] for *_, body in self.receiver.requests]
        self.assertEqual([len(changes) for changes in told], [20, 20, 10])
        self.assertEqual([change["id"] for changes in told for change in changes], partners.ids)
        self.assertEqual(len({headers["webhook-id"] for _, headers, _ in self.receiver.requests}), 3)

    def test_tells_once_what_has_changed_often(self):
        for name in ("One", "Two", "Three"):
            self.change(name)
        self.partner.unlink()
        self.env.cr.flush()
        self.deliver()
        changes = json.loads(self.receiver.requests[0][2])["data"]["changes"]
        kinds = {(change["model"], change["id"]): change["kind"] for change in changes}
        self.assertEqual(len(kinds), len(changes))
        self.assertEqual(kinds["res.partner", self.partner.id], "unlink")

    def test_lets_one_client_that_is_down_delay_no_other(self):
        other = Receiver()
        self.addCleanup(other.close)
        self.receiver.statuses = [500]
        key, *_ = self.keys._public_by_kid().values()
        twin = {"name": "Twin", "public_key": json.dumps(key), "events_url": other.url, "events_secret": SECRET}
        self.client.create(twin)
        self.change("Renamed")
        self.deliver()
        self.assertEqual((len(self.receiver.requests), len(other.requests)), (1, 1))
        self.assertEqual(self.kept(), 1)

    def test_is_run_by_odoos_scheduler(self):
        self.change("Renamed")
        self.env.ref("gemba.cron_deliver").method_direct_trigger()
        self.assertEqual(len(self.receiver.requests), 1)

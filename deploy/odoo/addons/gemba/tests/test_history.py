from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ..tools import allowed
from .common import GembaHttpCase
from .test_reading import ACCESS_ERROR, NOT_FOUND, UNPROCESSABLE


@tagged("post_install", "-at_install")
class TestHistory(GembaHttpCase):
    """What Gemba is told of changes is what the person sees at the record in Odoo, and of that only listed fields."""

    def setUp(self):
        super().setUp()
        orders = self.order_a.with_user(self.operations).with_context(tracking_disable=False)
        self.track(orders, {"product_qty": 3.0, "state": "draft"}, {"product_qty": 5, "state": "confirmed"})
        self.track(self.order_b, {"product_qty": 3.0}, {"product_qty": 4})

    def track(self, order, before, after):
        """As Odoo keeps a change of fields that it tracks."""
        described = order.fields_get(list(after), attributes=["string", "type", "selection", "currency_field"])
        tracking = self.env["mail.tracking.value"].sudo()
        values = [
            tracking._create_tracking_values(before[name], value, name, described[name], order)
            for name, value in after.items()
        ]
        order._message_log(body="<p>secret words</p>", tracking_value_ids=[(0, 0, it) for it in values])
        self.env.flush_all()

    def changes(self, user, **asked):
        answer = self.ask_as(user, "changes", **asked)
        self.assertEqual(answer.status_code, 200, answer.text[:500])
        return answer.json()

    def fields_of(self, told):
        return [change["field"] for message in told["messages"] for change in message["changes"]]

    def test_tells_who_changed_which_field_from_what_to_what(self):
        told = self.changes(self.planner, model="mrp.production", ids=self.order_a.ids)
        self.assertIs(told["cut"], False)
        message = next(it for it in told["messages"] if it["changes"])
        self.assertEqual(message["author"], self.operations.name)
        self.assertEqual(message["res_id"], self.order_a.id)
        self.assertTrue(fields.Datetime.to_datetime(message["date"]))
        by_field = {it["field"]: it for it in message["changes"]}
        self.assertEqual((by_field["product_qty"]["old"], by_field["product_qty"]["new"]), (3.0, 5.0))
        self.assertEqual((by_field["state"]["old"], by_field["state"]["new"]), ("Draft", "Confirmed"))
        self.assertEqual(by_field["state"]["type"], "selection")
        self.assertTrue(by_field["state"]["label"])

    def test_tells_nothing_of_what_was_written(self):
        self.order_a.message_post(body="secret words", subject="secret subject", message_type="comment")
        self.env.flush_all()
        answer = self.ask_as(self.planner, "changes", model="mrp.production", ids=self.order_a.ids)
        self.assertNotIn("secret", answer.text)
        self.assertIn("comment", [it["type"] for it in answer.json()["messages"]])

    def test_hides_the_other_plants_changes(self):
        both = [self.order_a.id, self.order_b.id]
        told = self.changes(self.planner, model="mrp.production", ids=both)
        self.assertEqual({it["res_id"] for it in told["messages"]}, {self.order_a.id})
        told = self.changes(self.planner_b, model="mrp.production", ids=both)
        self.assertEqual({it["res_id"] for it in told["messages"]}, {self.order_b.id})
        context = {"allowed_company_ids": self.plant_b.ids}
        answer = self.ask_as(self.planner, "changes", model="mrp.production", ids=both, context=context)
        self.assertRefused(answer, 403, ACCESS_ERROR)

    def test_hides_changes_of_a_record_that_the_person_wrote_to_but_may_not_read(self):
        self.order_b.with_user(self.env.user).message_post(body="hello", author_id=self.planner.partner_id.id)
        self.env.flush_all()
        self.assertEqual(self.changes(self.planner, model="mrp.production", ids=self.order_b.ids)["messages"], [])

    def test_hides_fields_that_are_not_listed(self):
        listed = allowed.READABLE["mrp.production"] - {"state"}
        with patch.dict(allowed.READABLE, {"mrp.production": listed}):
            told = self.changes(self.planner, model="mrp.production", ids=self.order_a.ids)
        self.assertEqual(self.fields_of(told), ["product_qty"])

    def test_hides_fields_that_the_persons_groups_do_not_show(self):
        quantity = type(self.order_a)._fields["product_qty"]
        with patch.object(quantity, "groups", "base.group_system"):
            told = self.changes(self.planner, model="mrp.production", ids=self.order_a.ids)
        self.assertEqual(self.fields_of(told), ["state"])

    def test_refuses_models_that_are_not_listed_or_not_the_persons(self):
        for model in ("mail.message", "res.users", "no.such.model"):
            self.assertRefused(self.ask_as(self.planner, "changes", model=model, ids=[1]), 404, NOT_FOUND)
        answer = self.ask_as(self.planner, "changes", model="account.move", ids=self.entry.ids)
        self.assertRefused(answer, 403, ACCESS_ERROR)

    def test_says_of_models_without_messages_that_none_are_kept(self):
        told = self.changes(self.planner, model="uom.uom", ids=[1])
        self.assertEqual(told, {"messages": [], "cut": False, "kept": False})

    def test_tells_the_latest_since_a_time(self):
        told = self.changes(self.planner, model="mrp.production", ids=self.order_a.ids, limit=1)
        self.assertEqual(len(told["messages"]), 1)
        self.assertIs(told["cut"], True)
        told = self.changes(self.planner, model="mrp.production", ids=self.order_a.ids, since="2999-01-01 00:00:00")
        self.assertEqual(told["messages"], [])

    def test_refuses_what_does_not_fit(self):
        ids = self.order_a.ids
        for asked in (
            {"ids": "1"},
            {"ids": [0]},
            {"ids": list(range(1, allowed.MOST_IDS + 2))},
            {"ids": ids, "since": "yesterday"},
            {"ids": ids, "since": 5},
            {"ids": ids, "limit": 0},
            {"ids": ids, "limit": 100000},
            {"ids": ids, "domain": []},
        ):
            answer = self.ask_as(self.planner, "changes", model="mrp.production", **asked)
            self.assertRefused(answer, 422, UNPROCESSABLE)
        self.assertRefused(self.ask_as(self.planner, "changes", ids=ids), 422, UNPROCESSABLE)

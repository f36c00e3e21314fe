import json
from unittest.mock import patch

from odoo.tests import tagged

from ..tools import allowed
from .common import GembaHttpCase

ACCESS_ERROR = "odoo.exceptions.AccessError"
NOT_FOUND = "werkzeug.exceptions.NotFound"
UNPROCESSABLE = "werkzeug.exceptions.UnprocessableEntity"


@tagged("post_install", "-at_install")
class TestReading(GembaHttpCase):
    """What Gemba reads for a person is what that person may read, and of that only what is listed."""

    def ids_of(self, answer):
        self.assertEqual(answer.status_code, 200, answer.text[:500])
        return [row["id"] for row in answer.json()]

    # Rights

    def test_reads_the_planners_own_order(self):
        fields = ["name", "product_id", "company_id", "state"]
        answer = self.read_as(self.planner, "mrp.production", [["id", "=", self.order_a.id]], fields)
        self.assertEqual(
            answer.json(),
            [
                {
                    "id": self.order_a.id,
                    "name": self.order_a.name,
                    "product_id": [self.pump.id, self.pump.display_name],
                    "company_id": [self.plant_a.id, self.plant_a.name],
                    "state": "draft",
                }
            ],
        )

    def test_hides_the_other_plants_orders(self):
        both = [["id", "in", [self.order_a.id, self.order_b.id]]]
        named = [["product_id", "=", self.pump.id]]
        for domain in (both, named):
            self.assertEqual(self.ids_of(self.read_as(self.planner, "mrp.production", domain)), self.order_a.ids)
            self.assertEqual(self.ids_of(self.read_as(self.planner_b, "mrp.production", domain)), self.order_b.ids)
            self.assertEqual(self.ask_as(self.planner, "mrp.production/search_count", domain=domain).json(), 1)
        grouping = {"domain": named, "groupby": ["company_id"], "aggregates": ["__count"]}
        groups = self.ask_as(self.planner, "mrp.production/formatted_read_group", **grouping).json()
        self.assertEqual([group["company_id"][0] for group in groups], self.plant_a.ids)

    def test_shows_nothing_of_journal_entries_to_a_planner(self):
        for method, asked in (
            ("search_read", {"domain": [], "fields": ["name"]}),
            ("search_read", {"domain": [["id", "=", self.entry.id]], "fields": ["id"]}),
            ("search_count", {"domain": []}),
            ("formatted_read_group", {"domain": [], "groupby": ["state"], "aggregates": ["__count"]}),
            ("fields_get", {}),
        ):
            answer = self.ask_as(self.planner, f"account.move/{method}", **asked)
            self.assertRefused(answer, 403, ACCESS_ERROR)
        self.assertIs(self.ask_as(self.planner, "account.move/has_access", operation="read").json(), False)

    def test_shows_journal_entries_to_the_clerk(self):
        answer = self.read_as(self.clerk, "account.move", [["id", "=", self.entry.id]], ["ref", "state"])
        self.assertEqual(answer.json(), [{"id": self.entry.id, "ref": "GT-1", "state": "draft"}])
        self.assertIs(self.ask_as(self.clerk, "account.move/has_access", operation="read").json(), True)

    def test_says_which_records_are_visible(self):
        asked = {
            "mrp.production": [self.order_b.id, self.order_a.id, 2**31 - 1],
            "account.move": self.entry.ids,
            "purchase.bill.line.match": [1, 2, 3],
            "res.users": self.planner.ids,
            "no.such.model": [1],
        }
        nothing = {"account.move": [], "purchase.bill.line.match": [], "res.users": [], "no.such.model": []}

        seen = self.ask_as(self.planner, "visible", records=asked).json()
        self.assertEqual(seen, {"mrp.production": self.order_a.ids, **nothing})
        seen = self.ask_as(self.planner_b, "visible", records=asked).json()
        self.assertEqual(seen, {"mrp.production": self.order_b.ids, **nothing})
        seen = self.ask_as(self.clerk, "visible", records=asked).json()
        self.assertEqual(seen, {**nothing, "mrp.production": [], "account.move": self.entry.ids})

    def test_says_that_archived_records_are_visible(self):
        self.pump.active = False
        seen = self.ask_as(self.planner, "visible", records={"product.product": self.pump.ids}).json()
        self.assertEqual(seen, {"product.product": self.pump.ids})

    def test_checks_a_limited_number_of_ids_at_a_time(self):
        ids = list(range(1, 202))
        answer = self.ask_as(self.planner, "visible", records={"mrp.production": ids, "res.partner": ids})
        self.assertRefused(answer, 422, UNPROCESSABLE)

    def test_lets_attachments_follow_their_record(self):
        attached = [
            self.env["ir.attachment"].create({"name": "a.txt", "raw": b"a", "res_model": it._name, "res_id": it.id})
            for it in (self.order_a, self.order_b, self.entry)
        ]
        ids = [it.id for it in attached]
        by_id = [["id", "in", ids]]
        by_model = [["res_model", "=", "mrp.production"], ["name", "=", "a.txt"]]
        for domain in (by_id, by_model):
            self.assertEqual(self.ids_of(self.read_as(self.planner, "ir.attachment", domain)), ids[:1])
            self.assertEqual(self.ids_of(self.read_as(self.planner_b, "ir.attachment", domain)), ids[1:2])
        self.assertEqual(self.ids_of(self.read_as(self.clerk, "ir.attachment", by_id)), ids[2:])
        by_model = [["res_model", "=", "account.move"]]
        self.assertRefused(self.read_as(self.planner, "ir.attachment", by_model), 403, ACCESS_ERROR)
        seen = self.ask_as(self.planner, "visible", records={"ir.attachment": ids}).json()
        self.assertEqual(seen, {"ir.attachment": ids[:1]})

    def test_keeps_the_contents_of_attachments_out(self):
        for field in ("datas", "raw", "db_datas", "index_content", "access_token", "store_fname", "url"):
            self.assertRefused(self.read_as(self.planner, "ir.attachment", [], [field]), 403, ACCESS_ERROR)

    # Companies

    def test_refuses_companies_that_are_not_the_persons(self):
        for companies in (self.plant_b.ids, [self.plant_a.id, self.plant_b.id], [2**31 - 1]):
            context = {"allowed_company_ids": companies}
            self.assertRefused(self.read_as(self.planner, "mrp.production", [], context=context), 403, ACCESS_ERROR)
            answer = self.ask_as(self.planner, "visible", records={"mrp.production": [1]}, context=context)
            self.assertRefused(answer, 403, ACCESS_ERROR)

    def test_reads_in_the_companies_that_are_active(self):
        domain = [["id", "in", [self.order_a.id, self.order_b.id]]]
        for companies, orders in (
            (self.plant_a.ids, self.order_a.ids),
            (self.plant_b.ids, self.order_b.ids),
            ([self.plant_b.id, self.plant_a.id], [self.order_a.id, self.order_b.id]),
        ):
            answer = self.read_as(
                self.operations, "mrp.production", domain, order="id", context={"allowed_company_ids": companies}
            )
            self.assertEqual(self.ids_of(answer), orders)

    def test_refuses_a_context_that_could_change_more_than_the_language(self):
        for context in ({"sudo": True}, {"su": True}, {"uid": 1}, {"force_company": 1}, {"bin_size": True}, [], "a"):
            answer = self.read_as(self.planner, "mrp.production", [], context=context or ["a"])
            self.assertRefused(answer, 422, UNPROCESSABLE)
        for companies in (["1"], [True], [0], [-1], [1.0], "1", {"a": 1}):
            answer = self.read_as(self.planner, "mrp.production", [], context={"allowed_company_ids": companies})
            self.assertRefused(answer, 422, UNPROCESSABLE)

    # Models and methods

    def test_reaches_no_model_that_is_not_listed(self):
        absent = self.read_as(self.planner, "no.such.model", [])
        self.assertRefused(absent, 404, NOT_FOUND)
        views = [name for name, model in self.env.items() if not model._auto and not model._abstract]
        self.assertIn("purchase.bill.line.match", views)
        secrets = ["gemba.key", "gemba.client", "gemba.grant", "gemba.change", "res.users", "ir.config_parameter"]
        for model in (*views, *secrets, "mail.message", "res.users.apikeys", "hr.employee", "ir.model"):
            for method in ("search_read", "search_count", "fields_get", "has_access"):
                answer = self.ask_as(self.planner, f"{model}/{method}")
                self.assertRefused(answer, 404, NOT_FOUND)
                self.assertEqual(answer.text, absent.text.replace("no.such.model", model))

    def test_lists_no_report_view(self):
        for name in allowed.READABLE:
            if name in self.env:
                self.assertTrue(self.env[name]._auto, name)

    def test_reads_nothing_of_what_documents_may_hang_on_beside(self):
        self.assertFalse(allowed.HOLDERS & allowed.READABLE.keys())
        for model in (*allowed.HOLDERS, "product.document"):
            self.assertRefused(self.ask_as(self.planner, f"{model}/search_read", fields=["id"]), 404, NOT_FOUND)

    def test_lists_only_fields_that_there_are(self):
        for name, listed in self.listed().items():
            self.assertFalse(listed - self.env[name]._fields.keys(), name)

    def test_lists_no_field_with_contents_or_free_text_of_unknown_size(self):
        for name, listed in self.listed().items():
            kinds = {self.env[name]._fields[field].type for field in listed}
            self.assertFalse(kinds & {"binary", "html", "properties", "json", "reference"}, name)

    def test_reads_every_listed_field_as_somebody_who_may(self):
        administrator = self.env.ref("base.user_admin")
        for name, listed in self.listed().items():
            answer = self.read_as(administrator, name, [], sorted(listed), limit=2)
            self.assertEqual(answer.status_code, 200, f"{name}: {answer.text[:500]}")

    def test_offers_no_method_that_writes_or_reaches_further(self):
        methods = ("write", "create", "unlink", "read", "search", "web_search_read", "copy", "export_data", "_search")
        for method in methods:
            self.assertRefused(self.ask_as(self.planner, f"mrp.production/{method}", ids=[1]), 404, NOT_FOUND)
        for operation in ("write", "create", "unlink", None):
            answer = self.ask_as(self.planner, "mrp.production/has_access", operation=operation)
            self.assertRefused(answer, 422, UNPROCESSABLE)

    # Fields

    def test_neither_reads_a_restricted_field_nor_lets_it_filter(self):
        self.assert_out_of_reach("credit")
        # Listing it by mistake would not open it to those whose groups do not show it.
        with patch.dict(allowed.READABLE, {"res.partner": allowed.READABLE["res.partner"] | {"credit"}}):
            self.assert_out_of_reach("credit")
            self.assertEqual(self.read_as(self.clerk, "res.partner", [], ["credit"], limit=1).status_code, 200)

    def test_treats_absent_fields_and_unlisted_fields_alike(self):
        self.assert_out_of_reach("no_such_field")
        self.assert_out_of_reach("email")
        self.assert_out_of_reach("user_ids.login")
        self.assert_out_of_reach("country_id.code")

    def assert_out_of_reach(self, field):
        def ask(method, **asked):
            answer = self.ask_as(self.planner, f"res.partner/{method}", **asked)
            if "order" in asked and "." in field:
                self.assertRefused(answer, 422, UNPROCESSABLE)
            else:
                self.assertRefused(answer, 403, ACCESS_ERROR)

        for operator, value in ((">", 0), ("=", False), ("in", [1]), ("ilike", "a")):
            condition = [field, operator, value]
            for domain in ([condition], ["!", condition], ["|", ["id", ">", 0], condition]):
                ask("search_read", domain=domain, fields=["id"])
                ask("search_count", domain=domain)
                ask("formatted_read_group", domain=domain, groupby=[], aggregates=["__count"])
        ask("search_read", domain=[], fields=["name", field])
        ask("search_read", domain=[], fields=["name"], order=f"name desc, {field}")
        ask("formatted_read_group", domain=[], groupby=[field], aggregates=["__count"])
        ask("formatted_read_group", domain=[], groupby=[], aggregates=[f"{field}:sum"])
        ask("formatted_read_group", domain=[], groupby=["name"], aggregates=[], order=f"{field}:sum")
        shown = self.ask_as(self.planner, "res.partner/fields_get", allfields=["name", field]).json()
        self.assertEqual(list(shown), ["name"])

    def test_describes_listed_fields_alone(self):
        shown = self.ask_as(self.planner, "mrp.production/fields_get").json()
        self.assertEqual(shown.keys(), allowed.READABLE["mrp.production"])
        self.assertEqual(shown["product_id"]["relation"], "product.product")
        self.assertLessEqual(shown["product_id"].keys(), allowed.ATTRIBUTES)
        self.assertIn("confirmed", [value for value, _label in shown["state"]["selection"]])
        some = self.ask_as(self.planner, "mrp.production/fields_get", allfields=["name"], attributes=["type"]).json()
        self.assertEqual(some, {"name": {"type": "char"}})
        answer = self.ask_as(self.planner, "mrp.production/fields_get", attributes=["groups"])
        self.assertRefused(answer, 422, UNPROCESSABLE)

    # Questions

    def test_answers_as_odoos_own_api_does(self):
        key = self.env["res.users.apikeys"].with_user(self.planner).sudo()._generate(None, "test", None)
        headers = {"Authorization": f"Bearer {key}", "X-Odoo-Database": self.env.cr.dbname}
        named = [["product_id", "=", self.pump.id]]
        aggregates = ["product_qty:sum", "__count"]
        grouping = {"domain": named, "groupby": ["state", "date_start:month"], "aggregates": aggregates}
        fields = ["name", "product_id", "date_start", "origin", "product_qty", "move_raw_ids", "write_date"]
        for method, asked in (
            ("search_read", {"domain": named, "fields": fields, "order": "date_start desc, id", "limit": 5}),
            ("search_count", {"domain": named}),
            ("formatted_read_group", grouping),
            ("fields_get", {"allfields": ["state"], "attributes": ["string", "selection", "type"]}),
            ("has_access", {"operation": "read", "ids": self.order_a.ids}),
            ("has_access", {"operation": "read", "ids": self.order_b.ids}),
        ):
            theirs = self.url_open(f"/json/2/mrp.production/{method}", json=asked, headers=headers)
            ours = self.ask_as(self.planner, f"mrp.production/{method}", **asked)
            self.assertEqual((ours.status_code, ours.json()), (theirs.status_code, theirs.json()), method)

    def test_finds_by_label_where_the_other_model_is_listed(self):
        by_product = self.read_as(self.planner, "mrp.production", [["product_id", "ilike", "GT-PUMP"]])
        self.assertEqual(self.ids_of(by_product), self.order_a.ids)
        by_person = self.read_as(self.planner, "mrp.production", [["user_id", "ilike", "gemba_planner"]])
        self.assertRefused(by_person, 422, UNPROCESSABLE)

    def test_seeks_in_no_unlisted_field_by_way_of_a_label(self):
        """Odoo finds partners by their addresses of mail and tax numbers, too."""
        for model, name in (("purchase.order", "partner_id"), ("res.partner", "display_name")):
            answer = self.read_as(self.clerk, model, [[name, "ilike", "BE0477"]])
            self.assertRefused(answer, 422, UNPROCESSABLE)

    def test_counts_stock_at_one_place(self):
        asked = {"domain": [["id", "=", self.pump.id]], "fields": ["qty_available"]}
        place = self.env["stock.warehouse"].search([("company_id", "=", self.order_a.company_id.id)], limit=1)
        context = {"location": place.lot_stock_id.id}
        self.assertEqual(self.ask_as(self.planner, "product.product/search_read", context=context, **asked).status_code, 200)
        for wrong in ("WH", [1], True, 0, {"id": 1}):
            answer = self.ask_as(self.planner, "product.product/search_read", context={"location": wrong}, **asked)
            self.assertRefused(answer, 422, UNPROCESSABLE)

    def test_refuses_what_is_no_plain_domain(self):
        deep = json.loads("[" * 50 + "]" * 50)
        for domain in (
            "[]",
            {"a": 1},
            [1],
            [["name"]],
            [["name", "=", "a", "b"]],
            [["name", "=", {"a": 1}]],
            [["name", "=", [["id", "=", 1]]]],
            [["product_id", "any", [["name", "=", "a"]]]],
            [["product_id", "child_of", 1]],
            [["name", "=ilike", ["a"]]],
            [["id", "in", 1]],
            [["name", "like; DROP", "a"]],
            [[1, "=", 1]],
            [["name", "=", "\0"]],
            [["id", "=", 10**30]],
            [["id", "in", list(range(1001))]],
            [["id", ">", 0]] * 201,
            [deep],
            ["&"],
            ["|", ["id", ">", 0]],
            [["date_start", ">", "yesterday at noon"]],
        ):
            answer = self.read_as(self.planner, "mrp.production", domain)
            self.assertIn(answer.status_code, (403, 422), f"{domain!r:.80}: {answer.text[:200]}")
            self.assertRefused(answer, answer.status_code)

    def test_refuses_orders_groupings_and_limits_that_are_none(self):
        for asked in (
            {"order": "name; DROP TABLE res_users"},
            {"order": "name ASC NULLS"},
            {"order": ["name"]},
            {"order": "name," * 200},
            {"limit": -1},
            {"limit": 1001},
            {"limit": "1"},
            {"limit": True},
            {"offset": 1.5},
            {"fields": []},
            {"fields": None},
            {"fields": "name"},
            {"load": ""},
        ):
            usual = {"domain": [], "fields": ["name"]}
            answer = self.ask_as(self.planner, "mrp.production/search_read", **{**usual, **asked})
            self.assertRefused(answer, 422, UNPROCESSABLE)
        for asked in (
            {"groupby": ["date_start:fortnight"]},
            {"aggregates": ["product_qty:array_agg"]},
            {"aggregates": ["product_qty"]},
            {"groupby": "name"},
            {"having": [["__count", ">", 1]]},
        ):
            answer = self.ask_as(self.planner, "mrp.production/formatted_read_group", **{"domain": [], **asked})
            self.assertRefused(answer, 422, UNPROCESSABLE)

    def test_refuses_what_is_no_json_object(self):
        for data in ("{", "[]", "1", '{"domain": NaN}', "[" * 100000, b"\xff"):
            self.assertRefused(self.ask("mrp.production/search_count", data), 400, "werkzeug.exceptions.BadRequest")

    def test_cuts_long_lists_at_a_thousand_rows(self):
        self.env["res.partner"].create([{"name": f"GT {number}"} for number in range(1005)])
        answer = self.read_as(self.planner, "res.partner", [["name", "ilike", "GT "]])
        self.assertEqual(len(self.ids_of(answer)), allowed.MOST_ROWS)

    def test_answers_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.planner.lang = "de_DE"
        self.pump.with_context(lang="de_DE").name = "Pumpe"
        domain = [["id", "=", self.pump.id]]
        self.assertEqual(self.read_as(self.planner, "product.product", domain, ["name"]).json()[0]["name"], "Pumpe")
        english = self.read_as(self.planner, "product.product", domain, ["name"], context={"lang": "en_US"})
        self.assertEqual(english.json()[0]["name"], "Pump")

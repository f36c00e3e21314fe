"""What the demo plant's year has to ask about, besides the story of its documents."""

import unittest
from collections import Counter, defaultdict

from plant_records import NOW, ask, moment, one, rows


def receipts(login, supplier):
    """Goods that have come from a supplier, each with how many days after the day it was due."""
    orders = rows(login, "purchase.order", [["partner_id.name", "=", supplier], ["state", "=", "purchase"]], "name")
    lines = rows(login, "purchase.order.line", [["order_id", "in", [order["id"] for order in orders]]],
                 "date_planned move_ids")
    due = {line["id"]: moment(line["date_planned"]) for line in lines}
    moves = rows(login, "stock.move", [["purchase_line_id", "in", list(due)], ["state", "=", "done"]],
                 "purchase_line_id date quantity")
    return [(moment(move["date"]).date() - due[move["purchase_line_id"][0]].date()).days for move in moves]


class Year(unittest.TestCase):
    def test_suppliers_have_come_often_enough_to_measure_and_some_are_late(self):
        late = {}
        for supplier in ("Kressmar Wälzlager GmbH", "Gießerei Ohlenrath GmbH", "Schrauben Dellinger GmbH",
                         "Dichtwerk Almersee KG"):
            days = receipts("ops", supplier)
            self.assertGreaterEqual(len(days), 8, supplier)
            late[supplier] = sum(day > 0 for day in days)
        self.assertGreaterEqual(late["Kressmar Wälzlager GmbH"], 4)
        self.assertEqual(late["Gießerei Ohlenrath GmbH"], 4)
        self.assertLessEqual(late["Schrauben Dellinger GmbH"], 2)
        self.assertEqual(late["Dichtwerk Almersee KG"], 2)

    def test_another_supplier_has_the_short_bearing_sooner_for_more(self):
        offers = rows("buyer", "product.supplierinfo", [["product_id.default_code", "=", "TD-BR-NU2214"]],
                      "partner_id min_qty price delay")
        others = {(row["min_qty"], row["price"], row["delay"]) for row in offers if "Brunkau" in row["partner_id"][1]}
        self.assertEqual(others, {(1, 104.20, 14), (50, 99.80, 21)})

    def test_two_orders_do_not_keep_to_their_agreements(self):
        agreements = rows("buyer", "purchase.requisition", [["state", "=", "confirmed"]], "reference purchase_ids")
        self.assertEqual({row["reference"] for row in agreements}, {"FSA-2025-07", "RV-2026-02"})
        agreed = rows("buyer", "purchase.requisition.line", [["product_id.default_code", "=", "TD-ST-90"]],
                      "price_unit")
        steel = rows("buyer", "purchase.order.line", [["product_id.default_code", "=", "TD-ST-90"]],
                     "order_id price_unit")
        self.assertEqual([line["order_id"][1].split(" ")[0] for line in steel
                          if line["price_unit"] > agreed[0]["price_unit"]], ["P00913"])
        breaks = rows("buyer", "product.supplierinfo", [["product_id.default_code", "=", "TD-SC-M12"],
                                                        ["partner_id.name", "ilike", "Dellinger"]], "min_qty price")
        self.assertEqual(min(row["price"] for row in breaks if row["min_qty"] <= 6000), 0.305)
        order = one("buyer", "purchase.order", "P00921", "order_line requisition_id")
        line = rows("buyer", "purchase.order.line", [["id", "in", order["order_line"]]], "product_qty price_unit")[0]
        self.assertEqual((line["product_qty"], line["price_unit"]), (6000, 0.34))
        self.assertTrue(order["requisition_id"])

    def test_work_centres_stood_still_for_reasons(self):
        lost = rows("supervisor", "mrp.workcenter.productivity", [["loss_type", "in", ["availability", "quality"]]],
                    "workcenter_id loss_id duration date_start date_end description")
        reasons = Counter(row["loss_id"][1] for row in lost)
        self.assertGreaterEqual(len(reasons), 4, reasons)
        bench = [row for row in lost if row["workcenter_id"][1].endswith("TB-300")]
        self.assertGreaterEqual(len([row for row in bench if row["duration"] > 0]), 5)
        self.assertEqual(len([row for row in bench if not row["date_end"]]), 1)
        self.assertTrue(all(row["duration"] > 0 for row in lost if row["date_end"]))
        tunnel = rows("plantb", "mrp.workcenter.productivity", [["workcenter_id.code", "=", "LX-620"],
                                                                ["loss_type", "in", ["availability", "quality"]]],
                      "duration")
        self.assertEqual(sorted(row["duration"] for row in tunnel), [25, 35, 50, 140, 320])

    def test_operations_took_longer_or_shorter_than_expected(self):
        gear_units = [["state", "=", "done"], ["product_id.default_code", "=like", "TGX%"]]
        orders = rows("supervisor", "mrp.production", gear_units,
                      "name workorder_ids")
        steps = rows("supervisor", "mrp.workorder", [["production_id", "in", [order["id"] for order in orders]]],
                     "workcenter_id duration duration_expected state")
        took, expected = defaultdict(float), defaultdict(float)
        for step in steps:
            took[step["workcenter_id"][1]] += step["duration"]
            expected[step["workcenter_id"][1]] += step["duration_expected"]
        share = {name: took[name] / expected[name] for name in took}
        self.assertGreater(share["Run-in test bench TB-300"], 1.08, share)
        self.assertGreater(share["Line 2, station 40"], 1.1, share)
        self.assertLess(share["Line 2, station 50"], 1, share)
        self.assertTrue(all(0.8 < value < 1.5 for value in share.values()), share)

    def test_scrap_has_its_reasons(self):
        scraps = rows("supervisor", "stock.scrap", [["scrap_reason_tag_ids", "!=", False]],
                      "product_id scrap_qty state scrap_reason_tag_ids")
        self.assertGreaterEqual(len(scraps), 12)
        self.assertEqual({row["state"] for row in scraps}, {"done"})
        self.assertIn(("TD-SS-50", 3), {(row["product_id"][1].split("]")[0][1:], row["scrap_qty"]) for row in scraps})
        self.assertGreaterEqual(len({tag for row in scraps for tag in row["scrap_reason_tag_ids"]}), 5)

    def test_machines_have_a_history_with_hours(self):
        done = rows("maint", "maintenance.request", [["stage_id.done", "=", True]],
                    "name equipment_id maintenance_type duration close_date")
        self.assertGreaterEqual(len(done), 15)
        hours = {row["name"].split(" ")[0]: row["duration"] for row in done}
        self.assertEqual((hours["MR-0417"], hours["MR-0452"]), (7.5, 4.6))
        wrench = [row for row in done if "A-1904" in row["equipment_id"][1] and row["maintenance_type"] == "corrective"]
        self.assertEqual(len(wrench), 3)

    def test_some_parts_are_below_what_is_to_be_there(self):
        rules = rows("planner", "stock.warehouse.orderpoint", [], "product_id product_min_qty qty_on_hand qty_to_order")
        number = {row["product_id"][1].split("]")[0][1:]: row for row in rules}
        low = {part for part, row in number.items() if row["qty_on_hand"] < row["product_min_qty"]}
        self.assertTrue({"TD-BR-NU2214", "TD-HS-50", "TD-SS-95", "SV-NG16"} <= low, low)
        self.assertFalse({"TD-BR-32212", "TD-HS-63", "TD-OIL-GX220"} & low, low)
        self.assertTrue({"TD-SS-50", "TD-HS-80"} <= {part for part, row in number.items() if row["qty_to_order"] > 0})

    def test_a_part_of_both_plants_is_lent_from_one_to_the_other(self):
        for login in ("planner", "plantb"):
            stock = rows(login, "stock.quant", [["product_id.default_code", "=", "TD-BR-32212"],
                                                ["location_id.usage", "=", "internal"]], "quantity")
            self.assertGreater(sum(row["quantity"] for row in stock), 0, login)
        coming = rows("plantb", "stock.picking", [["origin", "=like", "WH/OUT/%"]], "state origin")
        self.assertEqual(sorted(row["state"] for row in coming), ["assigned", "done"])

    def test_a_serial_number_goes_back_to_the_certificate_of_its_steel_and_its_oil(self):
        serial = one("quality", "stock.lot", "TGX63-26-0388", "id")
        made_of = rows("quality", "stock.move.line",
                       [["move_id.raw_material_production_id.name", "=", "WH/MO/00412"], ["lot_id", "!=", False]],
                       "lot_id product_id")
        lots = {row["lot_id"][1] for row in made_of}
        self.assertTrue({"BP63-26-0386", "60412", "KW-3308"} <= lots, lots)
        steel = rows("quality", "stock.move.line",
                     [["move_id.raw_material_production_id.name", "=", "WH/MO/00386"], ["lot_id", "!=", False]],
                     "lot_id")
        self.assertIn("713204-A", {row["lot_id"][1] for row in steel})
        sent = rows("quality", "stock.move.line", [["lot_id", "=", serial["id"]], ["state", "=", "done"],
                                                   ["location_dest_id.usage", "=", "customer"]], "picking_id")
        self.assertEqual(len(sent), 1)

    def test_some_bills_are_unusual_and_some_overdue(self):
        def bills(domain, fields="ref state payment_state amount_untaxed"):
            return rows("ap", "account.move", [["move_type", "=", "in_invoice"], *domain], fields)

        twice = bills([["ref", "=", "RG-260417"]])
        self.assertEqual(sorted((row["state"], row["payment_state"]) for row in twice),
                         [("draft", "not_paid"), ("posted", "paid")])
        self.assertEqual(bills([["ref", "=", "OG-8841"]])[0]["amount_untaxed"], 6220.00)
        self.assertEqual(bills([["ref", "=", "KR-33071"]])[0]["amount_untaxed"], 5670.00)
        self.assertEqual(bills([["ref", "=", "PS-2291"]])[0]["amount_untaxed"], 14880.00)
        line = rows("buyer", "purchase.order.line", [["order_id.name", "=", "P00949"],
                                                     ["product_id.default_code", "=", "TD-SC-M10"]],
                    "qty_received qty_invoiced")[0]
        self.assertEqual((line["qty_received"], line["qty_invoiced"]), (0, 3000))
        overdue = bills([["state", "=", "posted"], ["payment_state", "=", "not_paid"],
                         ["invoice_date_due", "<", str(NOW)[:10]]])
        self.assertEqual({row["ref"] for row in overdue}, {"KW-26-5218", "AL-51177", "KW-26-5790", "OG-8841"})

    def test_customers_were_invoiced_what_was_delivered(self):
        sold = rows("finance", "account.move.line",
                    [["move_type", "=", "out_invoice"], ["parent_state", "=", "posted"],
                     ["display_type", "=", "product"]], "quantity date product_id")
        delivered = rows("ops", "stock.move", [["sale_line_id", "!=", False], ["state", "=", "done"],
                                               ["location_dest_usage", "=", "customer"], ["company_id", "=", 1]],
                         "quantity")
        self.assertEqual(sum(row["quantity"] for row in sold), sum(row["quantity"] for row in delivered))
        self.assertGreaterEqual(len(sold), 10)

    def test_products_belong_to_families(self):
        found = ask("planner", "product.product", "formatted_read_group", domain=[["default_code", "!=", False]],
                    groupby=["categ_id"], aggregates=["__count"])
        families = {row["categ_id"][1]: row["__count"] for row in found if row["categ_id"]}
        self.assertEqual(families["Bearings"], 4)
        self.assertEqual(families["Gear units TGX"], 5)

    def test_yesterday_and_today_have_their_work(self):
        self.assertEqual(one("planner", "mrp.production", "WH/MO/00453", "state")["state"], "done")
        self.assertEqual(one("planner", "mrp.production", "WH/MO/00454", "state")["state"], "done")
        done = rows("supervisor", "mrp.workorder", [["production_id.name", "=", "WH/MO/00448"]], "state")
        self.assertEqual(sum(step["state"] == "done" for step in done), 3)

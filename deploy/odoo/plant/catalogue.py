"""Makes products, bills of materials, work centres and the stock that was there when the year began."""

from odoo import Command

from . import parts
from .partners import supplier
from .records import by_hand, kept, made, slug, within

UNITS = {
    parts.UNIT: "uom.product_uom_unit",
    parts.KILO: "uom.product_uom_kgm",
    parts.LITRE: "uom.product_uom_litre",
    parts.HOUR: "uom.product_uom_hour",
}
MADE_TO_ORDER = ("stock.route_warehouse0_mto", "mrp.route_warehouse0_manufacture")
BINS = {
    "SK-160-4": "M-14-03", "RW-160": "M-14-04", "GB-160-H7": "M-14-05", "FE-10-240": "M-14-07", "FE-03-090": "M-14-08",
    "AC-10-330": "M-20-01", "BK-10": "M-14-09", "PT-400-A": "E-03-02", "PL-650-S": "E-03-04", "SV-NG16": "M-20-05",
    "EC-75-98": "M-15-11", "VS-100-M8": "E-04-01", "DL-24-INT": "E-04-06",
}
LEAST = {"SK-160-4": 1, "FE-10-240": 3, "FE-03-090": 2, "BK-10": 1, "SV-NG16": 1, "EC-75-98": 2, "VS-100-M8": 2}
OPENING = {
    # part number: pieces by plant, and the lot they came in
    "TD-BR-32212": ({"A": 90, "B": 90}, None), "TD-BR-32216": ({"A": 60}, None), "TD-BR-6316": ({"A": 40}, None),
    "TD-BR-NU2214": ({"A": 50}, "KW-3308"), "TD-ST-90": ({"A": 1500}, "711540-C"),
    "TD-ST-120": ({"A": 900}, "712866-B"), "TD-OIL-GX220": ({"A": 90}, "60288"),
    "TD-HS-40": ({"A": 40}, None), "TD-HS-50": ({"A": 14}, None),
    "TD-HS-63": ({"A": 50}, None), "TD-HS-80": ({"A": 18}, None), "TD-SS-50": ({"A": 80}, None),
    "TD-SS-60": ({"A": 80}, None), "TD-SS-95": ({"A": 32}, None), "TD-SC-M10": ({"A": 1200}, None),
    "TD-SC-M12": ({"A": 1600}, None), "TD-SC-M16": ({"A": 900}, None), "TD-BV-12": ({"A": 120}, None),
    "DS-40": ({"A": 48}, "DS40-2511"), "TD-BP-63": ({"A": 6}, "BP63-25-0118"), "TD-BP-50": ({"A": 70}, None),
    "TD-BP-80": ({"A": 4}, None), "TD-BG-63": ({"A": 110}, None), "TD-BG-50": ({"A": 70}, None),
    "TD-BG-80": ({"A": 40}, None), "TD-OS-63": ({"A": 110}, None), "TD-OS-50": ({"A": 70}, None),
    "TD-OS-80": ({"A": 40}, None), "B-ST-95": ({"B": 400}, "879022-1"), "SAT-20": ({"B": 160}, None),
    "CR-20": ({"B": 60}, None), "AS-20": ({"B": 60}, None), "NK-20": ({"B": 162}, None), "JX-9": ({"B": 40}, None),
    "PS-20-118": ({"B": 10}, "26-094"),
    "SK-160-4": ({"A": 1}, None), "RW-160": ({"A": 2}, None), "GB-160-H7": ({"A": 1}, None),
    "FE-10-240": ({"A": 5}, None), "FE-03-090": ({"A": 2}, None), "AC-10-330": ({"A": 1}, None),
    "PT-400-A": ({"A": 2}, None), "PL-650-S": ({"A": 1}, None), "EC-75-98": ({"A": 3}, None),
    "VS-100-M8": ({"A": 3}, None), "DL-24-INT": ({"A": 1}, None), "GM-32-SIC": ({"B": 1}, None),
    "FP-50-2": ({"B": 4}, None),
}


def products(env, own, taxes):
    for number, (plants, name, unit, price, seller, delay, code, tracking) in parts.BOUGHT.items():
        offer = {
            "partner_id": supplier(env, seller).id, "price": price, "delay": delay, "product_code": code, "min_qty": 1,
            "company_id": own[plants].id if len(plants) == 1 else False,
        }
        _product(env, own, number, plants, name, taxes, {
            "uom_id": env.ref(UNITS[unit]).id, "standard_price": price, "tracking": tracking, "is_storable": True,
            "sale_ok": False, "seller_ids": [Command.create(offer)],
        })
    for number, (plants, name, unit, price, seller) in parts.CHARGED.items():
        _product(env, own, number, plants, name, taxes, {
            "uom_id": env.ref(UNITS[unit]).id, "standard_price": price, "type": "service", "sale_ok": False,
            "purchase_method": "purchase",
            "seller_ids": [Command.create({"partner_id": supplier(env, seller).id, "price": price})],
        })
    routes = [Command.set([env.ref(route).id for route in MADE_TO_ORDER])]
    for number, (plant, name, cost, price, tracking) in parts.BUILT.items():
        values = {"standard_price": cost, "list_price": price, "tracking": tracking, "is_storable": True,
                  "purchase_ok": False, "sale_ok": bool(price)}
        _product(env, own, number, plant, name, taxes, values | ({"route_ids": routes} if price else {}))


def _product(env, own, number, plants, name, taxes, values):
    owner = own[plants] if len(plants) == 1 else env["res.company"]
    mine = [tax for letter in plants for tax in taxes[letter].values()]
    usual = {
        use: [tax.id for tax in mine if tax.type_tax_use == use and tax.amount > 7] for use in ("sale", "purchase")
    }
    made(within(env, allowed_company_ids=[own[plants[0]].id]), f"part_{slug(number)}", "product.product", {
        "name": name, "default_code": number, "company_id": owner.id or False,
        "taxes_id": [Command.set(usual["sale"])], "supplier_taxes_id": [Command.set(usual["purchase"])],
    } | values)


def product(env, number):
    return env.ref(f"gemba_demo.part_{slug(number)}")


def shop(env, own):
    """Work centres, and how everything that the plant builds goes through them."""
    for code, (plant, name, cost) in parts.STATIONS.items():
        made(env, f"station_{slug(code)}", "mrp.workcenter", {
            "name": name, "code": code, "costs_hour": cost, "company_id": own[plant].id,
            "resource_calendar_id": own[plant].resource_calendar_id.id,
        })
    for number, (components, route) in parts.RECIPES.items():
        built = product(env, number)
        made(env, f"recipe_{slug(number)}", "mrp.bom", {
            "product_tmpl_id": built.product_tmpl_id.id, "product_id": built.id, "product_qty": 1, "code": number,
            "company_id": built.company_id.id, "consumption": "flexible",
            "bom_line_ids": [
                Command.create({"product_id": product(env, part).id, "product_qty": quantity})
                for part, quantity in components.items()
            ],
            "operation_ids": [
                Command.create({
                    "name": name, "workcenter_id": env.ref(f"gemba_demo.station_{slug(code)}").id,
                    "time_cycle_manual": minutes, "sequence": 10 * (place + 1),
                })
                for place, (name, code, minutes) in enumerate(parts.ROUTES[route])
            ],
        })


def bins(env, warehouse):
    """Where spare parts lie, and how few of them are too few."""
    for number, code in BINS.items():
        made(env, f"bin_{slug(code)}", "stock.location",
             {"name": code, "location_id": warehouse.lot_stock_id.id, "company_id": warehouse.company_id.id})
    for number, least in LEAST.items():
        kept(by_hand(env), f"least_{slug(number)}", "stock.warehouse.orderpoint", {
            "product_id": product(env, number).id, "warehouse_id": warehouse.id, "company_id": warehouse.company_id.id,
            "location_id": warehouse.lot_stock_id.id, "product_min_qty": least, "product_max_qty": least,
            "trigger": "manual",
        })


def opening_stock(env, warehouses):
    """Counted when the year began, through the inventory adjustment that a storekeeper would make."""
    counts = env["stock.quant"].with_context(inventory_mode=True)
    for number, (quantities, lot) in OPENING.items():
        part = product(env, number)
        for letter, quantity in quantities.items():
            warehouse = warehouses[letter]
            place = env.ref(f"gemba_demo.bin_{slug(BINS[number])}") if number in BINS else warehouse.lot_stock_id
            counts |= counts.create({
                "product_id": part.id, "location_id": place.id, "inventory_quantity": quantity,
                "lot_id": lot_of(env, part, lot, warehouse.company_id).id if lot else False,
            })
    counts.action_apply_inventory()


def lot_of(env, part, name, company):
    found = env["stock.lot"].search(
        [("name", "=", name), ("product_id", "=", part.id), ("company_id", "in", (company.id, False))], limit=1)
    return found or env["stock.lot"].create({"name": name, "product_id": part.id, "company_id": company.id})

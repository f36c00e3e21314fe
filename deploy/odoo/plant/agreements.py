"""Agreed prices, and the two orders that do not keep to them.

- FSA-2025-07 with Quellrath has TD-ST-90 at 1.585 EUR; P00913 pays 1.655.
- RV-2026-02 with Dellinger has price breaks for TD-SC-M12; P00921 pays the price of a small quantity for 6,000.
"""

from odoo import Command

from . import parts
from .catalogue import product
from .deliveries import bought
from .partners import supplier
from .records import made

FRAMEWORK = "FSA-2025-07"
SCREWS = "RV-2026-02"
AGREED = {
    # reference: supplier, until when, price and quantity of the term for each part
    FRAMEWORK: (parts.QUELLRATH, (2028, 12, 31), {"TD-ST-90": (1.585, 480_000), "TD-ST-120": (1.64, 900_000)}),
    SCREWS: (parts.DELLINGER, (2026, 12, 31), {"TD-SC-M12": (0.34, 20_000)}),
}
BREAKS = [(2000, 0.33), (5000, 0.305), (10000, 0.28)]
CALLED = [
    # order, placed, expected, arrived, line
    ("P00897", (4, 27), (6, 22), (6, 22), [("TD-ST-90", 2000, 1.585, "713611-A")]),
    ("P00913", (6, 29), (8, 24), (8, 31), [("TD-ST-90", 1500, 1.655, "714020-B")]),
    ("P00926", (8, 24), (10, 19), (10, 19), [("TD-ST-120", 2600, 1.64, "714388-A")]),
]


def agreements(site, days):
    site.timeline.at(days.on(2026, 1, 5, 8), _agree, site, days)
    for order in CALLED:
        bought(site, days, parts.QUELLRATH, *order, origin=FRAMEWORK)
    bought(site, days, parts.DELLINGER, "P00921", (8, 3), (8, 14), (8, 14), [("TD-SC-M12", 6000, 0.34, None)],
           origin=SCREWS)
    site.timeline.at(days.away(-1, 12), _belong, site)


def _agree(site, days):
    for reference, (seller, until, lines) in AGREED.items():
        agreement = made(site.env, f"agreement_{reference.lower()}", "purchase.requisition", {
            "reference": reference, "vendor_id": supplier(site.env, seller).id, "requisition_type": "blanket_order",
            "date_start": days.on(2026, 1, 1).date(), "date_end": days.on(*until).date(),
            "user_id": site.users["buyer"].id, "company_id": site.company.id,
            "line_ids": [
                Command.create(
                    {"product_id": product(site.env, number).id, "product_qty": quantity, "price_unit": price})
                for number, (price, quantity) in lines.items()
            ],
        })
        agreement.action_confirm()
        # Odoo takes a day for the delivery time of what is agreed.
        for line in agreement.line_ids:
            line.supplier_info_ids.delay = parts.BOUGHT[line.product_id.default_code][5]
    screw = product(site.env, "TD-SC-M12")
    for least, price in BREAKS:
        site.env["product.supplierinfo"].create({
            "partner_id": supplier(site.env, parts.DELLINGER).id, "product_tmpl_id": screw.product_tmpl_id.id,
            "product_id": screw.id, "min_qty": least, "price": price, "delay": 10, "product_code": "10.9-1240",
            "company_id": site.company.id, "date_start": days.on(2026, 1, 1).date(),
            "date_end": days.on(2026, 12, 31).date(),
        })


def _belong(site):
    """Orders that name an agreement are orders of it."""
    for reference in AGREED:
        agreement = site.env.ref(f"gemba_demo.agreement_{reference.lower()}")
        orders = site.env["purchase.order"].search(
            [("origin", "=", reference), ("partner_id", "=", agreement.vendor_id.id)])
        orders.write({"requisition_id": agreement.id})

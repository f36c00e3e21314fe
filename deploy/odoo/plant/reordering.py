"""How few of a part are too few; some are, most are not."""

from .catalogue import product
from .records import by_hand, kept, slug

RULES = {
    # plant: for each part number the least and what is filled up to
    "A": {
        "TD-BR-NU2214": (40, 120), "TD-BR-32212": (80, 240), "TD-BR-6316": (16, 60), "TD-HS-50": (16, 40),
        "TD-HS-63": (20, 60), "TD-HS-80": (24, 48), "TD-SS-50": (150, 300), "TD-SS-60": (40, 160), "TD-SS-95": (20, 80),
        "TD-SC-M10": (1000, 3000), "TD-SC-M12": (2000, 6000), "TD-BV-12": (100, 300), "DS-40": (15, 60),
        "TD-OIL-GX220": (1000, 4000), "TD-ST-120": (1500, 6000), "TD-ST-90": (2000, 6000), "TD-BP-63": (40, 120),
    },
    "B": {
        "NK-20": (120, 360), "SAT-20": (60, 180), "CR-20": (20, 60), "AS-20": (40, 100), "B-ST-95": (1500, 6000),
        "TD-BR-32212": (40, 120),
    },
}


def rules(sites):
    """Made when the stock is what it is: Odoo works out what to order when a rule is made."""
    for letter, rows in RULES.items():
        site = sites[letter]
        for number, (least, most) in rows.items():
            kept(by_hand(site.env), f"least_{letter.lower()}_{slug(number)}", "stock.warehouse.orderpoint", {
                "product_id": product(site.env, number).id, "warehouse_id": site.warehouse.id,
                "company_id": site.company.id, "location_id": site.warehouse.lot_stock_id.id,
                "product_min_qty": least, "product_max_qty": most, "trigger": "manual",
            })

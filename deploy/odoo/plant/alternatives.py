"""Second sources: who else offers a part, at which price, and how soon."""

from . import parts
from .catalogue import product
from .partners import supplier
from .records import made

OFFERS = [
    # part number, supplier, from which quantity, price, delivery time in days, the supplier's number
    ("TD-BR-NU2214", parts.BRUNKAU, 1, 104.20, 14, "NU2214-E"),
    ("TD-BR-NU2214", parts.BRUNKAU, 50, 99.80, 21, "NU2214-E"),
    ("TD-BR-32212", parts.BRUNKAU, 1, 41.90, 7, "32212-A"),
    ("TD-BR-32216", parts.BRUNKAU, 1, 66.40, 7, "32216-A"),
    ("TD-BR-6316", parts.BRUNKAU, 1, 78.10, 10, "6316-2Z-C3"),
    ("TD-HS-50", parts.ROEDLINGEN, 1, 228.00, 21, "EG-50"),
    ("TD-HS-50", parts.ROEDLINGEN, 40, 204.00, 49, "EG-50"),
    ("TD-HS-63", parts.ROEDLINGEN, 40, 326.00, 49, "EG-63"),
    ("TD-SC-M10", parts.TOLKHAUSEN, 5000, 0.19, 21, "4762-1035"),
    ("TD-SC-M12", parts.TOLKHAUSEN, 5000, 0.315, 21, "4762-1240"),
]


def offers(env, own):
    for place, (number, seller, least, price, delay, code) in enumerate(OFFERS):
        part = product(env, number)
        made(env, f"offer_{place}", "product.supplierinfo", {
            "partner_id": supplier(env, seller).id, "product_tmpl_id": part.product_tmpl_id.id, "product_id": part.id,
            "min_qty": least, "price": price, "delay": delay, "product_code": code, "company_id": own["A"].id,
            # Behind the supplier that the plant buys from.
            "sequence": 10 + place,
        })

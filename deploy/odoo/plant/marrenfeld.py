"""Plant A's year. What the documents name stands with their numbers and dates; the rest leads up to today's troubles:

- WH/MO/00455 and WH/MO/00456 wait for bearings NU 2214-KR: P00934 brought 24 of 80, the rest is overdue.
- WH/MO/00452 waits for housings of P00941, which never came. WH/MO/00459 will wait for seals nobody has ordered yet.
- WH/MO/00450 is late without missing anything: the test bench stands still.
"""

from datetime import timedelta

from odoo import Command

from . import parts
from .books import Bill
from .catalogue import product
from .partners import customer

MOLENVELD = "Molenveld Conveyors B.V."
HARKSTEDE = "Harkstede Bulk Terminals B.V."
SANDVIG = "Sandvig Pulp AB"
GRELLINGEN = "Zementwerk Grellingen AG"
ODERBRUCH = "Oderbruch Fördertechnik GmbH"


def purchases(site, days, taxes):
    on, away = days.on, days.away
    site.buy("P00871", parts.QUELLRATH, [
        ("TD-ST-120", 5240, 1.64, on(2026, 3, 31)), ("SUR-ALLOY", 5240, 0.318, on(2026, 3, 31)),
        ("CUT", 12, 18.50, on(2026, 3, 31)),
    ], on(2026, 2, 3), "buyer", partner_ref="A-260388", origin="FSA-2025-07")
    site.receive("P00871", on(2026, 3, 31, 13), {"TD-ST-120": (5240, "713204-A")})
    site.buy("P00889", parts.OLEVANTA, [("TD-OIL-GX220", 4000, 7.90, on(2026, 4, 10))], on(2026, 3, 30), "buyer",
             partner_ref="PL-77120")
    site.receive("P00889", on(2026, 4, 10, 13), {"TD-OIL-GX220": (4000, "60412")})
    site.buy("P00902", parts.HELMGARD, [
        ("SRV-TECH", 9, 128.00, on(2026, 6, 17)), ("SRV-TRAVEL", 1, 310.00, on(2026, 6, 17)),
        ("BK-10", 1, 310.00, on(2026, 6, 17)), ("SK-160-4", 2, 684.00, on(2026, 6, 17)),
        ("BA-160", 2, 45.00, on(2026, 6, 17)),
    ], on(2026, 5, 12), "buyer", partner_ref="SR-30488", origin="PR-1190")
    site.receive("P00902", on(2026, 6, 17, 13))
    # As asked for. The confirmation OC-2026-11874 moves the third position to 30 November; nobody has entered that.
    site.buy("P00934", parts.KRESSMAR, [
        ("TD-BR-32212", 240, 38.60, on(2026, 10, 26)), ("TD-BR-32216", 160, 61.20, on(2026, 11, 2)),
        ("TD-BR-NU2214", 80, 94.50, on(2026, 11, 9)), ("TD-BR-6316", 40, 72.80, on(2026, 11, 9)),
    ], on(2026, 9, 28), "buyer", partner_ref="OC-2026-11874")
    site.receive("P00934", on(2026, 10, 26, 13), {"TD-BR-32212": (240, None)})
    site.receive("P00934", on(2026, 11, 2, 13), {"TD-BR-32216": (160, None)})
    site.receive("P00934", on(2026, 11, 9, 13), {"TD-BR-6316": (40, None)})
    site.receive("P00934", on(2026, 11, 13, 13), {"TD-BR-NU2214": (24, "QL-5521")})
    site.timeline.at(on(2026, 10, 2, 15), lambda: site.order("P00934").action_acknowledge())

    site.buy("P00936", parts.DELLINGER, [("TD-SC-M12", 4000, 0.34, away(-8)), ("TD-BV-12", 200, 4.60, away(-8))],
             away(-22), "buyer")
    site.receive("P00936", away(-7, 13))
    site.buy("P00938", parts.OLEVANTA, [("TD-OIL-GX220", 2000, 7.90, away(6)), ("FE-10-240", 2, 118.40, away(6))],
             away(-4), "buyer", partner_ref="SO-26-4410")
    site.buy("P00941", parts.OHLENRATH, [("TD-HS-50", 40, 212.00, away(-6)), ("TD-HS-40", 20, 148.00, away(-6))],
             away(-30), "buyer", partner_ref="AB-7716", origin="WH/MO/00452")
    site.buy("P00943", parts.QUELLRATH, [("TD-ST-120", 6000, 1.64, away(18)), ("TD-ST-90", 2000, 1.585, away(18))],
             away(-22), "buyer", origin="FSA-2025-07")
    site.buy("P00945", parts.HELMGARD, [("SV-NG16", 1, 890.00, away(40))], away(-20), "buyer",
             partner_ref="AB-2026-771")
    site.buy("P00948", parts.KRESSMAR, [("TD-BR-NU2214", 60, 94.50, away(22)), ("TD-BR-32212", 120, 38.60, away(15))],
             away(-5), "buyer")
    site.buy("P00949", parts.DELLINGER, [("TD-SC-M10", 3000, 0.21, away(-2)), ("TD-SC-M16", 600, 0.72, away(-2))],
             away(-12), "buyer")
    site.receive("P00949", away(-2, 13), {"TD-SC-M16": (600, None)})
    site.buy("P00951", parts.RUHMARK, [("DS-40", 30, 18.90, away(8))], away(-3), "buyer")
    site.buy("P00952", parts.ALMERSEE, [("TD-SS-95", 60, 24.10, away(12)), ("TD-SS-60", 100, 13.40, away(12))],
             away(-3), "buyer", state="sent", origin="WH/MO/00459")
    site.buy("P00953", parts.SELLNAU, [("EC-75-98", 2, 138.00, away(10))], away(-1), "buyer", state="draft")

    for part in ("SK-160-4", "FE-10-240", "RW-160"):
        site.use_up(part, 1, on(2026, 5, 11, 12), "MR-0417")
    site.use_up("EC-75-98", 1, on(2026, 8, 3, 22), "MR-0452")

    rates = taxes["A"]

    def steel():
        Bill(site.env, site.order("P00871")).taxed(rates["19"]).dated(
            "RE-2026-40518", on(2026, 4, 14), on(2026, 5, 29)).posted().paid(on(2026, 5, 28))

    def oil():
        Bill(site.env, site.order("P00889")).taxed(rates["eu"]).also("DEP-1000", 4, 85.00, rates["eu"]).dated(
            "INV-26-20977", on(2026, 4, 13), on(2026, 5, 13)).posted().paid(on(2026, 5, 12))

    def service():
        """Entered when it came, and never posted."""
        Bill(site.env, site.order("P00902")).taxed(rates["19"]).taxed(rates["7"], {"BA-160"}).dated(
            "HS-55120", on(2026, 6, 22), on(2026, 7, 22))

    site.timeline.at(on(2026, 4, 15), steel)
    site.timeline.at(on(2026, 4, 16), oil)
    site.timeline.at(on(2026, 6, 24), service)


def past_orders(site, days):
    on, away = days.on, days.away
    rows = [
        # order, customer, what, pieces, ordered, promised, built as, started, done, serial numbers
        ("S01166", MOLENVELD, "TGX-63-22.4-M4", 6, on(2026, 4, 6), on(2026, 5, 15), 377, on(2026, 5, 8),
         on(2026, 5, 13), ("TGX63-26-", 301)),
        ("S01179", ODERBRUCH, "TGX-50-18-M1", 10, on(2026, 4, 27), on(2026, 6, 5), 398, on(2026, 5, 28),
         on(2026, 6, 2), ("TGX50-26-", 212)),
        ("S01188", GRELLINGEN, "TGX-80-28-M1", 4, on(2026, 5, 4), on(2026, 6, 19), 405, on(2026, 6, 8),
         on(2026, 6, 12), ("TGX80-26-", 118)),
        ("S01197", SANDVIG, "TGX-63-31.5-M1", 4, on(2026, 5, 18), on(2026, 6, 26), 412, on(2026, 6, 19),
         on(2026, 6, 22, 20), ("TGX63-26-", 385)),
        ("S01211", MOLENVELD, "TGX-63-31.5-M1", 10, on(2026, 6, 15), on(2026, 7, 31), 421, on(2026, 7, 20),
         on(2026, 7, 28), ("TGX63-26-", 402)),
        ("S01224", HARKSTEDE, "TGX-50-18-M1", 12, on(2026, 7, 20), on(2026, 9, 4), 428, on(2026, 8, 24),
         on(2026, 8, 31), ("TGX50-26-", 241)),
        ("S01237", MOLENVELD, "TGX-63-31.5-M1", 10, on(2026, 8, 10), on(2026, 10, 2), 433, on(2026, 9, 21),
         on(2026, 9, 29), ("TGX63-26-", 418)),
        ("S01249", ODERBRUCH, "TGX-40-14-M1", 15, away(-45), away(-16), 437, away(-29), away(-24), ("TGX40-26-", 330)),
        ("S01253", GRELLINGEN, "TGX-80-28-M1", 6, away(-42), away(-10), 440, away(-18), away(-13), ("TGX80-26-", 141)),
        ("S01257", HARKSTEDE, "TGX-50-18-M1", 8, away(-40), away(-8), 442, away(-15), away(-11), ("TGX50-26-", 266)),
    ]
    for name, buyer, what, pieces, ordered, promised, number, started, done, serials in rows:
        order = f"WH/MO/{number:05d}"
        site.sell(name, buyer, what, pieces, ordered, promised, order, starts=started)
        site.work_off(order, started, done, _took(what, pieces, number))
        site.build(order, done, serials=serials)
        sent = max(done, promised)
        site.deliver(name, sent.replace(hour=23))
        site.invoice(name, sent.replace(hour=23, minute=30))


def _took(what, pieces, number):
    """Minutes of each operation: station 40 is slow, and the test bench grows slower from August on."""
    bench = 1.04 if number < 428 else 1.27
    shares = (0.96, 1.03, 1.18, 0.94, 1.02, bench) if "-80-" not in what else (1.08, 1.12, 1.22, 1.01, 1.05, bench)
    return [
        round(minutes * pieces * share) for (_, _, minutes), share in zip(parts.ROUTES["TGX"], shares, strict=True)
    ]


def open_orders(site, days):
    away = days.away
    rows = [
        # order, customer, what, pieces, ordered, promised, built as, starts, the customer's number
        ("S01260", GRELLINGEN, "TGX-80-28-M1", 4, away(-36), away(-2), 450, away(-9, 6), "ZG-88104"),
        ("S01262", HARKSTEDE, "TGX-63-31.5-M1", 12, away(-35), away(1), 448, away(-8, 6), "HBT-2026-117"),
        ("S01265", HARKSTEDE, "TGX-50-18-M1", 16, away(-33), away(2), 452, away(-5, 6), "HBT-2026-121"),
        ("S01268", MOLENVELD, "TGX-63-31.5-M1", 20, away(-30), away(-1), 455, away(-6, 6), "MC-4500871"),
        ("S01270", SANDVIG, "TGX-63-22.4-M4", 8, away(-28), away(3), 456, away(-2, 6), "SP-30-2291"),
        ("S01274", GRELLINGEN, "TGX-80-28-M1", 5, away(-20), away(8), 459, away(3, 6), "ZG-88131"),
        ("S01275", ODERBRUCH, "TGX-40-14-M1", 10, away(-19), away(6), 460, away(2, 6), "OF-2026-0719"),
        ("S01278", SANDVIG, "TGX-40-14-M1", 12, away(-15), away(12), 462, away(7, 6), "SP-30-2304"),
        ("S01281", MOLENVELD, "TGX-63-31.5-M1", 10, away(-10), away(30), 464, away(24, 6), "MC-4500902"),
    ]
    for name, buyer, what, pieces, ordered, promised, number, starts, reference in rows:
        site.sell(name, buyer, what, pieces, ordered, promised, f"WH/MO/{number:05d}", reference, starts)
    # Stations 20 and 30; station 40 was yesterday's work.
    site.work("WH/MO/00448", away(-8, 7), away(-8, 10).replace(minute=50))
    site.work("WH/MO/00448", away(-6, 7), away(-6, 10))
    for day, minutes in ((-8, 78), (-7, 61), (-6, 99), (-5, 47), (-4, 44)):
        site.work("WH/MO/00450", away(day, 7), away(day, 7) + timedelta(minutes=minutes))
    site.plan("WH/MO/00457", "TD-BP-63", 80, away(-6), away(1, 6), away(5))
    site.plan("WH/MO/00461", "TD-OS-63", 60, away(-4), away(4, 6), away(9))
    site.plan("WH/MO/00465", "TD-BP-80", 20, away(-1), away(9, 6), away(14), confirm=False)
    site.timeline.at(away(-12), _quote, site, away(45))


def _quote(site, promised):
    """An offer that is not an order yet."""
    part = product(site.env, "TGX-63-22.4-M4")
    site.env["sale.order"].create({
        "name": "S01280", "partner_id": customer(site.env, MOLENVELD).id, "company_id": site.company.id,
        "commitment_date": promised, "client_order_ref": "MC-4500899",
        "order_line": [Command.create({"product_id": part.id, "product_uom_qty": 14, "price_unit": part.list_price})],
    })

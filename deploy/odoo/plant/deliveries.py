"""A year of goods in to measure suppliers by: Kressmar and Ohlenrath grow late, Dellinger keeps its dates."""

from . import parts

LATE_SPRING, OLD_LIST = 37.40, 59.30
YEAR = {
    # supplier: order, placed, expected, arrived (month and day of 2026), lines of part, quantity, price, lot
    parts.KRESSMAR: [
        ("P00862", (1, 12), (2, 16), (2, 16), [("TD-BR-32212", 60, LATE_SPRING, None)]),
        ("P00878", (2, 23), (3, 30), (4, 2), [("TD-BR-32216", 40, OLD_LIST, None)]),
        ("P00891", (4, 7), (5, 12), (5, 12), [("TD-BR-32212", 40, LATE_SPRING, None)]),
        ("P00904", (5, 18), (6, 22), (6, 29), [("TD-BR-32216", 40, OLD_LIST, None)]),
        ("P00912", (6, 22), (7, 27), (7, 27), [("TD-BR-6316", 24, 72.80, None)]),
        ("P00920", (7, 27), (8, 31), (9, 9), [("TD-BR-32212", 60, 38.60, None)]),
        ("P00928", (8, 31), (10, 5), (10, 15), [("TD-BR-32216", 32, 61.20, None)]),
    ],
    parts.OHLENRATH: [
        ("P00866", (1, 26), (2, 27), (2, 27), [("TD-HS-63", 20, 334.00, None)]),
        ("P00880", (3, 2), (4, 3), (4, 9), [("TD-HS-80", 10, 584.00, None)]),
        ("P00893", (4, 13), (5, 15), (5, 15), [("TD-HS-63", 20, 334.00, None)]),
        ("P00899", (5, 4), (6, 5), (6, 12), [("TD-HS-50", 20, 212.00, None)]),
        ("P00907", (6, 1), (7, 3), (7, 3), [("TD-HS-40", 20, 148.00, None)]),
        ("P00914", (7, 6), (8, 7), (8, 19), [("TD-HS-63", 20, 341.00, None)]),
        ("P00922", (8, 10), (9, 11), (9, 24), [("TD-HS-80", 10, 596.00, None)]),
        ("P00930", (9, 14), (10, 16), (10, 16), [("TD-HS-63", 20, 341.00, None)]),
    ],
    parts.DELLINGER: [
        ("P00864", (1, 19), (1, 30), (1, 29), [("TD-SC-M12", 1000, 0.34, None)]),
        ("P00876", (2, 16), (2, 27), (2, 27), [("TD-SC-M10", 600, 0.21, None)]),
        ("P00884", (3, 16), (3, 27), (3, 26), [("TD-BV-12", 60, 4.60, None)]),
        ("P00895", (4, 20), (4, 30), (4, 30), [("TD-SC-M12", 1000, 0.34, None)]),
        ("P00903", (5, 14), (5, 26), (5, 26), [("TD-SC-M16", 300, 0.72, None)]),
        ("P00909", (6, 8), (6, 19), (6, 19), [("TD-SC-M10", 600, 0.21, None)]),
        ("P00917", (7, 13), (7, 24), (7, 24), [("TD-BV-12", 60, 4.60, None)]),
        ("P00925", (8, 17), (8, 28), (8, 28), [("TD-SC-M16", 300, 0.72, None)]),
        ("P00932", (9, 21), (10, 2), (10, 1), [("TD-SC-M10", 600, 0.21, None)]),
    ],
    parts.ALMERSEE: [
        ("P00868", (1, 28), (2, 11), (2, 11), [("TD-SS-60", 40, 13.10, None)]),
        ("P00882", (3, 9), (3, 23), (3, 23), [("TD-SS-50", 50, 9.60, None)]),
        ("P00894", (4, 15), (4, 29), (5, 4), [("TD-SS-60", 40, 13.10, None)]),
        ("P00905", (5, 20), (6, 3), (6, 3), [("TD-SS-50", 50, 9.60, None)]),
        ("P00911", (6, 15), (6, 29), (6, 29), [("TD-SS-60", 40, 13.40, None)]),
        ("P00918", (7, 15), (7, 29), (7, 28), [("TD-SS-50", 50, 9.80, None)]),
        ("P00924", (8, 12), (8, 26), (8, 28), [("TD-SS-60", 40, 13.40, None)]),
        ("P00931", (9, 15), (9, 29), (9, 29), [("TD-SS-50", 50, 9.80, None)]),
    ],
    parts.RUHMARK: [
        ("P00870", (2, 2), (2, 16), (2, 16), [("DS-40", 20, 18.50, "DS40-2602")]),
        ("P00901", (5, 11), (5, 22), (5, 22), [("DS-40", 20, 18.50, "DS40-2605")]),
        ("P00927", (8, 24), (9, 4), (9, 4), [("DS-40", 30, 18.90, "DS40-2609")]),
    ],
    parts.BRUNKAU: [
        # Bought at the dealer's price when Kressmar had none.
        ("P00915", (7, 8), (7, 22), (7, 22), [("TD-BR-NU2214", 10, 104.20, "BK-70418")]),
    ],
}
YEAR_OF_B = {
    parts.TARVELLE: [
        ("B-P00204", (1, 19), (2, 13), (2, 13), [("SAT-20", 40, 30.80, None)]),
        ("B-P00209", (3, 2), (3, 27), (4, 3), [("CR-20", 10, 116.00, None)]),
        ("B-P00215", (4, 13), (5, 8), (5, 8), [("SAT-20", 40, 30.80, None)]),
        ("B-P00221", (5, 25), (6, 19), (6, 30), [("CR-20", 10, 116.00, None)]),
        ("B-P00225", (6, 29), (7, 24), (7, 24), [("SAT-20", 40, 31.50, None)]),
        ("B-P00230", (8, 3), (8, 28), (9, 11), [("AS-20", 10, 96.00, None)]),
        ("B-P00232", (8, 31), (9, 25), (9, 25), [("SAT-20", 40, 31.50, None)]),
        ("B-P00234", (9, 14), (10, 9), (10, 16), [("CR-20", 10, 118.00, None)]),
    ],
}


def year(sites, days):
    for letter, buyer, told in (("A", "buyer", YEAR), ("B", None, YEAR_OF_B)):
        for seller, orders in told.items():
            for order in orders:
                bought(sites[letter], days, seller, *order, buyer=buyer)


def bought(site, days, seller, name, placed, expected, arrived, lines, buyer="buyer", **values):
    """An order that has come as a whole."""
    due = days.on(2026, *expected)
    site.buy(name, seller, [(number, quantity, price, due) for number, quantity, price, _ in lines],
             days.on(2026, *placed), buyer, **values)
    goods = {number: (quantity, lot) for number, quantity, _, lot in lines}
    site.receive(name, days.on(2026, *arrived, 13), goods)

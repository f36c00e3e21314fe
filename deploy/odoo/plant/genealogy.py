"""Bevel pinions by lot: the steel of certificate 48-7713 (lot 713204-A) is in the pinions BP63-26-0386, these in the
gear units of WH/MO/00412, and of them TGX63-26-0388 went to Sandvig."""


def pinions(site, days):
    on, away = days.on, days.away
    rows = [
        # order, what, pieces, planned, started, done, lot, minutes of gear cutting
        ("WH/MO/00341", "TD-BP-80", 76, on(2026, 2, 16), on(2026, 3, 2, 5), on(2026, 3, 3, 12), None, 742),
        ("WH/MO/00386", "TD-BP-63", 50, on(2026, 5, 11), on(2026, 5, 27, 5), on(2026, 5, 28, 12), "BP63-26-0386", 468),
        ("WH/MO/00446", "TD-BP-63", 60, away(-19), away(-10, 6), away(-9, 14), "BP63-26-0446", 612),
    ]
    for order, what, pieces, planned, started, done, lot, minutes in rows:
        site.plan(order, what, pieces, planned, started)
        site.work_off(order, started, done, [minutes])
        site.build(order, done, lot=lot)

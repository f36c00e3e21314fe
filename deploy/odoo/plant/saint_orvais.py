"""Plant B's year, which plant A may not see. MO-B-00745 waits for needle bearings of B-P00236, which is overdue."""

from . import parts
from .books import Bill

DELMAS = "Convoyeurs Delmas SAS"
VALDEARENAS = "Robótica Valdearenas S.L."


def purchases(site, days, taxes):
    on, away = days.on, days.away
    site.buy("B-P00218", parts.MORY, [("B-ST-95", 6850, 1.52, on(2026, 6, 4)), ("FRET", 1, 265.00, on(2026, 6, 4))],
             on(2026, 5, 4), partner_ref="BL-44071")
    site.receive("B-P00218", on(2026, 6, 4, 13), {"B-ST-95": (6850, "880467-2")})
    site.buy("B-P00229", parts.LAVANDIER, [
        ("GM-32-SIC", 2, 164.00, on(2026, 8, 17)), ("FP-50-2", 6, 22.50, on(2026, 8, 17)),
    ], on(2026, 7, 27), origin="RM-0087")
    site.receive("B-P00229", on(2026, 8, 19, 13))
    site.buy("B-P00236", parts.KRESSMAR, [("NK-20", 300, 6.90, away(-5))], away(-27), partner_ref="OC-2026-12240",
             origin="MO-B-00745")
    site.buy("B-P00238", parts.TARVELLE, [("SAT-20", 120, 31.50, away(9)), ("CR-20", 40, 118.00, away(9))], away(-9),
             partner_ref="T-5590")
    site.buy("B-P00239", parts.MORY, [("B-ST-95", 5000, 1.54, away(26))], away(-2), state="sent")

    def steel():
        Bill(site.env, site.order("B-P00218")).taxed(taxes["B"]["20"]).dated(
            "F-2026-3317", on(2026, 6, 8), on(2026, 7, 31)).posted().paid(on(2026, 7, 30))

    site.timeline.at(on(2026, 6, 10), steel)


def orders(site, days):
    on, away = days.on, days.away
    site.sell("B-S00371", DELMAS, "TPL-12-4", 10, on(2026, 6, 29), on(2026, 7, 31), "MO-B-00702",
              starts=on(2026, 7, 22))
    # Washed again after the standstill of RM-0087.
    site.work("MO-B-00702", on(2026, 7, 24, 7))
    site.pause("MO-B-00702", on(2026, 7, 24, 7).replace(minute=35))
    site.work("MO-B-00702", on(2026, 7, 24, 13), on(2026, 7, 24, 14))
    site.work("MO-B-00702", on(2026, 7, 27, 2), on(2026, 7, 27, 8).replace(minute=12))
    site.build("MO-B-00702", on(2026, 7, 27))
    site.deliver("B-S00371", on(2026, 7, 30))
    site.invoice("B-S00371", on(2026, 7, 30, 15))
    site.plan("MO-B-00731", "PS-20-118", 120, on(2026, 8, 24), on(2026, 9, 7))
    site.work_off("MO-B-00731", on(2026, 9, 7), on(2026, 9, 9, 8), [1485])
    site.build("MO-B-00731", on(2026, 9, 9), lot="26-118")
    site.use_up("PS-20-118", 9, on(2026, 9, 10), "NC-B-0219", "26-118", "scrap_size")
    site.use_up("GM-32-SIC", 1, on(2026, 7, 24), "RM-0087")
    site.use_up("FP-50-2", 1, on(2026, 7, 24), "RM-0087")
    site.sell("B-S00392", VALDEARENAS, "TPL-20-5", 12, away(-40), away(-12), "MO-B-00736", starts=away(-18))
    site.work_off("MO-B-00736", away(-18), away(-14, 8), [80, 455])
    site.build("MO-B-00736", away(-14))
    site.deliver("B-S00392", away(-12, 13))
    site.invoice("B-S00392", away(-12, 15))
    site.sell("B-S00398", DELMAS, "TPL-20-5", 15, away(-29), away(-1), "MO-B-00745", "CD-7714", away(-4, 6))
    site.plan("MO-B-00748", "PS-20-118", 80, away(-5), away(2, 6), away(6))
    site.sell("B-S00401", VALDEARENAS, "TPL-20-5", 10, away(-12), away(14), "MO-B-00750", "RV-338", away(7, 6))

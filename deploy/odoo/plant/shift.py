"""What the shifts of the last working day and of today have done; nobody works at weekends. The hours are UTC, the early shift begins at 5."""

from datetime import datetime

from .downtime import FAILURE, MATERIAL, SETUP, stood_still


def shifts(site, days):
    away = days.away
    _yesterday(site, away)
    if days.today.weekday() < 5:
        _today(site, away)


def _today(site, away):
    # A plant that is made in the night has not worked today.
    now = datetime.now()
    for order, begun, paused in (
        ("WH/MO/00458", away(0, 5), away(0, 7)), ("WH/MO/00448", away(0, 5).replace(minute=10), away(0, 6)),
    ):
        if paused < now:
            site.work(order, begun)
            site.pause(order, paused)
    if away(0, 6) < now:
        stood_still(site, "L2-20", away(0, 5).replace(minute=30), 20, FAILURE, "Induction heater IH-1 does not start")


def _yesterday(site, away):
    site.plan("WH/MO/00453", "TD-OS-63", 24, away(-4), away(-1, 5))
    site.work("WH/MO/00453", away(-1, 5).replace(minute=40), away(-1, 9).replace(minute=50))
    site.build("WH/MO/00453", away(-1, 10))
    site.use_up("TD-OS-63", 1, away(-1, 10).replace(minute=15), "WH/MO/00453", tag="scrap_size")
    site.plan("WH/MO/00454", "TD-BP-63", 20, away(-4), away(-1, 13))
    site.work("WH/MO/00454", away(-1, 13).replace(minute=40), away(-1, 17))
    site.build("WH/MO/00454", away(-1, 17), lot="BP63-26-0454")
    site.use_up("TD-BP-63", 1, away(-1, 17).replace(minute=30), "WH/MO/00454", "BP63-26-0454", "scrap_size")
    site.work("WH/MO/00448", away(-1, 6), away(-1, 10).replace(minute=20))
    site.plan("WH/MO/00458", "TD-OS-63", 30, away(-4), away(0, 5))
    stood_still(site, "GC-1", away(-1, 13), 40, SETUP, "Change to TD-BP-63")
    stood_still(site, "L2-20", away(-1, 6), 150, MATERIAL, "NU 2214 missing for WH/MO/00455")
    stood_still(site, "L2-40", away(-1, 11), 25, FAILURE, "Nutrunner NR-40 without reading")
    site.use_up("TD-SS-60", 1, away(-1, 12), "WH/MO/00448", tag="scrap_fitting")

"""What was thrown away, and for which reason."""

from .records import made

REASONS = {
    # name of ours: as the plant says it
    "scrap_porous": "Casting porous",
    "scrap_size": "Size out of tolerance",
    "scrap_fitting": "Damaged at fitting",
    "scrap_handling": "Damaged in handling",
    "scrap_expired": "Shelf life expired",
    "scrap_offcut": "Offcut too short",
}


def reasons(env):
    for place, (name, text) in enumerate(REASONS.items()):
        made(env, name, "stock.scrap.reason.tag", {"name": text, "sequence": place})


def scrapped(sites, days):
    on, away = days.on, days.away
    rows = [
        # plant, part number, pieces, day, origin, reason, lot
        ("A", "TD-ST-120", 3.2, on(2026, 4, 1, 10), "WH/MO/00341", "scrap_offcut", "712866-B"),
        ("A", "TD-HS-63", 1, on(2026, 5, 18, 10), "P00893", "scrap_porous", None),
        ("A", "TD-SS-60", 2, on(2026, 7, 24, 10), "WH/MO/00421", "scrap_fitting", None),
        ("A", "TD-HS-63", 2, on(2026, 8, 20, 10), "P00914", "scrap_porous", None),
        ("A", "TD-SS-60", 2, on(2026, 9, 24, 10), "WH/MO/00433", "scrap_fitting", None),
        ("A", "TD-HS-80", 1, on(2026, 9, 25, 10), "P00922", "scrap_porous", None),
        ("A", "TD-BP-63", 2, away(-9, 15), "WH/MO/00446", "scrap_size", "BP63-26-0446"),
        ("A", "TD-SS-50", 3, away(-13, 11), "WH/MO/00442", "scrap_fitting", None),
        ("A", "DS-40", 4, away(-11, 9), "GUI-005", "scrap_expired", "DS40-2511"),
        ("A", "TD-BR-32212", 1, away(-8, 12), "WH/MO/00448", "scrap_handling", None),
        ("A", "TD-HS-63", 1, away(-7, 9), "P00930", "scrap_porous", None),
        ("A", "TD-SS-60", 1, away(-6, 13), "WH/MO/00448", "scrap_fitting", None),
        ("B", "SAT-20", 4, away(-15, 10), "MO-B-00736", "scrap_size", None),
        ("B", "NK-20", 6, away(-13, 10), "MO-B-00736", "scrap_handling", None),
    ]
    for plant, number, pieces, day, origin, reason, lot in rows:
        sites[plant].use_up(number, pieces, day, origin, lot, reason)

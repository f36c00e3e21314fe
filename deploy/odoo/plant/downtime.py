"""When work centres stood still, and why. What the maintenance reports and the washing tunnel's list have, they have
to the minute."""

from datetime import timedelta

from odoo import Command

from .parts import STATIONS
from .people import ZONES
from .records import made, slug, within

SHIFTS = [("Night, to 6", 0, 6), ("Early", 6, 14), ("Late", 14, 22), ("Night, from 22", 22, 24)]
MATERIAL, FAILURE, SETUP, DEFECT = "block_reason0", "block_reason1", "block_reason2", "block_reason5"


def calendars(env, own):
    """Three shifts from Monday to Friday: outside a calendar Odoo counts no downtime."""
    for letter, company in own.items():
        alone = within(env, allowed_company_ids=[company.id])
        calendar = made(alone, f"shifts_{letter.lower()}", "resource.calendar", {
            "name": "Three shifts", "company_id": company.id, "tz": ZONES[letter],
            "attendance_ids": [Command.clear()] + [
                Command.create({"name": name, "dayofweek": str(day), "hour_from": begin, "hour_to": end,
                                "day_period": "morning" if begin < 12 else "afternoon"})
                for day in range(5) for name, begin, end in SHIFTS
            ],
        })
        for code, (plant, *_) in STATIONS.items():
            if plant == letter:
                env.ref(f"gemba_demo.station_{slug(code)}").resource_calendar_id = calendar


def standstills(sites, days):
    on, away = days.on, days.away
    rows = [
        # plant, work centre, from (UTC), minutes, reason, note
        ("A", "L2-20", on(2026, 5, 11, 4).replace(minute=40), 450, FAILURE, "HPX-160, E-214 (MR-0417)"),
        ("A", "TB-300", on(2026, 8, 3, 19).replace(minute=15), 275, FAILURE, "F17 (MR-0452)"),
        ("B", "LX-620", on(2026, 7, 8, 8), 35, DEFECT, "D43 : panier non évacué à la sortie"),
        ("B", "LX-620", on(2026, 7, 24, 7).replace(minute=35), 320, FAILURE, "D22 : pompe P2 (RM-0087)"),
        ("B", "LX-620", on(2026, 8, 19, 9), 50, FAILURE, "D23 : poche FP-50-2 colmatée"),
        ("B", "LX-620", on(2026, 9, 3, 12), 25, DEFECT, "D43 : panier non évacué à la sortie"),
        ("B", "LX-620", on(2026, 9, 21, 6), 140, FAILURE, "D10 : vanne de cascade restée fermée, cuve 1 trop basse"),
        ("B", "CU-3", away(-11, 8), 65, SETUP, "Changement de série PS-20-118"),
        ("B", "CU-3", away(-3, 10), 40, FAILURE, "Alarme d'outil AL-62"),
        ("B", "IM-5", away(-4, 7), 180, MATERIAL, "NK 20 manquants (MO-B-00745)"),
        ("A", "L2-40", away(-23, 8), 45, FAILURE, "Nutrunner NR-40 without reading"),
        ("A", "GC-1", away(-21, 6), 50, SETUP, "Change to TD-OS-63"),
        ("A", "TB-300", away(-19, 11), 55, FAILURE, "F17, restarted after clamping screws were tightened"),
        ("A", "L2-60", away(-17, 9), 35, DEFECT, "Leak test repeated, joint face damaged"),
        ("A", "L2-20", away(-16, 10), 40, FAILURE, "Induction heater IH-2 shows no temperature"),
        ("A", "TB-300", away(-14, 8), 80, FAILURE, "F17, vibration at the drive side"),
        ("A", "GC-1", away(-14, 5), 60, SETUP, "Change to TD-BP-63"),
        ("A", "L2-40", away(-12, 13), 30, FAILURE, "Nutrunner NR-40 without reading"),
        ("A", "TB-300", away(-9, 12), 95, FAILURE, "F17, vibration at the drive side"),
        ("A", "L2-20", away(-6, 6), 240, MATERIAL, "NU 2214 missing for WH/MO/00455"),
        ("A", "L2-30", away(-5, 6), 120, MATERIAL, "Housings TGX 50 missing for WH/MO/00452"),
        ("A", "TB-300", away(-5, 14), 110, FAILURE, "F17, vibration at the drive side"),
        ("A", "L2-60", away(-4, 12), 25, DEFECT, "Leak test repeated"),
        ("A", "GC-1", away(-3, 5), 45, SETUP, "Change to TD-OS-63"),
    ]
    for plant, code, begun, minutes, reason, note in rows:
        stood_still(sites[plant], code, begun, minutes, reason, note)


def stood_still(site, code, begun, minutes, reason, note):
    """Entered when it was over."""
    ended = begun + timedelta(minutes=minutes)
    site.timeline.at(ended, lambda: site.env["mrp.workcenter.productivity"].create({
        "workcenter_id": site.env.ref(f"gemba_demo.station_{slug(code)}").id, "description": note,
        "loss_id": site.env.ref(f"mrp.{reason}").id, "date_start": begun, "date_end": ended,
        "company_id": site.company.id,
    }))

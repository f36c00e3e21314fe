"""Machines, and what maintenance did and has to do, with the numbers of its reports."""

from datetime import timedelta

from .partners import supplier
from .records import made, slug, within

MACHINES = {
    # asset number: plant, name, serial number, model, maker, station
    "A-2107": ("A", "HPX-160 hydraulic fitting press", "160-0457", "HPX-160", "Helmgard Pressenbau GmbH"),
    "A-2311": ("A", "TB-300 run-in test bench", "A-2311", "TB-300", "Prüftechnik Sellnau GmbH"),
    "A-1904": ("A", "NR-40 nutrunner, station 40", "NR40-0118", "NR-40", None),
    "A-1988": ("A", "IH-1 induction heater, station 20", "IH1-2207", "IH-1", None),
    "A-1989": ("A", "IH-2 induction heater, station 20", "IH2-2208", "IH-2", None),
    "B-0412": ("B", "LX-620 tunnel de lavage", "620-0093", "LX-620", "Lavandier Machines SAS"),
    "B-0388": ("B", "CU-3 centre d'usinage", "CU3-7741", "CU-3", None),
}
TEAMS = {"A": "Maintenance Marrenfeld", "B": "Maintenance Saint-Orvais"}
REPAIRED = "maintenance.stage_3"
WORKED_ON = "maintenance.stage_1"
NEW = "maintenance.stage_0"


def machines(env, own):
    for letter, company in own.items():
        made(env, f"team_{letter.lower()}", "maintenance.team",
             {"name": TEAMS[letter], "company_id": company.id})
    for asset, (plant, name, serial, model, maker) in MACHINES.items():
        made(env, f"machine_{slug(asset)}", "maintenance.equipment", {
            "name": f"{name} ({asset})", "serial_no": serial, "model": model, "company_id": own[plant].id,
            "maintenance_team_id": env.ref(f"gemba_demo.team_{plant.lower()}").id,
            "partner_id": supplier(env, maker).id if maker else False, "partner_ref": asset,
        })


def requests(env, own, days, users):
    on, away = days.on, days.away
    rows = [
        # plant, asset, subject, kind, asked, due, stage, priority, closed, and how many hours it stood still or took
        ("A", "A-2107", "MR-0417 Press loses holding pressure, E-214", "corrective", on(2026, 5, 11),
         on(2026, 5, 11, 4).replace(minute=40), REPAIRED, "3", on(2026, 5, 11), 7.5),
        ("A", "A-2107", "Repeat oil sample after 250 operating hours (MR-0417)", "preventive", on(2026, 5, 12),
         on(2026, 7, 20), REPAIRED, "1", on(2026, 7, 21), 0.5),
        ("A", "A-2311", "MR-0452 Vibration alarm F17 at the drive side", "corrective", on(2026, 8, 3),
         on(2026, 8, 3, 19).replace(minute=15), REPAIRED, "3", on(2026, 8, 4), 4.6),
        ("A", "A-2107", "Check accumulator precharge (every 3 months until the end of 2026)", "preventive", away(-15),
         away(4), NEW, "1", None),
        ("A", "A-2107", "Renew light curtain cables, as the yearly inspection advised", "preventive", away(-40),
         away(30), NEW, "1", None),
        ("A", "A-2311", "F17 again: vibration at the drive side above the stop limit", "corrective", away(-3), away(1),
         WORKED_ON, "3", None),
        ("A", "A-2311", "Change coupling element EC-75-98 at 2,300 operating hours", "preventive", away(-20), away(9),
         NEW, "2", None),
        ("A", "A-1989", "Temperature probe, check of the quarter", "preventive", away(-5), away(7), NEW, "1", None),
        ("B", "B-0412", "RM-0087 Pression de rinçage insuffisante, D22", "corrective", on(2026, 7, 24),
         on(2026, 7, 24, 7).replace(minute=35), REPAIRED, "3", on(2026, 7, 24), 5.33),
        ("B", "B-0412", "Vider le panier de copeaux de la zone 2, contrôle hebdomadaire", "preventive", away(-4),
         away(1), NEW, "1", None),
        ("B", "B-0388", "Alarme d'outil AL-62 à 230 pièces, vérifier (NC-B-0219)", "preventive", away(-10), away(3),
         NEW, "2", None),
    ]
    for place, (plant, asset, subject, kind, asked, due, stage, priority, closed, *hours) in enumerate(rows):
        made(within(env, allowed_company_ids=[own[plant].id]), f"request_{place}", "maintenance.request", {
            "name": subject, "equipment_id": env.ref(f"gemba_demo.machine_{slug(asset)}").id, "maintenance_type": kind,
            "company_id": own[plant].id, "maintenance_team_id": env.ref(f"gemba_demo.team_{plant.lower()}").id,
            "request_date": asked.date(), "schedule_date": due,
            "schedule_end": due + timedelta(hours=hours[0] if hours else 1), "stage_id": env.ref(stage).id,
            "priority": priority,
            "user_id": users["maint"].id if plant == "A" else False, "close_date": closed and closed.date(),
        })


def stop_test_bench(env, since):
    """The test bench stands still: Odoo starts no operation there until it is unblocked."""
    env["mrp.workcenter.productivity"].create({
        "workcenter_id": env.ref("gemba_demo.station_tb_300").id, "loss_id": env.ref("mrp.block_reason1").id,
        "description": "F17: vibration at the drive side above the stop limit", "date_start": since,
    }).button_block()

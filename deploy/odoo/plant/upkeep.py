"""What maintenance did in the year besides its reports, with how long it took."""

from datetime import timedelta

from .machines import REPAIRED
from .records import made, slug, within

HISTORY = [
    # plant, asset, subject, kind, begun (month, day, hour in UTC), hours
    ("A", "A-1904", "Nutrunner NR-40, angle encoder without signal", "corrective", (2, 10, 8), 2.5),
    ("A", "A-1988", "Induction heater IH-1, check of the quarter", "preventive", (2, 16, 6), 1.0),
    ("A", "A-1989", "Induction heater IH-2, check of the quarter", "preventive", (2, 16, 8), 1.0),
    ("A", "A-2107", "Press: hose at the return line leaks", "corrective", (3, 4, 9), 3.0),
    ("A", "A-2311", "Test bench: torque check of the clamping screws", "preventive", (3, 18, 6), 0.5),
    ("A", "A-1989", "Temperature probe broken", "corrective", (4, 22, 10), 1.5),
    ("A", "A-1904", "Nutrunner NR-40, calibration", "preventive", (5, 6, 6), 2.0),
    ("A", "A-2107", "Yearly inspection with safety check (SR-30488)", "preventive", (6, 17, 6), 9.0),
    ("A", "A-1904", "Nutrunner NR-40, cable broken", "corrective", (7, 9, 12), 1.75),
    ("A", "A-2107", "Check accumulator precharge", "preventive", (8, 12, 6), 0.75),
    ("A", "A-2311", "Test bench: torque check of the clamping screws", "preventive", (9, 2, 6), 0.5),
    ("A", "A-2107", "Light curtain interrupted without cause", "corrective", (9, 15, 9), 2.25),
    ("A", "A-1904", "Nutrunner NR-40, angle encoder without signal", "corrective", (10, 6, 7), 3.5),
    ("A", "A-1989", "Temperature probe broken", "corrective", (10, 21, 11), 1.25),
    ("A", "A-2311", "F17 at the drive side, clamping screws tightened", "corrective", (10, 30, 12), 1.0),
    ("B", "B-0412", "D43 : capteur de sortie réglé", "corrective", (7, 8, 8), 0.5),
    ("B", "B-0412", "D23 : poche filtrante remplacée", "corrective", (8, 19, 9), 0.75),
    ("B", "B-0388", "Compteur d'outil sauvegardé par la commande (NC-B-0219)", "corrective", (9, 16, 7), 4.0),
    ("B", "B-0412", "D10 : vanne de cascade ouverte, étiquette posée", "corrective", (9, 21, 6), 2.25),
    ("B", "B-0388", "Graissage de la broche 2", "preventive", (10, 12, 6), 1.5),
]


def history(env, own, days, users):
    for place, (plant, asset, subject, kind, (month, day, hour), hours) in enumerate(HISTORY):
        begun = days.on(2026, month, day, hour)
        made(within(env, allowed_company_ids=[own[plant].id]), f"upkeep_{place}", "maintenance.request", {
            "name": subject, "equipment_id": env.ref(f"gemba_demo.machine_{slug(asset)}").id, "maintenance_type": kind,
            "company_id": own[plant].id, "maintenance_team_id": env.ref(f"gemba_demo.team_{plant.lower()}").id,
            "request_date": begun.date(), "schedule_date": begun, "schedule_end": begun + timedelta(hours=hours),
            "stage_id": env.ref(REPAIRED).id, "priority": "1",
            "user_id": users["maint"].id if plant == "A" else False, "close_date": begun.date(),
        })

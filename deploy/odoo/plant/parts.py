"""What the plant buys, keeps and builds: part numbers, prices and delivery times of the documents."""

UNIT, KILO, LITRE, HOUR = "unit", "kgm", "litre", "hour"

KRESSMAR = "Kressmar Wälzlager GmbH"
QUELLRATH = "Quellrath Edelstahlwerk GmbH"
OLEVANTA = "Olevanta Lubricants B.V."
HELMGARD = "Helmgard Pressenbau GmbH"
SELLNAU = "Prüftechnik Sellnau GmbH"
OHLENRATH = "Gießerei Ohlenrath GmbH"
ALMERSEE = "Dichtwerk Almersee KG"
DELLINGER = "Schrauben Dellinger GmbH"
RUHMARK = "Klebtechnik Ruhmark GmbH"
MORY = "Aciéries Mory-Vaucler SAS"
LAVANDIER = "Lavandier Machines SAS"
TARVELLE = "Engrenages Tarvelle SAS"
BRUNKAU = "Wälzlagerhandel Brunkau GmbH"
ROEDLINGEN = "Eisenguss Rödlingen GmbH"
TOLKHAUSEN = "Verbindungstechnik Tolkhausen KG"

BOUGHT = {
    # part number: plants, name, unit, price, supplier, delivery time in days, the supplier's number, tracking
    "TD-BR-32212": ("AB", "Tapered roller bearing 32212-KR", UNIT, 38.60, KRESSMAR, 28, "32212-KR", "none"),
    "TD-BR-32216": ("A", "Tapered roller bearing 32216-KR", UNIT, 61.20, KRESSMAR, 35, "32216-KR", "none"),
    "TD-BR-NU2214": ("A", "Cylindrical roller bearing NU 2214-KR", UNIT, 94.50, KRESSMAR, 42, "NU 2214-KR", "lot"),
    "TD-BR-6316": ("A", "Deep groove ball bearing 6316-C3", UNIT, 72.80, KRESSMAR, 42, "6316-C3", "none"),
    "TD-ST-90": ("A", "Round bar 18CrNiMo7-6, Ø 90 mm", KILO, 1.585, QUELLRATH, 56, "A1", "lot"),
    "TD-ST-120": ("A", "Round bar 18CrNiMo7-6, Ø 120 mm", KILO, 1.64, QUELLRATH, 56, "A2", "lot"),
    "TD-OIL-GX220": ("A", "Gear oil GX 220, CLP PAO", LITRE, 7.90, OLEVANTA, 10, "GX 220", "lot"),
    "TD-HS-40": ("A", "Housing TGX 40", UNIT, 148.00, OHLENRATH, 30, "40-118", "none"),
    "TD-HS-50": ("A", "Housing TGX 50", UNIT, 212.00, OHLENRATH, 30, "50-118", "none"),
    "TD-HS-63": ("A", "Housing TGX 63", UNIT, 341.00, OHLENRATH, 30, "63-118", "none"),
    "TD-HS-80": ("A", "Housing TGX 80", UNIT, 596.00, OHLENRATH, 35, "80-118", "none"),
    "TD-SS-50": ("A", "Radial shaft seal TGX 40 and TGX 50", UNIT, 9.80, ALMERSEE, 14, "RW 50x72", "none"),
    "TD-SS-60": ("A", "Radial shaft seal TGX 63", UNIT, 13.40, ALMERSEE, 14, "RW 60x85", "none"),
    "TD-SS-95": ("A", "Radial shaft seal TGX 80", UNIT, 24.10, ALMERSEE, 21, "RW 95x120", "none"),
    "TD-SC-M10": ("A", "Cover screw M10 x 35, class 10.9", UNIT, 0.21, DELLINGER, 10, "10.9-1035", "none"),
    "TD-SC-M12": ("A", "Cover screw M12 x 40, class 10.9", UNIT, 0.34, DELLINGER, 10, "10.9-1240", "none"),
    "TD-SC-M16": ("A", "Flange screw M16 x 50, class 10.9", UNIT, 0.72, DELLINGER, 10, "10.9-1650", "none"),
    "TD-BV-12": ("A", "Breather plug G 1/2", UNIT, 4.60, DELLINGER, 10, "BV-12", "none"),
    "DS-40": ("A", "Flange sealant DS-40, cartridge 300 ml", UNIT, 18.90, RUHMARK, 12, "DS-40/300", "lot"),
    "B-ST-95": ("B", "Barre ronde 42CrMo4+QT, Ø 95 mm", KILO, 1.52, MORY, 28, "42CrMo4-95", "lot"),
    "SAT-20": ("B", "Satellite TPL 20", UNIT, 31.50, TARVELLE, 25, "ST 20", "none"),
    "CR-20": ("B", "Couronne TPL 20", UNIT, 118.00, TARVELLE, 25, "CR 20", "none"),
    "AS-20": ("B", "Arbre de sortie TPL 20", UNIT, 96.00, TARVELLE, 25, "AS 20", "none"),
    "NK-20": ("B", "Roulement à aiguilles NK 20", UNIT, 6.90, KRESSMAR, 30, "NK 20-KR", "none"),
    "JX-9": ("B", "Pâte d'étanchéité JX-9, tube 200 ml", UNIT, 14.20, RUHMARK, 12, "JX-9/200", "none"),
    # Spare parts, as the lists SPL-2107 and SPL-2311 have them.
    "SK-160-4": ("A", "Seal kit main cylinder", UNIT, 684.00, HELMGARD, 42, "SK-160-4", "none"),
    "RW-160": ("A", "Rod wiper 160 mm", UNIT, 92.50, HELMGARD, 28, "RW-160", "none"),
    "GB-160-H7": ("A", "Rod guide bush bronze", UNIT, 415.00, HELMGARD, 63, "GB-160-H7", "none"),
    "FE-10-240": ("A", "Return filter element 10 µm", UNIT, 118.40, OLEVANTA, 7, "FE-10-240", "none"),
    "FE-03-090": ("A", "Pressure filter element 3 µm", UNIT, 146.90, OLEVANTA, 7, "FE-03-090", "none"),
    "AC-10-330": ("A", "Bladder accumulator 10 l", UNIT, 1260.00, HELMGARD, 56, "AC-10-330", "none"),
    "BK-10": ("A", "Bladder for accumulator 10 l", UNIT, 310.00, HELMGARD, 35, "BK-10", "none"),
    "PT-400-A": ("A", "Pressure transducer 0-400 bar", UNIT, 274.00, HELMGARD, 21, "PT-400-A", "none"),
    "PL-650-S": ("A", "Position transducer 650 mm", UNIT, 1145.00, HELMGARD, 49, "PL-650-S", "none"),
    "SV-NG16": ("A", "Safety seat valve NG16 with position switch", UNIT, 890.00, HELMGARD, 84, "SV-NG16", "none"),
    "EC-75-98": ("A", "Coupling element 98 Shore A", UNIT, 138.00, SELLNAU, 14, "EC-75-98", "none"),
    "VS-100-M8": ("A", "Vibration sensor 100 mV/g", UNIT, 312.00, SELLNAU, 21, "VS-100-M8", "none"),
    "DL-24-INT": ("A", "Door lock with interlock 24 V", UNIT, 228.00, SELLNAU, 28, "DL-24-INT", "none"),
    "GM-32-SIC": ("B", "Garniture mécanique GM-32-SIC", UNIT, 164.00, LAVANDIER, 21, "GM-32-SIC", "none"),
    "FP-50-2": ("B", "Poche filtrante 50 µm", UNIT, 22.50, LAVANDIER, 10, "FP-50-2", "none"),
}
CHARGED = {
    # part number: plants, what is charged besides goods, unit, price, supplier
    "SUR-ALLOY": ("A", "Alloy surcharge", KILO, 0.318, QUELLRATH),
    "CUT": ("A", "Saw cut to fixed length", UNIT, 18.50, QUELLRATH),
    "DEP-1000": ("A", "Container 1,000 l, deposit", UNIT, 85.00, OLEVANTA),
    "SRV-TECH": ("A", "Service technician, yearly inspection with safety check", HOUR, 128.00, HELMGARD),
    "SRV-TRAVEL": ("A", "Travel, lump sum zone 3", UNIT, 310.00, HELMGARD),
    "BA-160": ("A", "Operating manual HPX-160, printed, bound", UNIT, 45.00, HELMGARD),
    "FRET": ("B", "Transport franco Saint-Orvais", UNIT, 265.00, MORY),
}
BUILT = {
    # part number: plant, name, cost, price, tracking
    "TD-BP-63": ("A", "Bevel pinion TGX 63", 84.00, 0, "lot"),
    "TD-BP-50": ("A", "Bevel pinion TGX 50", 61.00, 0, "none"),
    "TD-BP-80": ("A", "Bevel pinion TGX 80", 133.00, 0, "none"),
    "TD-BG-63": ("A", "Bevel gear with intermediate shaft TGX 63", 156.00, 0, "none"),
    "TD-BG-50": ("A", "Bevel gear with intermediate shaft TGX 50", 112.00, 0, "none"),
    "TD-BG-80": ("A", "Bevel gear with intermediate shaft TGX 80", 241.00, 0, "none"),
    "TD-OS-63": ("A", "Output shaft TGX 63", 98.00, 0, "none"),
    "TD-OS-50": ("A", "Output shaft TGX 50", 71.00, 0, "none"),
    "TD-OS-80": ("A", "Output shaft TGX 80", 162.00, 0, "none"),
    "TGX-40-14-M1": ("A", "Gear unit TGX 40, ratio 14, M1", 610.00, 1090.00, "serial"),
    "TGX-50-18-M1": ("A", "Gear unit TGX 50, ratio 18, M1", 840.00, 1480.00, "serial"),
    "TGX-63-31.5-M1": ("A", "Gear unit TGX 63, ratio 31.5, M1", 1290.00, 2240.00, "serial"),
    "TGX-63-22.4-M4": ("A", "Gear unit TGX 63, ratio 22.4, M4", 1325.00, 2310.00, "serial"),
    "TGX-80-28-M1": ("A", "Gear unit TGX 80, ratio 28, M1", 2180.00, 3720.00, "serial"),
    "PS-20-118": ("B", "Porte-satellites TPL 20", 74.00, 0, "lot"),
    "TPL-20-5": ("B", "Réducteur TPL 20, rapport 5", 690.00, 1180.00, "none"),
    "TPL-12-4": ("B", "Réducteur TPL 12, rapport 4", 410.00, 720.00, "none"),
}
RECIPES = {
    # part number: components for one; which route through the shop
    "TD-BP-63": ({"TD-ST-120": 6.4}, "gears"),
    "TD-BP-80": ({"TD-ST-120": 11.8}, "gears"),
    "TD-OS-63": ({"TD-ST-90": 9.2}, "gears"),
    "TGX-40-14-M1": (
        {"TD-HS-40": 1, "TD-SS-50": 2, "TD-SC-M10": 12, "DS-40": 0.1, "TD-OIL-GX220": 1.4, "TD-BV-12": 1}, "TGX"),
    "TGX-50-18-M1": (
        {"TD-HS-50": 1, "TD-BP-50": 1, "TD-BG-50": 1, "TD-OS-50": 1, "TD-BR-32212": 2, "TD-SS-50": 2, "TD-SC-M10": 14,
         "DS-40": 0.15, "TD-OIL-GX220": 2.5, "TD-BV-12": 1}, "TGX"),
    "TGX-63-31.5-M1": (
        {"TD-HS-63": 1, "TD-BP-63": 1, "TD-BG-63": 1, "TD-OS-63": 1, "TD-BR-NU2214": 2, "TD-BR-32212": 2, "TD-SS-60": 2,
         "TD-SC-M12": 16, "DS-40": 0.2, "TD-OIL-GX220": 4.8, "TD-BV-12": 1}, "TGX"),
    "TGX-63-22.4-M4": (
        {"TD-HS-63": 1, "TD-BP-63": 1, "TD-BG-63": 1, "TD-OS-63": 1, "TD-BR-NU2214": 2, "TD-BR-32212": 2, "TD-SS-60": 2,
         "TD-SC-M12": 16, "DS-40": 0.2, "TD-OIL-GX220": 9.2, "TD-BV-12": 1}, "TGX"),
    "TGX-80-28-M1": (
        {"TD-HS-80": 1, "TD-BP-80": 1, "TD-BG-80": 1, "TD-OS-80": 1, "TD-BR-32216": 4, "TD-BR-6316": 2, "TD-SS-95": 2,
         "TD-SC-M12": 20, "TD-SC-M16": 8, "DS-40": 0.3, "TD-OIL-GX220": 9.6, "TD-BV-12": 1}, "TGX"),
    "PS-20-118": ({"B-ST-95": 12.5}, "carriers"),
    "TPL-20-5": (
        {"PS-20-118": 1, "SAT-20": 3, "CR-20": 1, "AS-20": 1, "NK-20": 6, "TD-BR-32212": 2, "JX-9": 0.3}, "TPL"),
    "TPL-12-4": ({"NK-20": 6, "JX-9": 0.2}, "TPL"),
}
STATIONS = {
    # code: plant, name, cost of an hour
    "L2-20": ("A", "Line 2, station 20", 54.0),
    "L2-30": ("A", "Line 2, station 30", 54.0),
    "L2-40": ("A", "Line 2, station 40", 58.0),
    "L2-50": ("A", "Line 2, station 50", 54.0),
    "L2-60": ("A", "Line 2, station 60, leak test", 58.0),
    "TB-300": ("A", "Run-in test bench TB-300", 92.0),
    "GC-1": ("A", "Gear cutting 1", 76.0),
    "LX-620": ("B", "Tunnel de lavage LX-620", 48.0),
    "CU-3": ("B", "Centre d'usinage CU-3", 84.0),
    "IM-5": ("B", "Îlot de montage 5", 51.0),
}
ROUTES = {
    # route: operations with station and minutes for one piece
    "TGX": [
        ("Station 20: shafts and bearings (SOP-014, SOP-021)", "L2-20", 18),
        ("Station 30: backlash and tooth contact (SOP-014)", "L2-30", 14),
        ("Station 40: output shaft and housing cover (SOP-014)", "L2-40", 20),
        ("Station 50: shaft seals and input flange (SOP-014)", "L2-50", 12),
        ("Station 60: leak test (SOP-014)", "L2-60", 10),
        ("Oil filling and run-in test (SOP-027)", "TB-300", 48),
    ],
    "gears": [("Gear cutting", "GC-1", 9)],
    "TPL": [
        ("Lavage des carters (LX-620)", "LX-620", 6),
        ("Assemblage (SOP-114, SOP-121)", "IM-5", 35),
    ],
    "carriers": [("Alésage des axes de satellite", "CU-3", 11)],
}

"""Product families, as categories."""

from . import parts
from .catalogue import product
from .records import made, slug

FAMILIES = {
    "Bearings": ("TD-BR-", "NK-"),
    "Bar steel": ("TD-ST-", "B-ST-"),
    "Housings": ("TD-HS-",),
    "Shaft seals": ("TD-SS-",),
    "Fasteners and small parts": ("TD-SC-", "TD-BV-"),
    "Lubricants and sealants": ("TD-OIL-", "DS-", "JX-"),
    "Gear parts": ("TD-BP-", "TD-BG-", "TD-OS-", "SAT-", "CR-", "AS-", "PS-"),
    "Gear units TGX": ("TGX-",),
    "Gear units TPL": ("TPL-",),
    "Services and charges": ("SUR-", "CUT", "DEP-", "SRV-", "BA-", "FRET"),
}
OTHERS = "Spare parts"


def family_of(number):
    return next((family for family, starts in FAMILIES.items() if number.startswith(starts)), OTHERS)


def families(env):
    for number in (*parts.BOUGHT, *parts.CHARGED, *parts.BUILT):
        family = family_of(number)
        category = made(env, f"family_{slug(family)}", "product.category", {"name": family})
        product(env, number).categ_id = category

"""Suppliers and customers, as the letterheads of the documents have them; the rest is invented with them."""

from odoo import Command

from .records import made, slug

SUPPLIERS = {
    # name: plants that buy there, country, street, place, VAT number, bank, account
    "Quellrath Edelstahlwerk GmbH": (
        "A", "base.de", "Hammerweg 3", "57999", "Quellrath", "DE999304524", "Industriebank Quellrath",
        "DE11 9999 9900 0418 0277 31"),
    "Olevanta Lubricants B.V.": (
        "A", "base.nl", "Oliehaven 22", "3099 ZX", "Westerhaven", "NL999301007B01", "Fictiebank Westerhaven",
        "NL54 FICT 0417 0933 85"),
    "Kressmar Wälzlager GmbH": (
        "AB", "base.de", "Kugelring 1", "97999", "Kressmar", "DE999320861", "Kressmarer Handelsbank",
        "DE04 9999 9920 0055 1200 98"),
    "Helmgard Pressenbau GmbH": (
        "A", "base.de", "Pressenstraße 40", "73999", "Helmgard", "DE999317704", "Helmgarder Gewerbebank",
        "DE72 9999 9910 0007 7162 40"),
    "Prüftechnik Sellnau GmbH": ("A", "base.de", "Messfeld 7", "04999", "Sellnau", "", "", ""),
    "Gießerei Ohlenrath GmbH": ("A", "base.de", "Formerweg 12", "58999", "Ohlenrath", "", "", ""),
    "Dichtwerk Almersee KG": ("A", "base.de", "Lippenstraße 5", "88999", "Almersee", "", "", ""),
    "Schrauben Dellinger GmbH": ("A", "base.de", "Gewindeallee 9", "59999", "Dellingen", "", "", ""),
    "Klebtechnik Ruhmark GmbH": ("AB", "base.de", "Fugenweg 2", "40999", "Ruhmark", "", "", ""),
    "Aciéries Mory-Vaucler SAS": (
        "B", "base.fr", "4 quai du Laminoir", "54990", "Mory-Vaucler", "FR23999307713", "Crédit Fictif de Mory",
        "FR76 9999 9010 2000 0411 7036 534"),
    "Lavandier Machines SAS": ("B", "base.fr", "27 route des Ateliers", "38990", "Brézolles-sur-Ourche", "", "", ""),
    "Engrenages Tarvelle SAS": ("B", "base.fr", "18 rue du Module", "42980", "Tarvelle", "", "", ""),
    "Wälzlagerhandel Brunkau GmbH": ("AB", "base.de", "Am Speicher 6", "29999", "Brunkau", "", "", ""),
    "Eisenguss Rödlingen GmbH": ("A", "base.de", "Kokillenweg 2", "56999", "Rödlingen", "", "", ""),
    "Verbindungstechnik Tolkhausen KG": ("A", "base.de", "Bolzengasse 11", "34999", "Tolkhausen", "", "", ""),
}
CUSTOMERS = {
    # name: plant that sells to them, country, place, what they call themselves in their orders
    "Molenveld Conveyors B.V.": ("A", "base.nl", "Molenveld", "MC"),
    "Harkstede Bulk Terminals B.V.": ("A", "base.nl", "Harkstede", "HBT"),
    "Sandvig Pulp AB": ("A", "base.se", "Sandvig", "SP"),
    "Zementwerk Grellingen AG": ("A", "base.ch", "Grellingen", "ZG"),
    "Oderbruch Fördertechnik GmbH": ("A", "base.de", "Oderbruch", "OF"),
    "Convoyeurs Delmas SAS": ("B", "base.fr", "Delmas-sur-Loire", "CD"),
    "Robótica Valdearenas S.L.": ("B", "base.es", "Valdearenas", "RV"),
}


def suppliers(env, own):
    for name, (plants, country, street, place, town, vat, bank, account) in SUPPLIERS.items():
        values = _address(env, name, country, town) | {
            "street": street,
            "zip": place,
            "vat": vat,
            "supplier_rank": 1,
            "company_id": own[plants].id if len(plants) == 1 else False,
        }
        if account:
            values["bank_ids"] = [Command.create({"acc_number": account, "bank_id": _bank(env, bank).id})]
        made(env, f"supplier_{slug(name)}", "res.partner", values)


def customers(env, own):
    for name, (plant, country, town, code) in CUSTOMERS.items():
        values = _address(env, name, country, town) | {"ref": code, "customer_rank": 1, "company_id": own[plant].id}
        made(env, f"customer_{slug(name)}", "res.partner", values)


def supplier(env, name):
    return env.ref(f"gemba_demo.supplier_{slug(name)}")


def customer(env, name):
    return env.ref(f"gemba_demo.customer_{slug(name)}")


def _address(env, name, country, town):
    return {"name": name, "is_company": True, "country_id": env.ref(country).id, "city": town}


def _bank(env, name):
    return made(env, f"bank_{slug(name)}", "res.bank", {"name": name})

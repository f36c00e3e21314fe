"""What the checks of the demo plant read, as its people over Odoo's own API."""

import json
import os
import sys
from datetime import datetime, timezone
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL, KEYS = sys.argv[1], json.load(open(sys.argv[2]))
NOW = datetime.now(timezone.utc).replace(tzinfo=None)


class Denied(Exception):
    pass


def ask(login, model, method, **arguments):
    request = Request(
        f"{URL}/json/2/{model}/{method}",
        data=json.dumps(arguments).encode(),
        headers={
            "Authorization": f"bearer {KEYS[login]}",
            "Content-Type": "application/json",
            "X-Odoo-Database": os.environ.get("GEMBA_ODOO_DATABASE", "plant"),
        },
    )
    try:
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except HTTPError as problem:
        if problem.code == 403:
            raise Denied(model) from problem
        raise


def rows(login, model, domain, fields):
    return ask(login, model, "search_read", domain=domain, fields=fields.split())


def may(login, model, operation):
    return ask(login, model, "has_access", ids=[], operation=operation)


def belongs(login, group):
    own = ask(login, "res.users", "context_get")["uid"]
    return ask(login, "res.users", "has_group", ids=[own], group_ext_id=group)


def one(login, model, name, fields):
    found = rows(login, model, [["name", "=", name]], fields)
    assert len(found) == 1, f"{login} finds {len(found)} records {name} of {model}"
    return found[0]


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")


def components(login, order, fields="product_id product_uom_qty quantity state"):
    found = rows(login, "stock.move", [["raw_material_production_id", "=", order["id"]]], fields)
    return {row["product_id"][1].split("]")[0][1:]: row for row in found}


def open_lines(login, number):
    lines = rows(login, "purchase.order.line", [["product_id.default_code", "=", number]],
                 "order_id product_qty qty_received date_planned state")
    orders = rows(login, "purchase.order", [["id", "in", [line["order_id"][0] for line in lines]]], "name")
    names = {order["id"]: order["name"] for order in orders}
    waiting = [line for line in lines if line["qty_received"] < line["product_qty"]]
    return [line | {"order": names[line["order_id"][0]]} for line in waiting]

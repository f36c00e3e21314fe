"""The whole plant, told once. What the people command makes is there already or made here as well."""

import json
import os
from datetime import date, timedelta

from odoo import fields

from . import (
    agreements,
    alternatives,
    between_plants,
    books,
    catalogue,
    deliveries,
    downtime,
    families,
    genealogy,
    machines,
    marrenfeld,
    partners,
    payables,
    people,
    reordering,
    saint_orvais,
    scrap,
    shift,
    upkeep,
)
from .calendar import Days, Timeline
from .flows import Site
from .records import known, remember

SEQUENCES = {
    # plant: for each kind of order what its numbers start with, and the next one
    "A": {"purchase.order": ("P", 954), "sale.order": ("S", 1282), "mo": ("WH/MO/", 466)},
    "B": {"purchase.order": ("B-P", 240), "sale.order": ("B-S", 402), "mo": ("MO-B-", 751)},
}


# Whose scheduled jobs go on. Others write mails to people who do not exist, or call services outside this machine.
AT_WORK = {"base", "gemba", "stock", "mrp", "maintenance"}


def passwords_in(file):
    """Passwords by login, from lines of login, name and password; nothing if there is no such file."""
    if not os.path.exists(file):
        return {}
    with open(file) as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {row[0]: row[-1] for row in rows if len(row) > 1}


def tell_people(env, given):
    """Companies and people; given: passwords by login."""
    own = people.companies(env)
    users = people.people(env, own)
    people.passwords(users, given)
    return own, users


def issue_keys(env, users, file):
    """An API key for each, as {"login": "key"} in a file that only its owner reads."""
    until = fields.Datetime.now() + timedelta(days=80)
    env["res.users.apikeys"].sudo().search([("name", "=", "Gemba")]).unlink()
    made = {
        login: env["res.users.apikeys"].with_user(user).sudo()._generate(None, "Gemba", until)
        for login, user in {**users, "admin": env.ref("base.user_admin")}.items()
    }
    env.cr.commit()
    with open(file, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as keys:
        json.dump(made, keys)


def tell(env, given):
    """Everything. Told a second time it leaves the orders as people have made them since."""
    own, users = tell_people(env, given)
    if not known(env, "told"):
        _tell_year(env, own, users)
        remember(env, "told", own["A"])
    env.cr.commit()


def _tell_year(env, own, users):
    days = Days(date.today())
    everywhere = [company.id for company in own.values()]
    env = env(context=dict(env.context, allowed_company_ids=everywhere, tracking_disable=True, mail_create_nolog=True))
    _quieten(env)
    env.ref("product.decimal_price").digits = 4
    env.ref("stock.route_warehouse0_mto").active = True
    taxes = books.taxes(env, own)
    partners.suppliers(env, own)
    partners.customers(env, own)
    catalogue.products(env, own, taxes)
    families.families(env)
    alternatives.offers(env, own)
    catalogue.shop(env, own)
    downtime.calendars(env, own)
    scrap.reasons(env)
    machines.machines(env, own)
    warehouses = {
        letter: env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        for letter, company in own.items()
    }
    catalogue.bins(env, warehouses["A"])
    _number(env, own, warehouses)
    timeline = Timeline()
    sites = {letter: Site(env, own[letter], warehouses[letter], users, timeline) for letter in own}
    timeline.at(days.on(2026, 1, 5), catalogue.opening_stock, env, warehouses)
    marrenfeld.purchases(sites["A"], days, taxes)
    marrenfeld.past_orders(sites["A"], days)
    marrenfeld.open_orders(sites["A"], days)
    saint_orvais.purchases(sites["B"], days, taxes)
    saint_orvais.orders(sites["B"], days)
    deliveries.year(sites, days)
    agreements.agreements(sites["A"], days)
    genealogy.pinions(sites["A"], days)
    shift.shifts(sites["A"], days)
    scrap.scrapped(sites, days)
    downtime.standstills(sites, days)
    between_plants.transfers(sites, days)
    payables.payables(sites["A"], days)
    timeline.at(days.away(-3, 7), machines.stop_test_bench, sites["A"].env, days.away(-3, 7))
    timeline.play()
    payables.enter(env)
    machines.requests(env, own, days, users)
    upkeep.history(env, own, days, users)
    reordering.rules(sites)
    _number(env, own, warehouses)


def _quieten(env):
    jobs = env["ir.cron"].search([])
    names = jobs.get_external_id()
    jobs.filtered(lambda job: names[job.id].partition(".")[0] not in AT_WORK).active = False


def _number(env, own, warehouses):
    """Numbers as the documents have them; new orders go on from there."""
    for letter, kinds in SEQUENCES.items():
        for kind, (prefix, following) in kinds.items():
            if kind == "mo":
                sequence = warehouses[letter].manu_type_id.sequence_id
            else:
                owned = [("code", "=", kind), ("company_id", "=", own[letter].id)]
                sequence = env["ir.sequence"].search(owned, limit=1)
            if not sequence:
                sequence = env["ir.sequence"].create({"name": kind, "code": kind, "company_id": own[letter].id})
            sequence.write({"prefix": prefix, "padding": 5, "number_next_actual": following})

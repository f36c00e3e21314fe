"""Vendor bills of the year: paid ones, open ones, overdue ones, and five that somebody should look at.

- RG-260417 of Dellinger was entered a second time, as a draft.
- OG-8841 of Ohlenrath asks 622.00 EUR for a housing that was ordered at 596.00.
- RG-260511 of Dellinger charges 3,000 screws TD-SC-M10 of P00949 that have not come.
- KR-33071 of Ruhmark has sealant at 189.00 EUR instead of 18.90, as a draft.
- PS-2291 of Sellnau is for 14,880.00 EUR without an order, where its other bills are for a few hundred.
"""

from odoo import Command

from . import parts
from .books import Bill
from .catalogue import product
from .partners import supplier

PAID = [
    # order, number of the bill, its date, due (month and day), paid
    ("P00862", "KW-26-1107", (2, 18), (3, 20), (3, 19)),
    ("P00878", "KW-26-1894", (4, 7), (5, 7), (5, 6)),
    ("P00891", "KW-26-2551", (5, 14), (6, 13), (6, 12)),
    ("P00912", "KW-26-4002", (7, 29), (8, 28), (8, 27)),
    ("P00866", "OG-8107", (3, 3), (4, 2), (4, 2)),
    ("P00880", "OG-8254", (4, 13), (5, 13), (5, 12)),
    ("P00893", "OG-8390", (5, 19), (6, 18), (6, 18)),
    ("P00907", "OG-8502", (7, 7), (8, 6), (8, 6)),
    ("P00864", "RG-260122", (2, 2), (2, 16), (2, 16)),
    ("P00876", "RG-260219", (3, 2), (3, 16), (3, 16)),
    ("P00895", "RG-260417", (5, 4), (5, 18), (5, 18)),
    ("P00909", "RG-260433", (6, 22), (7, 6), (7, 6)),
    ("P00868", "AL-50311", (2, 13), (3, 15), (3, 13)),
    ("P00882", "AL-50402", (3, 25), (4, 24), (4, 24)),
    ("P00870", "KR-31880", (2, 18), (3, 4), (3, 4)),
    ("P00901", "KR-32504", (5, 26), (6, 9), (6, 9)),
    ("P00897", "RE-2026-42107", (6, 24), (8, 8), (8, 7)),
]
OPEN = [
    # order, number of the bill, working days from today: its date, and when it is due
    ("P00920", "KW-26-5218", -41, -19),
    ("P00931", "AL-51177", -32, -10),
    ("P00928", "KW-26-5790", -24, -3),
    ("P00926", "RE-2026-46630", -22, 10),
    ("P00930", "OG-8903", -20, 2),
    ("P00936", "RG-260498", -5, 5),
]


def payables(site, days):
    on, away = days.on, days.away
    for order, number, dated, due, paid in PAID:
        site.timeline.at(on(2026, *dated, 15), _post, site, order, number, on(2026, *dated), on(2026, *due))
        site.timeline.at(on(2026, *paid, 15), _pay, site, number, on(2026, *paid))
    for order, number, dated, due in OPEN:
        site.timeline.at(away(dated, 15), _post, site, order, number, away(dated), away(due))
    site.timeline.at(on(2026, 5, 8, 15), _again, site, "RG-260417")
    site.timeline.at(away(-43, 15), _dearer, site, "P00922", "OG-8841", 622.00, away(-44), away(-15))
    site.timeline.at(away(-1, 15), _not_received, site, "P00949", "RG-260511", "TD-SC-M10", 3000, away(-1), away(9))
    site.timeline.at(away(-2, 15), _slipped, site, "P00927", "KR-33071", 189.00, away(-2), away(12))
    for number, amount, dated, due, paid in (
        ("PS-2104", 276.00, on(2026, 3, 10), on(2026, 4, 9), on(2026, 4, 9)),
        ("PS-2177", 312.00, on(2026, 6, 16), on(2026, 7, 16), on(2026, 7, 16)),
        ("PS-2230", 414.00, on(2026, 8, 12), on(2026, 9, 11), on(2026, 9, 11)),
        ("PS-2291", 14880.00, away(-6), away(16), None),
    ):
        site.timeline.at(dated.replace(hour=15), _without_order, site, number, amount, dated, due)
        if paid:
            site.timeline.at(paid.replace(hour=15), _pay, site, number, paid)


def enter(env):
    """As if each bill had been entered on its day: the database's clock, by which Odoo says so, does not follow the story."""
    env.flush_all()
    env.cr.execute("UPDATE account_move SET create_date = date + interval '15 hours' WHERE move_type = 'in_invoice'")
    env.invalidate_all()


def _billed(site, order, number, dated, due):
    return Bill(site.env, site.order(order)).dated(number, dated, due)


def _post(site, order, number, dated, due):
    _billed(site, order, number, dated, due).posted()


def _bill(site, number):
    return site.env["account.move"].search([
        ("ref", "=", number), ("company_id", "=", site.company.id), ("move_type", "=", "in_invoice"),
        ("state", "=", "posted"),
    ])


def _pay(site, number, day):
    wizard = site.env["account.payment.register"].with_context(
        active_model="account.move", active_ids=_bill(site, number).ids)
    wizard.create({"payment_date": day.date()})._create_payments()


def _again(site, number):
    """Typed in once more, when the same bill came by mail."""
    first = _bill(site, number)
    lines = [
        {"product_id": line.product_id.id, "name": line.name, "quantity": line.quantity, "price_unit": line.price_unit,
         "tax_ids": [Command.set(line.tax_ids.ids)]}
        for line in first.invoice_line_ids
    ]
    _entered(site, first.partner_id, number, first.invoice_date, first.invoice_date_due, lines)


def _dearer(site, order, number, price, dated, due):
    bill = _billed(site, order, number, dated, due)
    bill.move.invoice_line_ids.price_unit = price
    bill.posted()


def _slipped(site, order, number, price, dated, due):
    _billed(site, order, number, dated, due).move.invoice_line_ids.price_unit = price


def _not_received(site, order, number, part, quantity, dated, due):
    bill = _billed(site, order, number, dated, due)
    line = site.order(order).order_line.filtered(lambda one: one.product_id.default_code == part)
    bill.move.write({"invoice_line_ids": [Command.create({
        "product_id": line.product_id.id, "name": line.name, "quantity": quantity, "price_unit": line.price_unit,
        "purchase_line_id": line.id, "tax_ids": [Command.set(line.tax_ids.ids)],
    })]})
    bill.posted()


def _without_order(site, number, amount, dated, due):
    taxes = product(site.env, "VS-100-M8").supplier_taxes_id.filtered(lambda tax: tax.company_id == site.company)
    line = {"name": "Calibration and service at the test bench TB-300", "quantity": 1, "price_unit": amount,
            "tax_ids": [Command.set(taxes.ids)]}
    _entered(site, supplier(site.env, parts.SELLNAU), number, dated.date(), due.date(), [line]).action_post()


def _entered(site, seller, number, dated, due, lines):
    return site.env["account.move"].create({
        "move_type": "in_invoice", "partner_id": seller.id, "company_id": site.company.id, "ref": number,
        "invoice_date": dated, "date": dated, "invoice_date_due": due, "invoice_payment_term_id": False,
        "invoice_line_ids": [Command.create(line) for line in lines],
    })

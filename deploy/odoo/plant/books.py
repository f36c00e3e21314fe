"""Taxes, and the vendor bills that the documents are."""

from odoo import Command

from .catalogue import product
from .records import made, within

TAXES = {
    # plant: name of ours, rate, use
    "A": [("19", 19, "purchase"), ("7", 7, "purchase"), ("eu", 0, "purchase"), ("sale", 19, "sale"),
          ("export", 0, "sale")],
    "B": [("20", 20, "purchase"), ("eu", 0, "purchase"), ("sale", 20, "sale"), ("export", 0, "sale")],
}
NAMES = {"eu": "0 % intra-Community", "export": "0 % export"}


def taxes(env, own):
    found = {}
    for letter, rows in TAXES.items():
        company = own[letter]
        group = made(env, f"tax_group_{letter.lower()}", "account.tax.group",
                     {"name": "VAT", "company_id": company.id, "country_id": company.country_id.id})
        found[letter] = {
            name: made(within(env, allowed_company_ids=[company.id]), f"tax_{letter.lower()}_{name}", "account.tax", {
                "name": NAMES.get(name, f"VAT {rate} %"), "amount": rate, "amount_type": "percent", "type_tax_use": use,
                "company_id": company.id, "country_id": company.country_id.id, "tax_group_id": group.id,
            })
            for name, rate, use in rows
        }
        company.write({
            "account_purchase_tax_id": found[letter]["19" if letter == "A" else "20"].id,
            "account_sale_tax_id": found[letter]["sale"].id,
        })
    return found


class Bill:
    """A vendor bill made from an order, as Odoo's own button makes it, with the number and dates of the document."""

    def __init__(self, env, order):
        known = order.invoice_ids
        order.action_create_invoice()
        self.move = order.invoice_ids - known
        self.env = env

    def dated(self, number, day, due):
        self.move.write({
            "ref": number, "invoice_date": day.date(), "date": day.date(), "invoice_payment_term_id": False,
            "invoice_date_due": due.date(),
        })
        return self

    def taxed(self, tax, numbers=None):
        """This tax on the lines of these parts, or on all."""
        for line in self.move.invoice_line_ids:
            if numbers is None or line.product_id.default_code in numbers:
                line.tax_ids = [Command.set(tax.ids)]
        return self

    def also(self, number, quantity, price, tax):
        """What the supplier charges without an order line."""
        part = product(self.env, number)
        self.move.write({"invoice_line_ids": [Command.create({
            "product_id": part.id, "name": part.name, "quantity": quantity, "price_unit": price,
            "tax_ids": [Command.set(tax.ids)],
        })]})
        return self

    def posted(self):
        self.move.action_post()
        return self

    def paid(self, day):
        wizard = self.env["account.payment.register"]
        wizard = wizard.with_context(active_model="account.move", active_ids=self.move.ids)
        wizard.create({"payment_date": day.date()})._create_payments()
        return self

"""The demo plant in Odoo: the orders, parts, machines and people that its documents speak of.

Run by deploy/lib/odoo, inside Odoo's shell. Everything goes through the methods that Odoo's own buttons call, so that
states, reservations and ledgers are what they would be after a year of work.
"""

"""Bearings that plant A lends to plant B: one delivery has arrived, one is on its way."""

from odoo import Command

from .catalogue import product

SHARED = "TD-BR-32212"


def transfers(sites, days):
    away = days.away
    sites["A"].timeline.at(away(-13, 12), _send, sites, 40)
    sites["A"].timeline.at(away(-11, 8), _arrive, sites)
    sites["A"].timeline.at(away(-1, 13), _send, sites, 20)


def _send(sites, pieces):
    """Out of one plant through Odoo's transit between companies, and expected in the other."""
    giving, taking = sites["A"], sites["B"]
    between = giving.env.ref("stock.stock_location_inter_company")
    sent = _transfer(giving, giving.warehouse.out_type_id, giving.warehouse.lot_stock_id, between, pieces,
                     taking.company.partner_id)
    sent.action_assign()
    sent.move_ids.picked = True
    sent.button_validate()
    _transfer(taking, taking.warehouse.in_type_id, between, taking.warehouse.lot_stock_id, pieces,
              giving.company.partner_id, sent.name)


def _arrive(sites):
    picking = sites["B"].env["stock.picking"].search([
        ("location_id", "=", sites["B"].env.ref("stock.stock_location_inter_company").id),
        ("company_id", "=", sites["B"].company.id), ("state", "not in", ("done", "cancel")),
    ])
    picking.move_ids.picked = True
    picking.button_validate()


def _transfer(site, kind, start, end, pieces, partner, origin="Bearings for plant B"):
    part = product(site.env, SHARED)
    picking = site.env["stock.picking"].create({
        "picking_type_id": kind.id, "partner_id": partner.id, "origin": origin, "company_id": site.company.id,
        "location_id": start.id, "location_dest_id": end.id,
        "move_ids": [Command.create({
            "product_id": part.id, "product_uom_qty": pieces, "product_uom": part.uom_id.id,
            "location_id": start.id, "location_dest_id": end.id, "company_id": site.company.id,
        })],
    })
    picking.action_confirm()
    return picking

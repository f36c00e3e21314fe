"""What Gemba may read, whoever asks: the models, their fields, and nothing that reaches across them.

Report views are missing on purpose: some of them have no rule of their own and show other companies' rows.
"""

READABLE = {
    "mrp.production": frozenset(
        "name product_id product_qty product_uom_id qty_produced state priority origin date_start date_finished"
        " date_deadline reservation_state components_availability components_availability_state lot_producing_id"
        " user_id company_id bom_id move_raw_ids workorder_ids write_date".split()
    ),
    "mrp.workorder": frozenset(
        "name production_id workcenter_id state date_start date_finished duration_expected duration qty_produced"
        " company_id write_date".split()
    ),
    "mrp.workcenter": frozenset("name code company_id time_efficiency active".split()),
    "stock.move": frozenset(
        "reference product_id product_uom_qty quantity product_uom state date date_deadline origin picking_id"
        " raw_material_production_id purchase_line_id location_id location_dest_id company_id write_date".split()
    ),
    "stock.picking": frozenset(
        "name partner_id state origin scheduled_date date_deadline date_done picking_type_id company_id"
        " write_date".split()
    ),
    "stock.quant": frozenset(
        "product_id location_id lot_id quantity reserved_quantity product_uom_id company_id write_date".split()
    ),
    "stock.location": frozenset("name complete_name usage company_id".split()),
    "stock.lot": frozenset("name product_id company_id".split()),
    "purchase.order": frozenset(
        "name partner_id partner_ref state date_order date_approve date_planned receipt_status origin user_id"
        " amount_untaxed amount_total currency_id company_id write_date".split()
    ),
    "purchase.order.line": frozenset(
        "order_id name product_id product_qty qty_received qty_invoiced product_uom_id price_unit price_subtotal"
        " date_planned state partner_id currency_id company_id write_date".split()
    ),
    "product.product": frozenset(
        "display_name name default_code barcode uom_id type qty_available virtual_available incoming_qty outgoing_qty"
        " free_qty active company_id write_date".split()
    ),
    "product.supplierinfo": frozenset(
        "partner_id product_id product_tmpl_id product_code product_name min_qty price currency_id delay date_start"
        " date_end company_id write_date".split()
    ),
    "sale.order": frozenset(
        "name partner_id state date_order commitment_date expected_date client_order_ref amount_untaxed amount_total"
        " currency_id company_id write_date".split()
    ),
    "res.partner": frozenset("display_name name ref company_id is_company country_id active write_date".split()),
    "res.company": frozenset("name".split()),
    "uom.uom": frozenset("name".split()),
}

OPERATORS = frozenset(["=", "!=", "<", "<=", ">", ">=", "in", "not in", "ilike", "=ilike"])
MOST_ROWS = 1000
MOST_IDS = 400

"""What Gemba may read, whoever asks: the models, their fields, and nothing that reaches across them.

Report views are missing on purpose: some of them have no rule of their own and show other companies' rows.
"""


def _fields(names):
    return frozenset(["id", "display_name", "create_date", "write_date", *names.split()])


READABLE = {
    "mrp.production": _fields(
        "name product_id product_tmpl_id product_qty product_uom_id qty_producing qty_produced state priority origin"
        " date_start date_finished date_deadline reservation_state components_availability"
        " components_availability_state lot_producing_ids user_id company_id bom_id move_raw_ids workorder_ids"
        " location_src_id location_dest_id is_delayed delay_alert_date duration_expected duration"
    ),
    "mrp.workorder": _fields(
        "name sequence production_id product_id workcenter_id state date_start date_finished duration_expected"
        " duration qty_production qty_produced qty_remaining operation_id company_id"
    ),
    "mrp.workcenter": _fields("name code company_id time_efficiency active"),
    "mrp.bom": _fields("code type product_tmpl_id product_id product_qty product_uom_id company_id active"),
    "mrp.bom.line": _fields("bom_id product_id product_qty product_uom_id company_id"),
    "stock.move": _fields(
        "reference product_id product_uom_qty product_qty quantity product_uom state picked date date_deadline origin picking_id"
        " production_id raw_material_production_id purchase_line_id sale_line_id location_id location_dest_id"
        " delay_alert_date procure_method company_id"
    ),
    "stock.picking": _fields(
        "name partner_id state origin scheduled_date date_deadline date_done has_deadline_issue picking_type_id"
        " location_id location_dest_id backorder_id company_id"
    ),
    "stock.quant": _fields(
        "product_id location_id warehouse_id lot_id quantity reserved_quantity available_quantity in_date"
        " product_uom_id company_id"
    ),
    "stock.location": _fields("name complete_name usage location_id warehouse_id active company_id"),
    "stock.warehouse": _fields("name code company_id active"),
    "stock.warehouse.orderpoint": _fields(
        "name product_id location_id warehouse_id product_min_qty product_max_qty qty_on_hand qty_forecast"
        " qty_to_order trigger product_uom company_id active"
    ),
    "stock.lot": _fields("name ref product_id product_qty product_uom_id location_id company_id"),
    "purchase.order": _fields(
        "name partner_id partner_ref state date_order date_approve date_planned effective_date acknowledged"
        " receipt_status invoice_status origin user_id order_line amount_untaxed amount_total currency_id company_id"
    ),
    "purchase.order.line": _fields(
        "order_id name product_id product_qty qty_received qty_invoiced product_uom_id price_unit price_subtotal"
        " date_planned date_approve state partner_id currency_id company_id"
    ),
    "product.product": _fields(
        "name default_code barcode product_tmpl_id categ_id uom_id type tracking qty_available virtual_available"
        " incoming_qty outgoing_qty free_qty active company_id"
    ),
    "product.template": _fields("name default_code categ_id uom_id type active company_id"),
    "product.supplierinfo": _fields(
        "partner_id product_id product_tmpl_id product_code product_name min_qty price currency_id delay date_start"
        " date_end company_id"
    ),
    "sale.order": _fields(
        "name partner_id state date_order commitment_date expected_date effective_date delivery_status invoice_status"
        " client_order_ref origin user_id order_line amount_untaxed amount_total currency_id company_id"
    ),
    "sale.order.line": _fields(
        "order_id name product_id product_uom_qty qty_delivered qty_invoiced product_uom_id price_unit price_subtotal"
        " state order_partner_id currency_id company_id"
    ),
    "account.move": _fields(
        "name ref move_type state payment_state partner_id invoice_date invoice_date_due date invoice_origin"
        " payment_reference journal_id amount_untaxed amount_tax amount_total amount_residual currency_id company_id"
    ),
    "maintenance.equipment": _fields(
        "name category_id serial_no model location_id partner_id maintenance_team_id technician_user_id"
        " owner_user_id effective_date warranty_date maintenance_open_count active company_id"
    ),
    "maintenance.request": _fields(
        "name equipment_id category_id maintenance_type stage_id done priority kanban_state request_date schedule_date"
        " close_date duration user_id owner_user_id maintenance_team_id archive company_id"
    ),
    # Its rows follow the record that they hang on, in Odoo's own code; the contents stay out.
    "ir.attachment": _fields("name mimetype file_size checksum type res_model res_id company_id"),
    "res.partner": _fields("name ref company_id parent_id is_company country_id city active"),
    "res.company": _fields("name currency_id"),
    "res.currency": _fields("name symbol decimal_places"),
    "uom.uom": _fields("name"),
}

# Of apps that are not free: documents may hang on their records. Whether somebody sees such a record is all that is told.
HOLDERS = frozenset(["quality.alert", "quality.check", "helpdesk.ticket", "knowledge.article", "documents.document"])
# Articles and folders of one's own are nobody else's, the bot's neither: it sees of them what every employee does.
GRANTED = frozenset([*READABLE, *(HOLDERS - {"knowledge.article", "documents.document"})])
# Of whose records the outbox tells that they have changed. Messages are many, and are looked for; only that one is gone
# cannot be found by looking.
TOLD = frozenset([*READABLE, *HOLDERS, "product.document"])
TOLD_WHEN_GONE = TOLD | {"mail.message"}

OPERATORS = frozenset(["=", "!=", "<", "<=", ">", ">=", "in", "not in", "ilike", "not ilike", "=ilike"])
AGGREGATES = frozenset(["sum", "avg", "min", "max", "count", "count_distinct", "bool_and", "bool_or"])
GRANULARITIES = frozenset(["hour", "day", "week", "month", "quarter", "year"])
ATTRIBUTES = frozenset(
    [
        *("type", "string", "help", "relation", "selection", "readonly", "required", "store", "searchable", "sortable"),
        *("groupable", "aggregator", "currency_field", "digits", "name"),
    ]
)
CONTEXT = frozenset(["allowed_company_ids", "lang", "tz", "active_test", "location"])
MOST_ROWS = 1000
MOST_IDS = 400
MOST_CONDITIONS = 100
MOST_VALUES = 1000

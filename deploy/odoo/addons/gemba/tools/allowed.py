"""What Gemba may read, whoever asks: the models, their fields, and nothing that reaches across them.

Report views are missing on purpose: some of them have no rule of their own and show other companies' rows.
"""


def _fields(names):
    # Of those who made and last changed a record, their names.
    return frozenset(
        ["id", "display_name", "create_date", "create_uid", "write_date", "write_uid", *names.split()]
    )


READABLE = {
    "mrp.production": _fields(
        "name product_id product_tmpl_id product_qty product_uom_id qty_producing qty_produced state priority origin"
        " date_start date_finished date_deadline reservation_state components_availability components_availability_state"
        " lot_producing_ids user_id bom_id move_raw_ids workorder_ids location_src_id location_dest_id is_delayed"
        " delay_alert_date duration_expected duration sale_line_id company_id"
    ),
    "mrp.workorder": _fields(
        "name sequence production_id product_id workcenter_id working_state state date_start date_finished"
        " production_date duration_expected duration qty_production qty_produced qty_remaining operation_id"
        " product_uom_id production_availability costs_hour cost_mode company_id"
    ),
    "mrp.workcenter": _fields("name code company_id time_efficiency working_state resource_calendar_id active"),
    "mrp.workcenter.productivity": _fields(
        "workcenter_id workorder_id loss_id loss_type description date_start date_end duration company_id"
    ),
    "mrp.workcenter.productivity.loss": _fields("name loss_type"),
    # Its hours only: who works by it and who is away stay out.
    "resource.calendar": _fields("name hours_per_week company_id active"),
    "mrp.bom": _fields(
        "code type product_tmpl_id product_id product_qty product_uom_id company_id active sequence produce_delay"
        " days_to_prepare_mo operation_ids"
    ),
    "mrp.bom.line": _fields(
        "bom_id product_id product_qty product_uom_id parent_product_tmpl_id product_tmpl_id sequence company_id"
    ),
    "stock.move": _fields(
        "reference product_id product_uom_qty product_qty quantity product_uom state picked date date_deadline origin"
        " picking_id production_id raw_material_production_id purchase_line_id sale_line_id location_id location_dest_id"
        " delay_alert_date procure_method move_dest_ids location_usage location_dest_usage is_storable"
        " origin_returned_move_id value is_in is_out company_currency_id company_id"
    ),
    # What moved of which lot, with what was made of it and what it was made of.
    "stock.move.line": _fields(
        "move_id product_id lot_id quantity product_uom_id date state reference picking_id production_id location_id"
        " location_dest_id location_usage location_dest_usage picking_partner_id consume_line_ids produce_line_ids"
        " company_id"
    ),
    "stock.picking": _fields(
        "name partner_id state origin scheduled_date date_deadline date_done has_deadline_issue picking_type_id"
        " location_id location_dest_id backorder_id return_id purchase_id sale_id company_id"
    ),
    "stock.quant": _fields(
        "product_id location_id warehouse_id lot_id quantity reserved_quantity available_quantity in_date"
        " product_uom_id company_id"
    ),
    "stock.location": _fields("name complete_name usage location_id warehouse_id active company_id"),
    "stock.warehouse": _fields("name code company_id active"),
    "stock.warehouse.orderpoint": _fields(
        "name product_id location_id warehouse_id product_min_qty product_max_qty qty_on_hand qty_forecast qty_to_order"
        " trigger product_uom company_id active product_tmpl_id qty_to_order_computed qty_to_order_manual deadline_date"
    ),
    "stock.scrap": _fields(
        "name origin product_id product_uom_id lot_id picking_id location_id scrap_location_id scrap_qty state"
        " date_done scrap_reason_tag_ids production_id workorder_id company_id"
    ),
    "stock.lot": _fields("name ref product_id product_qty product_uom_id location_id company_id"),
    "purchase.order": _fields(
        "name partner_id partner_ref state date_order date_approve date_planned effective_date acknowledged"
        " receipt_status invoice_status origin user_id order_line amount_untaxed amount_total currency_id company_id"
    ),
    "purchase.order.line": _fields(
        "order_id name product_id product_qty qty_received qty_invoiced product_uom_id price_unit price_subtotal"
        " date_planned date_approve state partner_id currency_id discount company_id"
    ),
    "product.product": _fields(
        "name default_code barcode product_tmpl_id categ_id uom_id type tracking qty_available virtual_available"
        " incoming_qty outgoing_qty free_qty active company_id is_storable purchase_ok standard_price cost_currency_id"
    ),
    "product.template": _fields(
        "name default_code categ_id uom_id type active company_id is_storable purchase_ok seller_ids bom_ids"
    ),
    "product.supplierinfo": _fields(
        "partner_id product_id product_tmpl_id product_code product_name min_qty price currency_id delay date_start"
        " date_end product_uom_id sequence discount purchase_requisition_id company_id"
    ),
    "purchase.requisition": _fields(
        "name reference vendor_id requisition_type state date_start date_end user_id currency_id active company_id"
    ),
    "purchase.requisition.line": _fields(
        "requisition_id product_id product_qty qty_ordered product_uom_id price_unit company_id"
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
    "account.move.line": _fields(
        "move_id product_id product_uom_id quantity price_unit price_subtotal purchase_line_id display_type"
        " parent_state move_type date balance currency_id company_id"
    ),
    "maintenance.equipment": _fields(
        "name category_id serial_no model location_id partner_id maintenance_team_id technician_user_id owner_user_id"
        " effective_date warranty_date maintenance_open_count active company_id"
    ),
    "maintenance.request": _fields(
        "name equipment_id category_id maintenance_type stage_id done priority kanban_state request_date schedule_date"
        " close_date duration user_id owner_user_id maintenance_team_id archive company_id"
    ),
    # Of apps of Odoo Enterprise, which are not in every Odoo.
    "quality.alert": _fields(
        "name title product_id lot_id lot_ids partner_id stage_id team_id user_id priority date_assign date_close"
        " picking_id production_id company_id"
    ),
    "quality.check": _fields(
        "name title product_id lot_id lot_ids partner_id quality_state control_date team_id picking_id production_id"
        " company_id"
    ),
    # Its rows follow the record that they hang on, in Odoo's own code; the contents stay out.
    "ir.attachment": _fields("name mimetype file_size checksum type res_model res_id company_id"),
    "res.partner": _fields("name ref company_id parent_id is_company country_id city active"),
    "res.company": _fields("name currency_id fiscalyear_lock_date purchase_lock_date hard_lock_date"),
    "res.currency": _fields("name symbol decimal_places"),
    "uom.uom": _fields("name"),
}

# Models that are listed although an Odoo may not have them, and of which it may not have every field.
OF_ENTERPRISE = frozenset(["quality.alert", "quality.check"])
# Of apps that are not free: documents may hang on their records. Whether somebody sees such a record is all that is told.
HOLDERS = frozenset(["helpdesk.ticket", "knowledge.article", "documents.document"])
# Articles and folders of one's own are nobody else's, the bot's neither: it sees of them what every employee does.
GRANTED = frozenset([*READABLE, *(HOLDERS - {"knowledge.article", "documents.document"})])
# Lines that change with every movement: nobody hangs a document on one.
_LINES = frozenset(["stock.move.line", "account.move.line"])
# Of whose records the outbox tells that they have changed. Messages are many, and are looked for; only that one is gone
# cannot be found by looking.
TOLD = frozenset([*READABLE, *HOLDERS, "product.document"]) - _LINES
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

"""Fills a database that holds the demo plant with as many records as a larger plant has after two years.

Read by "deploy/lib/odoo shell", in a database of its own:

    export GEMBA_ODOO_DATABASE=plant_volume
    deploy/lib/odoo fresh && deploy/lib/odoo shell <deploy/odoo/volume.py

GEMBA_VOLUME says how many manufacturing orders there are to be (50000); everything else follows from that, in the same
proportions and the same way each time. At 50,000 there are 20,000 purchase orders with receipts and bills, some 10,000 sales
orders with deliveries, and more stock moves than 200,000, since an order of the plant has seven components.

The plant's year is told again and again: orders, components, work orders, time at machines, receipts, bills and payments, sales
orders, lots and what they went into, scraps, maintenance requests and messages are copied together, so that what belongs
together does in each copy too, whatever Odoo has computed and stored among it. A copy differs in

- its catalogue: products, bills of materials, prices, suppliers, customers, work centres and machines are there eight times,
  the first of them being the plant's own, and a copy belongs to one of these, which are used the more the earlier they come;
- its days: what is finished lies up to 57 weeks earlier than in the plant, so that it covers two years; what is open (4 % of the
  manufacturing orders, 5 % of the others) lies within three weeks of where it was;
- its numbers and names: WH/MO/00455 becomes WH/MO/001700455, TB-300 becomes TB-2300.

Of the open orders' copies a third is cancelled. What has been delivered is invoiced first. Bills that are unusual are copied one time in twenty. Each manufacturing
order gets two messages of Odoo's with the changes of its state.

The plant's accountant may read manufacturing orders, so that somebody can ask for their cost.

Everything is one INSERT for each table, without triggers and foreign keys being checked.
"""

import json
import os
import time

ORDERS = int(os.environ.get("GEMBA_VOLUME") or 50000)
GENERATIONS = 8
WEEKS = 57
OPEN_SHARE = 0.04
# How often a group of documents is copied, for each copy of a finished manufacturing order.
SHARES = {"po": 0.145, "so": 0.3, "lot": 0.145, "misc": 0.1, "rare": 0.01}

CATALOGUE = [
    "res_partner", "product_template", "product_product", "product_supplierinfo", "mrp_bom", "mrp_bom_line", "product_value",
    "resource_resource", "mrp_workcenter", "mrp_routing_workcenter", "maintenance_equipment", "stock_warehouse_orderpoint",
]
# Which rows of these there are more of; of the others all.
ONLY = {
    "res_partner": "id IN (SELECT partner_id FROM purchase_order UNION SELECT partner_id FROM product_supplierinfo"
    " UNION SELECT partner_id FROM sale_order)",
    "resource_resource": "id IN (SELECT resource_id FROM mrp_workcenter)",
    "product_value": "move_id IS NULL AND lot_id IS NULL",
}
OPEN_MOVE = "state NOT IN ('done', 'cancel')"
UNUSUAL = "('RG-260417', 'OG-8841', 'RG-260511', 'KR-33071', 'PS-2291')"

# To which group of documents each row belongs, parents first. What belongs to none is not copied.
GROUPS = {
    "mrp_production": "SELECT id, CASE WHEN state IN ('done', 'cancel') THEN 'mo' ELSE 'mo_open' END FROM mrp_production",
    "mrp_production_group": "SELECT production_group_id, min(g.kind) FROM mrp_production p JOIN g_mrp_production g USING (id)"
    " WHERE production_group_id IS NOT NULL GROUP BY 1",
    "mrp_workorder": "SELECT w.id, g.kind FROM mrp_workorder w JOIN g_mrp_production g ON g.id = w.production_id",
    "resource_calendar_leaves": "SELECT w.leave_id, min(g.kind) FROM mrp_workorder w JOIN g_mrp_workorder g USING (id)"
    " WHERE w.leave_id IS NOT NULL GROUP BY 1",
    "mrp_workcenter_productivity": "SELECT p.id, coalesce(g.kind, CASE WHEN p.date_end IS NULL THEN NULL ELSE 'misc' END)"
    " FROM mrp_workcenter_productivity p LEFT JOIN g_mrp_workorder g ON g.id = p.workorder_id",
    "purchase_order": "SELECT id, CASE WHEN state = 'purchase' AND NOT EXISTS (SELECT FROM stock_move m JOIN purchase_order_line l"
    f" ON l.id = m.purchase_line_id WHERE l.order_id = o.id AND m.{OPEN_MOVE}) THEN 'po' ELSE 'po_open' END FROM purchase_order o",
    "purchase_order_line": "SELECT l.id, g.kind FROM purchase_order_line l JOIN g_purchase_order g ON g.id = l.order_id",
    "sale_order": "SELECT id, CASE WHEN state = 'sale' AND NOT EXISTS (SELECT FROM stock_move m JOIN sale_order_line l"
    f" ON l.id = m.sale_line_id WHERE l.order_id = o.id AND m.{OPEN_MOVE}) THEN 'so' ELSE 'so_open' END FROM sale_order o",
    "sale_order_line": "SELECT l.id, g.kind FROM sale_order_line l JOIN g_sale_order g ON g.id = l.order_id",
    "stock_scrap": "SELECT id, 'misc' FROM stock_scrap",
    "stock_picking": "SELECT p.id, coalesce((SELECT min(g.kind) FROM stock_move m JOIN purchase_order_line l ON l.id = m.purchase_line_id"
    " JOIN g_purchase_order g ON g.id = l.order_id WHERE m.picking_id = p.id), (SELECT g.kind FROM g_sale_order g WHERE g.id ="
    " p.sale_id), CASE WHEN p.state IN ('done', 'cancel') THEN 'misc' ELSE 'misc_open' END) FROM stock_picking p",
    "stock_move": "SELECT m.id, coalesce(raw.kind, made.kind, bought.kind, moved.kind, sold.kind,"
    f" CASE WHEN {OPEN_MOVE} THEN 'misc_open' WHEN m.scrap_id IS NOT NULL THEN 'misc' END) FROM stock_move m"
    " LEFT JOIN g_mrp_production raw ON raw.id = m.raw_material_production_id"
    " LEFT JOIN g_mrp_production made ON made.id = m.production_id"
    " LEFT JOIN g_purchase_order_line bought ON bought.id = m.purchase_line_id"
    " LEFT JOIN g_stock_picking moved ON moved.id = m.picking_id"
    " LEFT JOIN g_sale_order_line sold ON sold.id = m.sale_line_id",
    "stock_lot": "SELECT l.id, coalesce((SELECT min(g.kind) FROM mrp_production_stock_lot_rel r JOIN g_mrp_production g"
    " ON g.id = r.mrp_production_id WHERE r.stock_lot_id = l.id), 'lot') FROM stock_lot l",
    "stock_move_line": "SELECT l.id, g.kind FROM stock_move_line l JOIN g_stock_move g ON g.id = l.move_id",
    "stock_quant": "SELECT id, 'rare' FROM stock_quant WHERE lot_id IS NOT NULL",
    "stock_reference": "SELECT r.reference_id, min(g.kind) FROM stock_reference_move_rel r JOIN g_stock_move g ON g.id = r.move_id"
    " GROUP BY 1",
    "maintenance_request": "SELECT r.id, CASE WHEN s.done THEN 'misc' ELSE 'misc_open' END FROM maintenance_request r"
    " JOIN maintenance_stage s ON s.id = r.stage_id",
    "account_move": f"SELECT id, CASE WHEN ref IN {UNUSUAL} THEN 'rare' WHEN move_type = 'out_invoice' THEN 'so' WHEN payment_state = 'paid' OR move_type = 'entry' THEN 'po'"
    " ELSE 'po_open' END FROM account_move",
    "account_payment": "SELECT p.id, 'po' FROM account_payment p",
    "account_full_reconcile": "SELECT id, 'po' FROM account_full_reconcile",
    "account_move_line": "SELECT l.id, g.kind FROM account_move_line l JOIN g_account_move g ON g.id = l.move_id",
    "account_partial_reconcile": "SELECT id, 'po' FROM account_partial_reconcile",
    "mail_message": "SELECT m.id, coalesce(p.kind, o.kind, b.kind, r.kind) FROM mail_message m"
    " LEFT JOIN g_stock_picking p ON m.model = 'stock.picking' AND p.id = m.res_id"
    " LEFT JOIN g_purchase_order o ON m.model = 'purchase.order' AND o.id = m.res_id"
    " LEFT JOIN g_account_move b ON m.model = 'account.move' AND b.id = m.res_id"
    " LEFT JOIN g_maintenance_request r ON m.model = 'maintenance.request' AND r.id = m.res_id",
    "mail_tracking_value": "SELECT t.id, g.kind FROM mail_tracking_value t JOIN g_mail_message g ON g.id = t.mail_message_id",
}
# Lots and their stock are there less often than the orders that use them, so these share them.
SHARED = {"stock_lot"}
NUMBERED = {
    "mrp_production": ["name", "origin"], "mrp_production_group": ["name"], "purchase_order": ["name", "origin", "partner_ref"],
    "sale_order": ["name", "origin", "client_order_ref"], "stock_picking": ["name", "origin"], "stock_lot": ["name"],
    "stock_move": ["origin", "reference"], "stock_move_line": ["reference"], "stock_reference": ["name"], "stock_scrap": ["name", "origin"],
    "account_move": ["name", "ref", "payment_reference", "invoice_origin"], "account_move_line": ["move_name", "ref"],
    "account_payment": ["name", "memo", "payment_reference"], "maintenance_equipment": ["name"],
}
# In the catalogue a code gets the generation; words in several languages are put behind.
CODED = {"product_template": ["default_code"], "product_product": ["default_code", "barcode"], "mrp_bom": ["code"],
         "mrp_workcenter": ["code"], "maintenance_equipment": ["serial_no"]}
NAMED = {"product_template": ["name"], "resource_resource": ["name"], "mrp_workcenter": ["name"]}
# Somebody who names a partner means one of them.
RENAMED = {"res_partner": ["name", "complete_name", "commercial_company_name"]}
# What only one record may have.
EMPTY = {"mail_message": ["message_id"], "purchase_order": ["access_token"], "sale_order": ["access_token"],
         "account_move": ["access_token", "inalterable_hash"], "res_partner": ["email", "email_normalized", "ref"],
         "mrp_workcenter": ["alias_id"]}
MODELS = {"stock.picking": "stock_picking", "purchase.order": "purchase_order", "account.move": "account_move",
          "maintenance.request": "maintenance_request"}

cr = env.cr  # noqa: F821 Odoo's shell gives it


def rows(query):
    cr.execute(query)
    return cr.fetchall()


def count(table):
    return rows(f"SELECT count(*) FROM {table}")[0][0]


def columns(table):
    return rows(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = "
        f"'{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
    )


def references(table):
    return dict(
        rows(
            "SELECT a.attname, c.confrelid::regclass::text FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid"
            f" AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.conrelid = '{table}'::regclass"
        )
    )


def generations():
    """The catalogue that each copy belongs to: the second is used half as much as the first, the third a third."""
    cr.execute("""
        CREATE TEMP TABLE generation AS
        WITH share AS (
            SELECT g, sum(1.0 / (g + 1)) OVER (ORDER BY g) / sum(1.0 / (g + 1)) OVER () AS upto
            FROM generate_series(0, %s) g
        )
        SELECT n, (SELECT min(g) FROM share WHERE upto > ((n - 1) %% %s * 2654435761 %% 4294967296) / 4294967296.0) AS g
        FROM generate_series(1, %s) n
    """, [GENERATIONS - 1, TOPS["lot"], max(TOPS.values())])


def group(table, query):
    """Which copies of its rows there are, by which numbers, and by how many days they are moved."""
    cr.execute(f"CREATE TEMP TABLE g_{table} AS SELECT DISTINCT ON (id) * FROM ({query}) AS q (id, kind)"
               " WHERE id IS NOT NULL AND kind IS NOT NULL ORDER BY id, kind")
    cr.execute(f"""
        CREATE TEMP TABLE m_{table} AS
        SELECT t.id AS old, n, t.kind, generation.g, top,
            (SELECT coalesce(max(id), 0) FROM {table}) + row_number() OVER (ORDER BY n, t.id) AS new,
            CASE WHEN t.kind LIKE '%open' THEN 7 * (n * 5 % 7 - 3) ELSE -7 * (n * 31 % {WEEKS}) END AS days
        FROM g_{table} t JOIN (VALUES {", ".join(f"('{kind}', {top})" for kind, top in TOPS.items())}) AS tops (kind, top)
            USING (kind), generate_series(1, top) n JOIN generation USING (n)
    """)
    cr.execute(f"CREATE INDEX ON m_{table} (old, n); ANALYZE m_{table}")


def catalogue(table):
    cr.execute(f"""
        CREATE TEMP TABLE m_{table} AS
        SELECT id AS old, n, n AS g, 0 AS days, n AS top, 'catalogue' AS kind,
            (SELECT max(id) FROM {table}) + row_number() OVER (ORDER BY n, id) AS new
        FROM {table}, generate_series(1, {GENERATIONS - 1}) n WHERE {ONLY.get(table, 'true')}
    """)
    cr.execute(f"CREATE INDEX ON m_{table} (old, n); ANALYZE m_{table}")


def pointing(column, target, own):
    """How a column that points to another table is copied, as an expression and the join that it needs."""
    alias = f"to_{column}"
    if target in CATALOGUE:
        return (f"coalesce({alias}.new, t.{column})", f"LEFT JOIN m_{target} {alias} ON {alias}.old = t.{column} AND {alias}.n = m.g")
    if target in SHARED and target != own:
        return (f"{alias}.new", f"LEFT JOIN (SELECT old, max(top) AS top FROM m_{target} GROUP BY old) top_{column}"
                f" ON top_{column}.old = t.{column} LEFT JOIN m_{target} {alias}"
                f" ON {alias}.old = t.{column} AND {alias}.n = (m.n - 1) % top_{column}.top + 1")
    return (f"{alias}.new", f"LEFT JOIN m_{target} {alias} ON {alias}.old = t.{column} AND {alias}.n = m.n")


def copied(table, column, kind):
    """How a column is copied that points to nothing."""
    if column in EMPTY.get(table, ()):
        return "NULL"
    if column in NUMBERED.get(table, ()):
        return f"pg_temp.numbered(t.{column}::text, m.n)::{kind}"
    if column in CODED.get(table, ()):
        return f"pg_temp.coded(t.{column}::text, m.n)::{kind}"
    if column in RENAMED.get(table, ()):
        return f"pg_temp.renamed(t.{column}, m.n)"
    if column in NAMED.get(table, ()):
        return f"pg_temp.named(t.{column}::text, m.n)::{kind}"
    if kind.startswith("timestamp"):
        return f"t.{column} + m.days * interval '1 day'"
    if kind == "date":
        return f"t.{column} + m.days::int"
    return f"t.{column}"


def copy(table):
    targets = references(table)
    expressions, joins, required = {}, [], []
    for column, kind in columns(table):
        target = targets.get(column)
        if column == "id":
            expressions[column] = "m.new"
        elif target in MAPPED:
            expressions[column], join = pointing(column, target, table)
            joins.append(join)
        else:
            expressions[column] = copied(table, column, kind)
    if table == "mail_message":
        targets = [f"LEFT JOIN m_{of} on_{of} ON t.model = '{model}' AND on_{of}.old = t.res_id AND on_{of}.n = m.n"
                   for model, of in MODELS.items()]
        joins += targets
        expressions["res_id"] = "coalesce(" + ", ".join(f"on_{of}.new" for of in MODELS.values()) + ")"
    put(table, expressions, f"m_{table} m JOIN {table} t ON t.id = m.old {' '.join(joins)}", required_of(table, expressions))


def required_of(table, expressions):
    """What has to be there: a row whose parent is not copied is not copied either."""
    needed = rows(f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnotnull AND attnum > 0")
    return [expressions[name] for (name,) in needed if ".new" in expressions.get(name, "")]


def put(table, expressions, source, required):
    began = time.monotonic()
    where = " AND ".join(f"{it} IS NOT NULL" for it in required) or "true"
    names = ", ".join(f'"{name}"' for name in expressions)
    cr.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(expressions.values())} FROM {source} WHERE {where}"
               " ON CONFLICT DO NOTHING")
    if cr.rowcount > 20000:
        print(f"{table}: {cr.rowcount:,} rows in {time.monotonic() - began:.0f} s", flush=True)


def relations():
    """Tables that only say what belongs together."""
    found = rows("""
        SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            AND c.relname !~ 'wizard|_send_|register' AND NOT EXISTS (
            SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped)
        ORDER BY 1
    """)
    for (table,) in found:
        targets = {column: target for column, target in references(f'"{table}"').items() if target in MAPPED}
        ordered = sorted(targets, key=lambda it: (targets[it] in CATALOGUE, targets[it] in SHARED))
        if ordered and count(f'"{table}"'):
            relation(f'"{table}"', targets, ordered[0])


def relation(table, targets, first):
    expressions, joins = {}, []
    for column, kind in columns(table):
        if column == first:
            expressions[column] = "m.new"
        elif column in targets:
            expressions[column], join = pointing(column, targets[column], targets[first])
            joins.append(join)
        else:
            expressions[column] = f"t.{column}"
    put(table, expressions, f"m_{targets[first]} m JOIN {table} t ON t.{first} = m.old {' '.join(joins)}", expressions.values())


def cancel():
    """A third of the open copies was cancelled, in time or late."""
    cr.execute("""
        CREATE TEMP TABLE cancelled AS
        SELECT m.new AS id FROM m_mrp_production m WHERE m.kind = 'mo_open' AND n % 3 = 0;
        UPDATE mrp_production SET state = 'cancel', reservation_state = NULL WHERE id IN (SELECT id FROM cancelled);
        UPDATE mrp_workorder SET state = 'cancel' WHERE production_id IN (SELECT id FROM cancelled);
        DELETE FROM stock_move_line WHERE move_id IN (
            SELECT id FROM stock_move WHERE raw_material_production_id IN (SELECT id FROM cancelled)
            OR production_id IN (SELECT id FROM cancelled));
        UPDATE stock_move SET state = 'cancel', quantity = 0, picked = false
        WHERE raw_material_production_id IN (SELECT id FROM cancelled) OR production_id IN (SELECT id FROM cancelled)
    """)


def messages():
    """Odoo's own notes of how the state of each manufacturing order changed."""
    field = env["ir.model.fields"]._get("mrp.production", "state").id  # noqa: F821
    author = env.ref("base.partner_root").id  # noqa: F821
    note = env.ref("mail.mt_note").id  # noqa: F821
    for before, after, column in (("Draft", "Confirmed", "create_date"), ("Confirmed", "Done", "write_date")):
        cr.execute(
            f"""
            WITH noted AS (
                INSERT INTO mail_message (model, res_id, message_type, subtype_id, author_id, is_internal, date,
                    create_date, write_date, create_uid, write_uid)
                SELECT 'mrp.production', p.id, 'notification', %(note)s, %(author)s, true, p.{column}, p.{column}, p.{column}, 1, 1
                FROM m_mrp_production m JOIN mrp_production p ON p.id = m.new RETURNING id, date
            )
            INSERT INTO mail_tracking_value (mail_message_id, field_id, old_value_char, new_value_char, create_date, write_date)
            SELECT id, %(field)s, %(before)s, %(after)s, date, date FROM noted
            """,
            {"note": note, "author": author, "field": field, "before": before, "after": after},
        )


def functions():
    cr.execute(r"""
        CREATE FUNCTION pg_temp.numbered(name text, n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
            SELECT CASE WHEN name ~ '[0-9]' THEN regexp_replace(name, '([0-9]+[^0-9]*)$', lpad(n::text, 4, '0') || '\1')
                ELSE name || ' ' || n END $$;
        CREATE FUNCTION pg_temp.coded(name text, n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
            SELECT name || '.' || (n + 1) $$;
        CREATE FUNCTION pg_temp.named(name text, n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
            SELECT CASE WHEN name ~ '[A-Z]-?[0-9]+' THEN regexp_replace(name, '([A-Z]-?)([0-9]+)', '\1' || n || '\2', 'g')
                WHEN name LIKE '{%' THEN regexp_replace(name, '"(, "|})', ' ' || (n + 1) || '"\1', 'g')
                ELSE name || ' ' || (n + 1) END $$;
        CREATE FUNCTION pg_temp.renamed(name text, n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS $$
            SELECT initcap(reverse(split_part(name, ' ', 1))) || n || substr(name, length(split_part(name, ' ', 1)) + 1) $$;
    """)


def invoices():
    """The plant invoices nothing to its customers; a larger one does, with each delivery."""
    companies = env["res.company"].search([])  # noqa: F821
    within = env(context={**env.context, "allowed_company_ids": companies.ids, "tracking_disable": True})  # noqa: F821
    for order in within["sale.order"].search([("invoice_status", "=", "to invoice")]):
        if not order.picking_ids or any(picking.state != "done" for picking in order.picking_ids):
            continue
        invoice = order.with_company(order.company_id)._create_invoices()
        invoice.invoice_date = order.effective_date or order.date_order
        invoice.action_post()
    within.flush_all()


def controller():
    """In the plant nobody may read both its books and its orders; where that is asked about, somebody does."""
    env.ref("gemba_demo.user_finance").group_ids += env.ref("mrp.group_mrp_user")  # noqa: F821


began = time.monotonic()
if count("mrp_production") > 1000:
    raise SystemExit("this database is full already")
finished = rows("SELECT count(*) FROM mrp_production WHERE state IN ('done', 'cancel')")[0][0]
still_open = count("mrp_production") - finished
copies = max(8, round(ORDERS * (1 - OPEN_SHARE) / finished))
TOPS = {"mo": copies, "mo_open": max(3, round(ORDERS * OPEN_SHARE / still_open))}
TOPS |= {kind: max(2, round(copies * share)) for kind, share in SHARES.items()}
TOPS |= {f"{kind}_open": max(2, round(TOPS[kind] * 0.15)) for kind in ("po", "so", "misc")}
MAPPED = set(CATALOGUE) | set(GROUPS)
controller()
invoices()
cr.execute("SET session_replication_role = replica")
functions()
generations()
for table in CATALOGUE:
    catalogue(table)
for table, query in GROUPS.items():
    group(table, query)
for table in (*CATALOGUE, *GROUPS):
    copy(table)
relations()
for table in MAPPED:
    cr.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
cr.execute("INSERT INTO stock_quant (product_id, location_id, company_id, quantity, reserved_quantity, in_date, create_date, write_date)"
           " SELECT p.new, q.location_id, q.company_id, q.quantity, q.reserved_quantity, q.in_date, q.create_date, q.write_date"
           " FROM stock_quant q JOIN m_product_product p ON p.old = q.product_id WHERE q.lot_id IS NULL")
cancel()
messages()
cr.execute("SET session_replication_role = DEFAULT")
cr.commit()
cr._cnx.autocommit = True
cr.execute("VACUUM ANALYZE")
print(json.dumps({
    table: count(table)
    for table in ("mrp_production", "stock_move", "purchase_order", "sale_order", "account_move", "stock_lot", "mrp_workorder",
                  "mail_message", "product_product", "res_partner", "stock_quant")
} | {"seconds": round(time.monotonic() - began)}))

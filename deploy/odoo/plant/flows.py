"""What people do with orders: place, confirm, receive, build, deliver. Each through the method behind Odoo's button."""

from datetime import timedelta

from odoo import Command

from .catalogue import BINS, lot_of, product
from .partners import customer, supplier
from .records import slug

# Nobody is to be written to, and nothing is to be noted for each change of a whole year.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_notify_force_send": False,
}


class Site:
    """One plant's orders, as the system that plays its year."""

    def __init__(self, env, company, warehouse, users, timeline):
        self.env = env(context=dict(env.context, allowed_company_ids=[company.id], **QUIET))
        self.company = company
        self.warehouse = warehouse
        self.users = users
        self.timeline = timeline

    # Purchasing

    def buy(self, name, seller, lines, placed, buyer=None, state="purchase", **values):
        """An order to a supplier. lines: part number, quantity, price, day expected."""
        self.timeline.at(placed, self._place, name, seller, lines, placed, buyer, state, values)

    def _place(self, name, seller, lines, placed, buyer, state, values):
        order = self.env["purchase.order"].create({
            "name": name, "partner_id": supplier(self.env, seller).id, "company_id": self.company.id,
            "user_id": self.users[buyer].id if buyer else False, "date_order": placed,
            "currency_id": self.company.currency_id.id,
            "order_line": [
                Command.create({
                    "product_id": product(self.env, number).id, "product_qty": quantity, "price_unit": price,
                    "date_planned": expected,
                })
                for number, quantity, price, expected in lines
            ],
        } | values)
        if state == "sent":
            order.print_quotation()
        elif state == "purchase":
            order.button_confirm()
        return order

    def order(self, name):
        return self.env["purchase.order"].search([("name", "=", name), ("company_id", "=", self.company.id)])

    def receive(self, name, arrived, goods=None):
        """Goods in: everything that is open, or of each part number so many pieces, in this lot."""
        self.timeline.at(arrived, self._receive, name, goods)

    def _receive(self, name, goods):
        picking = self.order(name).picking_ids.filtered(lambda one: one.state not in ("done", "cancel"))
        for move in picking.move_ids:
            everything = (move.product_uom_qty, None)
            quantity, lot = goods.get(move.product_id.default_code, (0, None)) if goods else everything
            if lot:
                move.move_line_ids.unlink()
                move.write({"move_line_ids": [Command.create({
                    "product_id": move.product_id.id, "quantity": quantity, "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id, "company_id": self.company.id,
                    "picking_id": picking.id, "lot_id": lot_of(self.env, move.product_id, lot, self.company).id,
                })]})
            else:
                move.quantity = quantity
            move.picked = bool(quantity)
        picking.with_context(skip_backorder=True).button_validate()

    def use_up(self, number, pieces, day, reason, lot=None, tag=None):
        """Taken from the stock for a repair, or scrapped, then with one of the reasons of the list."""
        self.timeline.at(day, self._use_up, number, pieces, reason, lot, tag)

    def _use_up(self, number, pieces, reason, lot, tag):
        part = product(self.env, number)
        place = self.env.ref(f"gemba_demo.bin_{slug(BINS[number])}") if number in BINS else self.warehouse.lot_stock_id
        self._begin_anew()
        scrap = self.env["stock.scrap"].create({
            "product_id": part.id, "scrap_qty": pieces, "company_id": self.company.id, "location_id": place.id,
            "origin": reason, "lot_id": lot_of(self.env, part, lot, self.company).id if lot else False,
            "scrap_reason_tag_ids": [Command.set(self.env.ref(f"gemba_demo.{tag}").ids)] if tag else [],
        })
        self._begin_anew()
        scrap.action_validate()
        self._begin_anew()

    def _begin_anew(self):
        """As a request begins: with nothing left to compute that Odoo would compute from half of what has happened."""
        self.env.flush_all()
        self.env.invalidate_all()

    # Selling and building

    def sell(self, name, buyer, number, quantity, ordered, promised, builds, reference=None, starts=None):
        """A customer's order; Odoo makes the manufacturing order for it, with this number."""
        self.timeline.at(ordered, self._sell, name, buyer, number, quantity, promised, builds, reference, starts)

    def _sell(self, name, buyer, number, quantity, promised, builds, reference, starts):
        part = product(self.env, number)
        order = self.env["sale.order"].create({
            "name": name, "partner_id": customer(self.env, buyer).id, "company_id": self.company.id,
            "client_order_ref": reference, "commitment_date": promised, "warehouse_id": self.warehouse.id,
            "order_line": [
                Command.create({"product_id": part.id, "product_uom_qty": quantity, "price_unit": part.list_price})
            ],
        })
        self.warehouse.manu_type_id.sequence_id.number_next_actual = int(builds[-5:])
        order.action_confirm()
        if starts:
            self.building(builds).write({"date_start": starts})

    def plan(self, name, number, quantity, planned, starts, deadline=None, confirm=True):
        """A manufacturing order for the stock."""
        self.timeline.at(planned, self._plan, name, number, quantity, starts, deadline, confirm)

    def _plan(self, name, number, quantity, starts, deadline, confirm):
        order = self.env["mrp.production"].create({
            "name": name, "product_id": product(self.env, number).id, "product_qty": quantity, "date_start": starts,
            "company_id": self.company.id, "picking_type_id": self.warehouse.manu_type_id.id,
        })
        if deadline:
            order.date_deadline = deadline
        if confirm:
            order.action_confirm()

    def building(self, name):
        order = self.env["mrp.production"].search([("name", "=", name), ("company_id", "=", self.company.id)])
        assert len(order) == 1, f"{name}: {len(order)} manufacturing orders have that number"
        return order

    def work(self, name, begun, finished=None):
        """The next operation of a manufacturing order, from its start to its end if it has one."""
        self.timeline.at(begun, self._start_next, name)
        if finished:
            self.timeline.at(finished, self._finish, name)

    def pause(self, name, when):
        """Nobody works on it for now: its time stands still."""
        self.timeline.at(when, lambda: self.building(name).workorder_ids.filtered(
            lambda one: one.state == "progress").button_pending())

    def work_off(self, name, begun, done, minutes):
        """Every operation in turn, spread over the days between, each of so many minutes."""
        for place, lasted in enumerate(minutes):
            ended = begun + (done - begun) * (place + 1) / len(minutes)
            self.work(name, ended - timedelta(minutes=lasted), ended)

    def _start_next(self, name):
        following = self.building(name).workorder_ids.filtered(lambda one: one.state not in ("done", "cancel"))[:1]
        if following and following.workcenter_id.working_state != "blocked":
            following.button_start()

    def _finish(self, name):
        self.building(name).workorder_ids.filtered(lambda one: one.state == "progress").button_finish()

    def build(self, name, done, serials=None, lot=None):
        """Everything of an order is built: serials is the text and number that the first one carries."""
        self.timeline.at(done, self._build, name, serials, lot)

    def _build(self, name, serials, lot):
        order = self.building(name)
        names = [lot] if lot else []
        if serials:
            prefix, first = serials
            names = [f"{prefix}{first + place:04d}" for place in range(int(order.product_qty))]
        if names:
            lots = [lot_of(self.env, order.product_id, one, self.company).id for one in names]
            order.lot_producing_ids = [Command.set(lots)]
        order.qty_producing = order.product_qty
        order._set_qty_producing()
        outcome = order.button_mark_done()
        assert order.state == "done", f"{name} is {order.state}, Odoo asks for {outcome}"

    def deliver(self, name, sent):
        self.timeline.at(sent, self._deliver, name)

    def _deliver(self, name):
        for picking in self._sold(name).picking_ids.filtered(lambda one: one.state not in ("done", "cancel")):
            picking.move_ids.picked = True
            picking.button_validate()

    def invoice(self, name, day):
        """What was delivered, to the customer."""
        self.timeline.at(day, self._invoice, name, day)

    def _invoice(self, name, day):
        invoice = self._sold(name)._create_invoices()
        invoice.invoice_date = day.date()
        invoice.action_post()

    def _sold(self, name):
        return self.env["sale.order"].search([("name", "=", name), ("company_id", "=", self.company.id)])

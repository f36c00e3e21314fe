"""What Gemba knows of these apps' models, and nothing of what they do. The apps themselves were never at hand."""

from odoo import fields, models


class QualityAlert(models.Model):
    _name = "quality.alert"
    _description = "Quality Alert"

    name = fields.Char(required=True)
    title = fields.Char()
    product_id = fields.Many2one("product.product")
    priority = fields.Char()
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    # As a field that only some may see.
    cost = fields.Float(groups="mrp.group_mrp_manager")


class QualityCheck(models.Model):
    _name = "quality.check"
    _description = "Quality Check"

    name = fields.Char(required=True)
    quality_state = fields.Char()
    product_id = fields.Many2one("product.product")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)


class DocumentsDocument(models.Model):
    _name = "documents.document"
    _description = "Document"

    name = fields.Char(required=True)
    mimetype = fields.Char()
    owner_id = fields.Many2one("res.users")
    company_id = fields.Many2one("res.company")


class HelpdeskTicket(models.Model):
    _name = "helpdesk.ticket"
    _description = "Helpdesk Ticket"

    name = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)


class PlanningSlot(models.Model):
    _name = "planning.slot"
    _description = "Planning Shift"
    _rec_name = "start_datetime"

    start_datetime = fields.Datetime()
    end_datetime = fields.Datetime()
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)


class ApprovalRequest(models.Model):
    _name = "approval.request"
    _description = "Approval Request"

    name = fields.Char(required=True)
    request_status = fields.Char()
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)


class KnowledgeArticle(models.Model):
    _name = "knowledge.article"
    _description = "Knowledge Article"

    name = fields.Char()
    parent_id = fields.Many2one("knowledge.article")

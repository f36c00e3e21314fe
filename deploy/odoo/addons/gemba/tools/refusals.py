"""What callers are told when they ask for something that is not to be had."""

from werkzeug.exceptions import NotFound, UnprocessableEntity

from odoo.exceptions import AccessError


def no_model(model):
    """The same for a model that is not installed and for one that is nobody's business."""
    return NotFound(f"the model {model!r} does not exist")


def no_field(model, field):
    """The same for a field that is absent, that is not listed, and that the person's groups do not show."""
    return AccessError(f"The field {field!r} of {model!r} is not available.")


def malformed(what):
    return UnprocessableEntity(what)

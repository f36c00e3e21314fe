import { describe, expect, test } from "@odoo/hoot";
import { lookAround } from "@gemba/panel/surroundings";

describe.current.tags("headless");

function recordOf(controller) {
    return lookAround({ currentController: controller }).record;
}

const form = { action: { res_model: "mrp.production" }, view: { multiRecord: false }, displayName: "WH/MO/00200" };

test("knows the record of a form", () => {
    expect(recordOf({ ...form, currentState: { resId: 200 } })).toEqual({
        model: "mrp.production",
        id: 200,
        name: "WH/MO/00200",
    });
});

test("knows none where none is open, or it is not saved yet", () => {
    expect(recordOf(null)).toBe(null);
    expect(recordOf({ ...form, currentState: { resId: false } })).toBe(null);
    expect(recordOf({ ...form, currentState: { resId: "new" } })).toBe(null);
    expect(recordOf({ ...form, view: { multiRecord: true }, currentState: { resId: 200 } })).toBe(null);
    expect(recordOf({ action: { tag: "mail.action_discuss" }, currentState: { resId: 1 } })).toBe(null);
});

import { describe, expect, test } from "@odoo/hoot";
import { drawing } from "@gemba/core/drawing";
import { blocks, countOf, listOf } from "@gemba/core/reading";
import { recordsAction } from "@gemba/panel/records";

describe.current.tags("headless");

const points = (...values) => values.map((value, place) => ({ label: `Day ${place}`, value, shown: String(value) }));
const read = (chart, text = "Title") => blocks({ blocks: [{ type: "chart", text, chart }], citations: [{ n: 1 }] });

test("reads a chart, and leaves out what is no number and no citation", () => {
    const [chart] = read({ shape: "line", unit: "h", points: [...points(1, "2.5"), { label: "x", value: "much" }], citations: [1, 7] });

    expect(chart).toEqual({ type: "chart", title: "Title", shape: "line", unit: "h", points: [...points(1), { label: "Day 1", value: 2.5, shown: "2.5" }], citations: [1] });
});

test("says at least what a chart is of when there is nothing to draw", () => {
    expect(read(undefined)).toEqual([{ type: "paragraph", said: [{ text: "Title", citations: [] }] }]);
    expect(read({ shape: "bars", points: [] }, null)).toEqual([]);
});

test("draws a line from left to right, higher for more, over round numbers", () => {
    const { marks, ticks, path } = drawing({ shape: "line", points: points(10, 30, 20) });

    expect(marks[0].x).toBeLessThan(marks[1].x);
    expect(marks[1].y).toBeLessThan(marks[2].y);
    expect(ticks.map(({ text }) => text)).toEqual(["0", "10", "20", "30"]);
    expect(path.match(/[ML]/g).join("")).toBe("MLL");
});

test("names few of many days, and the last one always", () => {
    const { marks } = drawing({ shape: "line", points: points(...Array.from({ length: 60 }, (_, day) => day % 7)) });

    expect(marks.filter(({ isNamed }) => isNamed).length).toBeLessThan(7);
    expect(marks.at(-1).isNamed).toBe(true);
    expect(marks.filter(({ isTold }) => isTold).length).toBeLessThan(4);
});

test("draws bars from zero, to the left for less", () => {
    const { marks, zero, width } = drawing({ shape: "bars", points: points(30, -10, 0) });

    expect(marks[0].x).toBe(zero);
    expect(marks[1].x + marks[1].width).toBeCloseTo(zero, { margin: 0.2 });
    expect(marks[0].width).toBeCloseTo(3 * marks[1].width, { margin: 0.5 });
    expect(zero + marks[0].width).toBeLessThan(width + 1);
});

test("draws one figure, and nothing but zeros", () => {
    for (const shape of ["line", "bars"]) {
        for (const values of [[5], [0], [0, 0], [-3]]) {
            const drawn = JSON.stringify(drawing({ shape, points: points(...values) }));
            expect(drawn).not.toMatch(/NaN|Infinity|null/);
        }
    }
});

test("lists several records, and those of a filter", () => {
    const several = { model: "res.partner", recordIds: [3, 5], label: "Two" };
    const filter = { domain: ["|", ["state", "=", "done"], ["id", "in", [1]]], said: "done since May", count: 4711 };

    expect(listOf(several)).toEqual({ model: "res.partner", domain: [["id", "in", [3, 5]]], title: "Two" });
    expect(listOf({ ...several, filter }).title).toBe("done since May");
    expect(listOf({ ...several, recordIds: [3] })).toBe(null);
    expect([countOf(several), countOf({ ...several, filter }), countOf({ recordIds: [3] })]).toEqual([2, 4711, 1]);
});

test("lists nothing by a condition that reaches further", () => {
    for (const domain of [[["partner_id.name", "=", "x"]], [["id", "any", []]], ["x"], "[]", [[1, "=", 1]]]) {
        expect(listOf({ model: "res.partner", filter: { domain, said: "all", count: 1 } })).toBe(null);
        expect(recordsAction({ model: "res.partner", filter: { domain }, url: "/odoo" })).toBe(null);
    }
});

test("opens a line of an order in its order", () => {
    const action = recordsAction({ model: "purchase.order.line", recordId: 9, recordIds: [9], url: "/odoo/purchase.order/4" });

    expect([action.res_model, action.res_id]).toEqual(["purchase.order", 4]);
});

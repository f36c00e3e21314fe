import { describe, expect, test } from "@odoo/hoot";
import { Reading, blocks, drawn, follow, problemOf, statement, statements } from "@gemba/core/reading";

describe.current.tags("headless");

const never = new AbortController().signal;

/** A response that arrives in these pieces. */
function streamed(...pieces) {
    const encoder = new TextEncoder();
    const body = new ReadableStream({
        start(controller) {
            pieces.forEach((piece) => controller.enqueue(encoder.encode(piece)));
            controller.close();
        },
    });
    return new Response(body);
}

const answer = (rest) => ({ blocks: [], citations: [], ...rest });

test("reads events however they are cut", async () => {
    const reading = new Reading("Why?");
    const bytes = `event:status\r\ndata:{"stage":"searching"}\r\n\r\n: still here\n\nevent:delta\ndata:{"text":"Ärger. [1]"}\n\nevent:answer\ndata:${JSON.stringify(answer({ id: "a" }))}\n\n`;

    await follow(reading, async () => streamed(...bytes), never);

    expect(reading.stage).toBe("done");
    expect(reading.said).toEqual([{ text: "Ärger.", citations: [1] }]);
    expect(reading.answer.id).toBe("a");
});

test("forgets what was said when it starts over", async () => {
    const reading = new Reading("Why?");

    await follow(reading, async () => streamed('event:delta\ndata:{"text":"Wrong."}\n\n', "event:restart\ndata:{}\n\n"), never);

    expect(reading.said).toEqual([]);
});

test("tells what ended it", async () => {
    const [broken, refused, unreachable, stopped] = ["a", "b", "c", "d"].map((text) => new Reading(text));
    const stopping = new AbortController();
    stopping.abort();

    await follow(broken, async () => streamed('event:status\ndata:{"stage":"searching"}\n\n'), never);
    await follow(refused, async () => streamed('event:problem\ndata:{"code":"QUESTION_TOO_LONG"}\n\n'), never);
    await follow(unreachable, () => Promise.reject(new TypeError("Failed to fetch")), never);
    await follow(stopped, () => Promise.reject(new DOMException("", "AbortError")), stopping.signal);

    expect([broken, refused, unreachable].map(({ problem }) => problem.code)).toEqual(["LOST", "QUESTION_TOO_LONG", "LOST"]);
    expect(stopped.stage).toBe("stopped");
});

test("takes for a problem whatever is none of the API's replies", async () => {
    const codes = [
        new Response('{"code":"NOT_FOUND"}', { status: 404 }),
        new Response("<html>Bad Gateway</html>", { status: 502 }),
        new Response('{"error":"?"}', { status: 401 }),
        new Response("", { status: 500 }),
    ].map(async (response) => (await problemOf(response)).code);

    expect(await Promise.all(codes)).toEqual(["NOT_FOUND", "UNAVAILABLE", "NOT_SIGNED_IN", "INTERNAL"]);
});

test("takes for marks only numbers of citations, at the end of what they stand behind", () => {
    expect(statement("See [3] there. [1][2]")).toEqual({ text: "See [3] there.", citations: [1, 2] });
    expect(statements("One. [1] Two [9]. [2]", new Set([1, 2]))).toEqual([
        { text: "One.", citations: [1] },
        { text: " Two [9].", citations: [2] },
    ]);
    expect(statements("", new Set())).toEqual([{ text: "", citations: [] }]);
});

test("makes every kind of block ready to be shown", () => {
    const shown = blocks(answer({
        citations: [{ n: 1 }],
        blocks: [
            { type: "paragraph", text: "Late. [1]" },
            { type: "steps", ordered: true, items: ["1. Clean. [1]"] },
            { type: "table", columns: ["Part"], rows: [["A"], ["B"]], rowCitations: [[1, 7], []] },
            { type: "conflict", items: ["42 Nm [1]"], sources: ["SOP-12"] },
            { type: "note", text: "Quoted." },
            { type: "choices", items: ["[A-1] Shaft", "B-2"], asks: ["A-1"] },
            { type: "later", text: "Newer." },
            { type: "later-still" },
        ],
    }));

    expect(shown.map(({ type }) => type)).toEqual(["paragraph", "steps", "table", "conflict", "note", "choices", "paragraph"]);
    expect(shown[2].rows.map(({ citations }) => citations)).toEqual([[1], []]);
    expect(shown[5].items).toEqual([{ text: "[A-1] Shaft", ask: "A-1" }, { text: "B-2", ask: "B-2" }]);
    expect(shown[3].sides).toEqual([{ source: "SOP-12", said: [{ text: "42 Nm", citations: [1] }] }]);
});

test("asks for a page until it is drawn", async () => {
    const soon = () => new Response(null, { status: 202, headers: { "Retry-After": "0" } });
    const replies = [soon(), soon(), new Response("png")];

    const { response } = await drawn(async () => replies.shift());
    const { problem } = await drawn(async () => soon(), () => true, 2);

    expect(await response.text()).toBe("png");
    expect(problem.code).toBe("PAGE_SLOW");
});

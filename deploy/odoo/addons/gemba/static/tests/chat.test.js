import { describe, expect, test } from "@odoo/hoot";
import { Deferred } from "@odoo/hoot-mock";
import { Chat } from "@gemba/panel/chat";

describe.current.tags("headless");

const thread = { answers: [{ id: "a", question: "Which orders are late?", blocks: [], citations: [] }] };

/** A talk whose threads come when they are let through; steps tell which thread questions are asked in. */
function chatting(fetched) {
    const connection = {
        send: async (path) => (path.startsWith("/api/v1/conversations/") ? fetched : new Response("{}")),
        post: async (_, { conversationId }) => {
            expect.step(`asked in ${conversationId}`);
            return new Response('{"code":"NO_MODEL"}', { status: 503 });
        },
    };
    const memory = { keep() {}, recall: () => ({ isOpen: false, conversationId: null }) };
    return new Chat(connection, () => ({ record: null, companies: [] }), memory);
}

const questions = (chat) => chat.turns.map(({ reading }) => reading.question);

test("asks in a thread only once the thread is there", async () => {
    const fetched = new Deferred();
    const chat = chatting(fetched);

    const reopened = chat.reopen("c1");
    const asked = chat.ask("And at plant B?");
    fetched.resolve(new Response(JSON.stringify(thread)));
    await Promise.all([reopened, asked]);

    expect.verifySteps(["asked in c1"]);
    expect(questions(chat)).toEqual(["Which orders are late?", "And at plant B?"]);
});

test("forgets a thread that comes after another talk was begun", async () => {
    const fetched = new Deferred();
    const chat = chatting(fetched);

    const reopened = chat.reopen("c1");
    chat.startAnew();
    fetched.resolve(new Response(JSON.stringify(thread)));
    await reopened;

    expect(questions(chat)).toEqual([]);
    expect(chat.conversationId).toBe(null);
});

test("asks nothing in another talk than the one it was asked in", async () => {
    const fetched = new Deferred();
    const chat = chatting(fetched);

    const reopened = chat.reopen("c1");
    const asked = chat.ask("And at plant B?");
    const busy = chat.isBusy;
    chat.startAnew();
    fetched.resolve(new Response(JSON.stringify(thread)));
    await Promise.all([reopened, asked]);

    expect(busy).toBe(true);
    expect.verifySteps([]);
    expect(chat.isBusy).toBe(false);
});

import { markRaw } from "@odoo/owl";
import { Reading, follow, problemOf } from "../core/reading";
import { isSameRecord } from "./surroundings";

const NO_THREAD = { conversationId: null, done: Promise.resolve() };

let count = 0;

/** The talk beside a record: what was asked and answered, for which record, and what else the panel shows. */
export class Chat {
    isOpen = false;
    record = null;
    companies = [];
    /** Whom Gemba takes the asker for; known after the first reply. */
    person = null;
    turns = [];
    conversationId = null;
    suggestions = [];
    /** Why Gemba cannot be asked at all, if it cannot. */
    trouble = null;
    /** What lies over the talk: a cited page, or the list of threads. */
    over = null;
    /** The thread that is being fetched, and when it is there: a question goes on from it. */
    reopening = NO_THREAD;

    constructor(connection, look, memory) {
        this.connection = markRaw(connection);
        this.memory = markRaw(memory);
        this.lookAround = look;
        this.stopping = null;
        /** Whether a question waits for the thread that it goes on from. */
        this.isWaiting = false;
    }

    get isBusy() {
        return this.isWaiting || this.stopping !== null;
    }

    /** What the last answer had to do without. */
    get degraded() {
        return this.turns.findLast(({ reading }) => reading.answer)?.reading.answer.degraded ?? [];
    }

    /** What it was like before the page was loaded. */
    async resume() {
        const { isOpen, conversationId } = this.memory.recall();
        if (isOpen) {
            this.open();
            if (conversationId) {
                await this.reopen(conversationId);
            }
        }
    }

    open() {
        this.isOpen = true;
        this.look();
        this.remember();
        this.greet();
    }

    close() {
        this.isOpen = false;
        this.over = null;
        this.remember();
    }

    toggle() {
        this.isOpen ? this.close() : this.open();
    }

    remember() {
        this.memory.keep(this);
    }

    /** Takes note of what is open now. */
    look() {
        const { record, companies } = this.lookAround();
        if (!isSameRecord(record, this.record)) {
            this.record = record;
            this.suggest();
        } else if (record?.name !== this.record?.name) {
            this.record = record;
        }
        if (companies.length !== this.companies.length || companies.some(({ id }, at) => id !== this.companies[at].id)) {
            this.companies = companies;
        }
    }

    /** Finds out whether Gemba answers, and whom it takes the asker for. */
    async greet() {
        const { value, problem } = await this.fetch("/api/v1/me");
        this.trouble = problem ?? null;
        if (value && this.person === null) {
            this.person = value.name;
            this.suggest();
        }
    }

    /** Questions for the open record; without them the panel is as good. */
    async suggest() {
        const { record } = this;
        this.suggestions = [];
        if (!this.person) {
            return;
        }
        const of = record ? `?model=${encodeURIComponent(record.model)}&id=${record.id}` : "";
        const { value } = await this.fetch(`/api/v1/suggestions${of}`);
        if (value && isSameRecord(record, this.record)) {
            this.suggestions = value.suggestions.slice(0, 4);
        }
    }

    async ask(question) {
        const text = question.trim();
        if (text === "" || this.isBusy) {
            return;
        }
        const { reopening } = this;
        this.isWaiting = true;
        await reopening.done;
        this.isWaiting = false;
        if (this.reopening !== reopening) {
            return;
        }
        this.look();
        this.over = null;
        this.turns.push({ id: ++count, record: this.record, reading: new Reading(text), verdict: null });
        const { reading } = this.turns.at(-1);
        const stopping = new AbortController();
        this.stopping = stopping;
        const body = { text, conversationId: this.conversationId, copilot: null, context: this.context() };
        const { signal } = stopping;
        const send = () => this.connection.post("/api/v1/questions", body, { accept: "text/event-stream", signal });
        await follow(reading, send, signal);
        if (this.stopping === stopping) {
            this.stopping = null;
            this.settle(reading);
        }
    }

    context() {
        return {
            model: this.record?.model ?? null,
            id: this.record?.id ?? null,
            companyIds: this.companies.map(({ id }) => id),
        };
    }

    settle({ answer, problem }) {
        if (answer) {
            this.conversationId = answer.conversationId;
            this.trouble = null;
            this.remember();
        } else if (problem?.code === "NOT_FOUND") {
            this.conversationId = null;
        }
    }

    /** Asks once more what came to nothing. */
    async again(turn) {
        if (this.isBusy) {
            return;
        }
        this.turns.splice(this.turns.findIndex(({ id }) => id === turn.id), 1);
        await this.ask(turn.reading.question);
    }

    stop() {
        this.stopping?.abort();
    }

    /** Whatever comes of what is being answered, it is not waited for any more. */
    leave() {
        this.stop();
        this.stopping = null;
    }

    startAnew() {
        this.leave();
        this.reopening = NO_THREAD;
        this.turns = [];
        this.conversationId = null;
        this.over = null;
        this.remember();
        this.suggest();
    }

    /** Threads of one's own, the latest first. */
    async threads() {
        return this.fetch("/api/v1/conversations");
    }

    async reopen(conversationId) {
        this.leave();
        this.reopening = { conversationId, done: this.takeUp(conversationId) };
        await this.reopening.done;
    }

    async takeUp(conversationId) {
        const { value, problem } = await this.fetch(`/api/v1/conversations/${encodeURIComponent(conversationId)}`);
        if (this.reopening.conversationId !== conversationId) {
            return;
        }
        if (value) {
            this.turns = value.answers.map((answer) => {
                const reading = new Reading(answer.question);
                reading.take({ name: "answer", data: answer });
                return { id: ++count, record: null, reading, verdict: null };
            });
        }
        this.conversationId = problem?.code === "NOT_FOUND" ? null : conversationId;
        this.over = null;
        this.remember();
    }

    /** Says what somebody thinks of an answer; a problem if that is not taken. */
    async judge(turn, verdict, reason = null, comment = "") {
        const path = `/api/v1/answers/${encodeURIComponent(turn.reading.answer.id)}/feedback`;
        const { problem } = await this.fetch(path, { verdict, reason, comment });
        if (!problem) {
            turn.verdict = verdict;
        }
        return problem ?? null;
    }

    /** What a path holds, or the problem with it. */
    async fetch(path, body) {
        try {
            const response = body ? await this.connection.post(path, body) : await this.connection.send(path);
            if (!response.ok) {
                return { problem: await problemOf(response) };
            }
            return { value: response.status === 204 ? null : await response.json() };
        } catch (error) {
            return { problem: error.problem ?? { code: "LOST" } };
        }
    }
}

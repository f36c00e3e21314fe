import { Component, onMounted, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { CitedPage } from "./cited_page";
import { CitedValues } from "./cited_values";
import { opens, recordsAction } from "./records";
import { Threads } from "./threads";
import { Turn } from "./turn";
import { asWhom, degradedWords, problemWords } from "./wording";

const TOUCH = "(pointer: coarse)";

/** The talk beside the open record. */
export class GembaPanel extends Component {
    static template = "gemba.Panel";
    static props = {};
    static components = { CitedPage, CitedValues, Threads, Turn };

    setup() {
        this.chat = useState(useService("gemba"));
        this.action = useService("action");
        this.draft = useState({ text: "" });
        this.question = useRef("question");
        this.turns = useRef("turns");
        this.asWhom = asWhom;
        this.problemWords = problemWords;
        this.degradedWords = degradedWords;
        onMounted(() => {
            this.makeRoom(true);
            this.focus();
        });
        onWillUnmount(() => {
            this.makeRoom(false);
            document.querySelector(".o-gemba-opener")?.focus();
        });
        useEffect(() => this.grow(), () => [this.draft.text]);
        useEffect((isOver) => (isOver ? () => this.return() : undefined), () => [this.chat.over !== null]);
        useEffect(() => this.showLast(), () => [this.chat.turns.length]);
    }

    /** On a wide screen the record moves aside; what measured itself before is told, once the panel can be seen. */
    makeRoom(isOpen) {
        document.body.classList.toggle("o-gemba-beside", isOpen);
        browser.requestAnimationFrame(() => browser.setTimeout(() => window.dispatchEvent(new Event("resize"))));
    }

    /** Not by touch: it would bring up a keyboard over what there is to read. */
    focus() {
        if (!window.matchMedia(TOUCH).matches) {
            this.question.el?.focus({ preventScroll: true });
        }
    }

    showLast() {
        this.turns.el.lastElementChild?.scrollIntoView();
    }

    grow() {
        const { el } = this.question;
        el.style.height = "auto";
        el.style.height = `${el.scrollHeight + 2}px`;
    }

    /** Worth offering again only when another record is open than the last answer was about. */
    get offers() {
        const last = this.chat.turns.at(-1);
        const { record } = this.chat;
        const isNews = record && (last?.record?.model !== record.model || last.record.id !== record.id);
        return this.chat.turns.length === 0 || (isNews && !this.chat.isBusy) ? this.chat.suggestions : [];
    }

    ask(text) {
        this.draft.text = "";
        // What was typed and sent between two renderings was never rendered, so nothing would take it away.
        this.question.el.value = "";
        this.chat.ask(text);
        this.focus();
    }

    onKeydown(ev) {
        if (ev.key === "Enter" && !ev.shiftKey && !ev.isComposing) {
            ev.preventDefault();
            this.ask(this.draft.text);
        }
    }

    /** Escape leads one step back. Odoo's own hotkeys are not for what is typed here. */
    onPanelKeydown(ev) {
        if (ev.key === "Escape") {
            ev.stopPropagation();
            this.chat.over ? this.back() : this.chat.close();
        }
    }

    startAnew() {
        this.chat.startAnew();
        this.focus();
    }

    /** A record or a list of them opens in Odoo, a page here. */
    cite(citation, opener) {
        if (citation.kind === "record") {
            this.open(citation, opener);
        } else {
            this.lay({ kind: "page", citation }, opener);
        }
    }

    /** What Odoo does not open is told here. */
    async open(citation, opener) {
        const action = recordsAction(citation);
        const mayOpen = this.chat.connection.mayList(action?.res_model);
        if (!mayOpen || !(await opens(this.action, action))) {
            this.lay({ kind: "values", citation, isRefused: mayOpen }, opener);
        }
    }

    /** Over the talk, until one goes back. */
    lay(over, opener) {
        this.opener = opener;
        this.chat.over = over;
    }

    back() {
        this.chat.over = null;
    }

    /** To where one came from, once that can be seen again. */
    return() {
        if (!this.chat.isOpen) {
            return;
        }
        this.opener?.isConnected ? this.opener.focus() : this.focus();
        this.opener = null;
    }
}

/** Nothing of the panel is there until it is opened. */
export class GembaPlace extends Component {
    static template = "gemba.Place";
    static props = {};
    static components = { GembaPanel };

    setup() {
        this.chat = useState(useService("gemba"));
    }
}

registry.category("main_components").add("gemba.panel", { Component: GembaPlace });

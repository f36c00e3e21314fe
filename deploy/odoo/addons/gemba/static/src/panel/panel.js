import { Component, onMounted, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { RPCError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { CitedPage } from "./cited_page";
import { Threads } from "./threads";
import { Turn } from "./turn";
import { asWhom, degradedWords, problemWords } from "./wording";

const TOUCH = "(pointer: coarse)";
const ACCESS_ERROR = "odoo.exceptions.AccessError";

/** Where a cited record is looked at: a line of an order in that order, as its address says. */
function opening(citation) {
    const address = /^\/odoo\/([a-z0-9_.]+)\/(\d+)$/.exec(citation.url ?? "");
    return address ? { model: address[1], id: Number(address[2]) } : { model: citation.model, id: citation.recordId };
}

/** True if Odoo refused, wherever in loading a page that was. */
function isRefusal(error) {
    const refused = error?.cause ?? error;
    return refused instanceof RPCError && refused.exceptionName === ACCESS_ERROR;
}

/** The talk beside the open record. */
export class GembaPanel extends Component {
    static template = "gemba.Panel";
    static props = {};
    static components = { CitedPage, Threads, Turn };

    setup() {
        this.chat = useState(useService("gemba"));
        this.action = useService("action");
        this.notification = useService("notification");
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

    /** A record opens in Odoo, a page here. */
    cite(citation, opener) {
        if (citation.kind === "record") {
            this.open(opening(citation), citation.label);
        } else {
            this.opener = opener;
            this.chat.over = { kind: "page", citation };
        }
    }

    /** Odoo's own page of a record may read what the person may not, though they may read the record. */
    async open({ model, id }, label) {
        try {
            await this.action.doAction({
                type: "ir.actions.act_window",
                res_model: model,
                res_id: id,
                views: [[false, "form"]],
                target: "current",
            });
        } catch (error) {
            if (!isRefusal(error)) {
                throw error;
            }
            this.notification.add(_t("Odoo does not open %s for you. What you may see of it stands in the answer.", label), {
                type: "warning",
            });
        }
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

import { Component, useEffect, useRef, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { problemWords, reasons } from "./wording";

/** What the reader thinks of an answer, and why. */
export class Feedback extends Component {
    static template = "gemba.Feedback";
    static props = { turn: Object };

    setup() {
        this.chat = useService("gemba");
        this.reasons = reasons();
        this.problemWords = problemWords;
        this.form = useRef("form");
        this.state = useState({ isAsking: false, reason: "wrong", comment: "", problem: null });
        useEffect(() => this.lead(), () => [this.state.isAsking]);
    }

    /** To the reasons, which may have opened out of sight. */
    lead() {
        this.form.el?.scrollIntoView({ block: "nearest" });
        this.form.el?.querySelector("input").focus({ preventScroll: true });
    }

    async judge(verdict) {
        const { reason, comment } = this.state;
        const why = verdict === "down" ? [reason, comment] : [];
        this.state.problem = await this.chat.judge(this.props.turn, verdict, ...why);
        this.state.isAsking = this.state.isAsking && this.state.problem !== null;
    }

    onKeydown(ev) {
        if (ev.key === "Escape") {
            ev.stopPropagation();
            this.state.isAsking = false;
        }
    }
}

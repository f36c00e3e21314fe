import { Component, onMounted, useRef, useState } from "@odoo/owl";
import { asMoment } from "./values";
import { problemWords } from "./wording";

const MOST = 30;

/** Earlier threads of the reader's, to go on with. */
export class Threads extends Component {
    static template = "gemba.Threads";
    static props = { chat: Object, back: Function };

    setup() {
        this.state = useState({ threads: null, problem: null });
        this.backButton = useRef("back");
        this.asMoment = asMoment;
        this.problemWords = problemWords;
        onMounted(() => {
            this.backButton.el.focus();
            this.load();
        });
    }

    async load() {
        const { value, problem } = await this.props.chat.threads();
        this.state.problem = problem ?? null;
        this.state.threads = value?.slice(0, MOST) ?? null;
    }
}

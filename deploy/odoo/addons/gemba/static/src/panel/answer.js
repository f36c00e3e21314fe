import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { blocks } from "../core/reading";
import { Chart } from "./chart";
import { Feedback } from "./feedback";
import { Said } from "./said";
import { Sources } from "./sources";
import { asMoment, asSeconds, cellClass, isFigure } from "./values";

/** An answer that is complete: blocks, what they stand on, and how it was made. */
export class Answer extends Component {
    static template = "gemba.Answer";
    static props = { turn: Object, cite: Function };
    static components = { Chart, Feedback, Said, Sources };

    setup() {
        this.chat = useState(useService("gemba"));
        this.asMoment = asMoment;
        this.asSeconds = asSeconds;
        this.cellClass = cellClass;
        this.isFigure = isFigure;
        const all = blocks(this.answer);
        this.parts = all.filter(({ type }) => type !== "note");
        this.notes = all.filter(({ type }) => type === "note");
        this.citations = new Map(this.answer.citations.map((citation) => [citation.n, citation]));
    }

    get answer() {
        return this.props.turn.reading.answer;
    }
}

import { Component, onMounted, useRef } from "@odoo/owl";
import { countOf } from "../core/reading";
import { asMoment } from "./values";
import { recordsWords, refusedWords } from "./wording";

/** What an answer cites of records that Odoo does not show the person on a page of its own. */
export class CitedValues extends Component {
    static template = "gemba.CitedValues";
    static props = { citation: Object, isRefused: Boolean, back: Function };

    setup() {
        this.backButton = useRef("back");
        onMounted(() => this.backButton.el.focus());
    }

    get notice() {
        return this.props.isRefused ? refusedWords(this.props.citation.label) : null;
    }

    get many() {
        const { citation } = this.props;
        const count = countOf(citation);
        return count > 1 || citation.filter ? recordsWords(count, citation.filter?.said) : null;
    }

    get moment() {
        return asMoment(this.props.citation.asOf);
    }

    figure({ shown, unit }) {
        return [shown, unit].filter(Boolean).join(" ");
    }
}

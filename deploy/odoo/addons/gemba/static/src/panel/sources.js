import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { countOf } from "../core/reading";
import { asMoment } from "./values";
import { place, recordsWords } from "./wording";

/** What an answer stands on, under its numbers. */
export class Sources extends Component {
    static template = "gemba.Sources";
    static props = { citations: Array, cite: Function };

    setup() {
        this.place = place;
    }

    /** In the reader's language and way of writing already. */
    value({ label, shown, unit, computed }) {
        const text = `${label}: ${[shown, unit].filter(Boolean).join(" ")}`;
        return computed ? _t("%s (computed)", text) : text;
    }

    /** Which records a figure was made of, if it was made of several. */
    many(citation) {
        const count = countOf(citation);
        return count > 1 || citation.filter ? recordsWords(count, citation.filter?.said) : null;
    }

    asOf({ asOf }) {
        return _t("in Odoo as of %s", asMoment(asOf));
    }
}

import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { asMoment } from "./values";
import { place } from "./wording";

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

    asOf({ asOf }) {
        return _t("in Odoo as of %s", asMoment(asOf));
    }
}

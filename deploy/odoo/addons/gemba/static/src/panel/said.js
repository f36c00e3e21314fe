import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

/** Statements as text, each with chips for what it stands on. */
export class Said extends Component {
    static template = "gemba.Said";
    static props = { said: Array, citations: Map, cite: Function };

    label(n) {
        const { kind, label, title, page } = this.props.citations.get(n);
        return kind === "record" ? _t("Source %s: %s", n, label) : _t("Source %s: %s, page %s", n, title, page);
    }

    open(n, ev) {
        this.props.cite(this.props.citations.get(n), ev.currentTarget);
    }
}

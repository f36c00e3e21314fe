import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";
import { drawing } from "../core/drawing";
import { Said } from "./said";

/** Figures in a row, drawn, and as a table for whoever reads rather than looks. */
export class Chart extends Component {
    static template = "gemba.Chart";
    static props = { chart: Object, citations: Map, cite: Function };
    static components = { Said };

    setup() {
        this.picture = drawing(this.props.chart, (number) => formatFloat(number, { digits: [0, 2], trailingZeros: false }));
    }

    get heading() {
        const { title, unit } = this.props.chart;
        return unit ? _t("%s, in %s", title, unit) : title;
    }

    get sources() {
        return [{ text: "", citations: this.props.chart.citations }];
    }

    /** More of them than a heading has room for. */
    get standsOnMany() {
        return this.props.chart.citations.length > 4;
    }

    /** What the picture says, for whoever does not see it. */
    get spoken() {
        return [this.heading, ...this.props.chart.points.map(({ label, shown }) => `${label}: ${shown}`)].join("; ");
    }
}

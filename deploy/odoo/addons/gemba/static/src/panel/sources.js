import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";
import { asMoment, asValue } from "./values";
import { place } from "./wording";

/** What an answer stands on, under its numbers. */
export class Sources extends Component {
    static template = "gemba.Sources";
    static props = { citations: Array, cite: Function };

    setup() {
        this.fields = useService("field");
        this.names = useState({});
        this.place = place;
        onWillStart(() => void this.nameFields());
    }

    /** Fields are called what Odoo calls them; until that is known, and where it is not, by what the API says. */
    async nameFields() {
        const records = this.props.citations.filter(({ kind, field }) => kind === "record" && field);
        for (const model of new Set(records.map((citation) => citation.model))) {
            const fieldNames = [...new Set(records.filter((it) => it.model === model).map(({ field }) => field))];
            try {
                const known = await this.fields.loadFields(model, { fieldNames, attributes: ["string"] });
                for (const [name, { string }] of Object.entries(known)) {
                    this.names[`${model}.${name}`] = string;
                }
            } catch {
                // Not a model that the reader may describe.
            }
        }
    }

    asOf({ asOf }) {
        return _t("in Odoo as of %s", asMoment(asOf));
    }

    field({ model, field, value }) {
        return `${this.names[`${model}.${field}`] ?? field}: ${asValue(value)}`;
    }
}

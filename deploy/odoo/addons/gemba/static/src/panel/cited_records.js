import { Component, onMounted, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { opens, recordsAction } from "./records";
import { problemWords } from "./wording";

const CITATION = /^[0-9a-fA-F-]{36}\.\d{1,4}$/;

/**
 * Where an answer outside Odoo leads: `/odoo/gemba-records?citation=…` names a citation, and Gemba says, as whoever is
 * signed in, which records it stands for. An address alone makes no list.
 */
export class CitedRecords extends Component {
    static template = "gemba.CitedRecords";
    static props = ["*"];
    static path = "gemba-records";
    static displayName = "Gemba";

    setup() {
        this.chat = useService("gemba");
        this.action = useService("action");
        this.state = useState({ problem: null });
        this.problemWords = problemWords;
        onMounted(() => this.show());
    }

    async show() {
        const { citation } = this.props.action.params ?? {};
        const { value, problem } = await this.cited(citation);
        const action = value ? recordsAction(value) : null;
        if (!this.chat.connection.mayList(action?.res_model)) {
            this.state.problem = problem ?? { code: "NOT_FOUND" };
        } else if (!(await opens(this.action, action, { stackPosition: "replaceCurrentAction" }))) {
            this.state.problem = { code: "NOT_PERMITTED" };
        }
    }

    async cited(citation) {
        return CITATION.test(citation ?? "") ? this.chat.fetch(`/api/v1/citations/${citation}`) : {};
    }
}

registry.category("actions").add("gemba_records", CitedRecords);

import { Component, useState } from "@odoo/owl";
import { useCommand } from "@web/core/commands/command_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";

/** The icon that opens the panel, and closes it. */
export class GembaSystray extends Component {
    static template = "gemba.Systray";
    static props = {};

    setup() {
        this.chat = useState(useService("gemba"));
        useCommand(_t("Ask Gemba"), () => this.chat.open());
    }
}

registry.category("systray").add("gemba", { Component: GembaSystray }, { sequence: 30 });

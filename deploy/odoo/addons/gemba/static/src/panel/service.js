import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { rpc } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { Chat } from "./chat";
import { Connection } from "./connection";
import { Memory } from "./memory";
import { lookAround } from "./surroundings";

/** How often what is open is looked up while the panel is; reading two numbers, it costs nothing. */
const LOOK_MS = 300;

export const gembaService = {
    dependencies: ["action"],
    start(env, { action }) {
        const connection = new Connection(() => rpc("/gemba/v1/panel/token", {}, { silent: true }));
        const chat = reactive(new Chat(connection, () => lookAround(action), new Memory()));
        const look = () => chat.isOpen && chat.look();
        env.bus.addEventListener("ACTION_MANAGER:UI-UPDATED", look);
        browser.setInterval(look, LOOK_MS);
        env.bus.addEventListener("WEB_CLIENT_READY", () => chat.resume(), { once: true });
        return chat;
    },
};

registry.category("services").add("gemba", gembaService);

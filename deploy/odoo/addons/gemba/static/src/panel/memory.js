import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";
import { session } from "@web/session";

/**
 * What outlives a reload of the page in the same tab, such as switching companies makes one: whether the panel is open
 * and in which thread. Nothing that was asked or answered is kept in the browser.
 */
export class Memory {
    get key() {
        return `gemba.panel:${session.db}:${user.userId}`;
    }

    recall() {
        try {
            return JSON.parse(browser.sessionStorage.getItem(this.key)) ?? {};
        } catch {
            return {};
        }
    }

    keep({ isOpen, conversationId }) {
        browser.sessionStorage.setItem(this.key, JSON.stringify({ isOpen, conversationId }));
    }
}

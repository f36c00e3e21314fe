import { RPCError } from "@web/core/network/rpc";
import { listOf } from "../core/reading";

const ACCESS_ERROR = "odoo.exceptions.AccessError";

/** Where a cited record is looked at: a line of an order in that order, as its address says. */
function opening(citation) {
    const address = /^\/odoo\/([a-z0-9_.]+)\/(\d+)$/.exec(citation.url ?? "");
    return address ? { model: address[1], id: Number(address[2]) } : { model: citation.model, id: citation.recordId };
}

/** Odoo's own action that shows what is cited: a record, or the list of several. Null where nothing can be shown. */
export function recordsAction(citation) {
    const list = listOf(citation);
    if (list) {
        return {
            type: "ir.actions.act_window",
            name: list.title,
            res_model: list.model,
            domain: list.domain,
            views: [[false, "list"], [false, "form"]],
            target: "current",
        };
    }
    const { model, id } = opening(citation);
    if (!id || citation.filter) {
        return null;
    }
    return { type: "ir.actions.act_window", res_model: model, res_id: id, views: [[false, "form"]], target: "current" };
}

/**
 * Opens it; false if Odoo refused, wherever in loading it that was: Odoo's own page of a record may read what a person may
 * not, though they may read the record.
 */
export async function opens(service, action, options) {
    try {
        await service.doAction(action, options);
        return true;
    } catch (error) {
        const refused = error?.cause ?? error;
        if (refused instanceof RPCError && refused.exceptionName === ACCESS_ERROR) {
            return false;
        }
        throw error;
    }
}

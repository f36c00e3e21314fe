import { user } from "@web/core/user";

/**
 * What somebody has before them: the record that is open, if it is one and saved, and the companies that are active.
 * It is looked up rather than listened for, because leafing through records with the pager tells nobody.
 */
export function lookAround(action) {
    return { record: openRecord(action.currentController), companies: activeCompanies() };
}

function openRecord(controller) {
    const model = controller?.action?.res_model;
    const id = controller?.currentState?.resId;
    if (!model || !Number.isInteger(id) || id <= 0 || controller.view?.multiRecord) {
        return null;
    }
    return { model, id, name: controller.displayName || "" };
}

function activeCompanies() {
    return user.activeCompanies.map(({ id, name }) => ({ id, name }));
}

export function isSameRecord(one, other) {
    return one?.model === other?.model && one?.id === other?.id;
}

import { toLocaleDateString, toLocaleDateTimeString } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";

const { DateTime } = luxon;
const MOMENT = /^\d{4}-\d\d-\d\dT/;
const FIGURE = /^[-+−]?\d[\d.,'’\u00a0\u202f ]*%?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A time as Odoo writes it, in the zone that the reader has set there. */
export function asMoment(iso) {
    return toLocaleDateTimeString(DateTime.fromISO(iso).setZone("default"));
}

export function asSeconds(milliseconds) {
    return _t("%s s", formatFloat(milliseconds / 1000, { digits: [0, 1] }));
}

/** The value of a record's field as the reader would see it there. */
export function asValue(value) {
    if (value === null || value === undefined || value === "") {
        return _t("not set");
    }
    if (typeof value === "boolean") {
        return value ? _t("yes") : _t("no");
    }
    if (typeof value === "object") {
        return "amount" in value ? `${value.amount} ${value.currency ?? ""}`.trim() : "";
    }
    if (MOMENT.test(value)) {
        return asMoment(value);
    }
    return DAY.test(value) ? toLocaleDateString(DateTime.fromISO(value)) : String(value);
}

/** Figures stand under each other. */
export function isFigure(text) {
    return FIGURE.test(text);
}

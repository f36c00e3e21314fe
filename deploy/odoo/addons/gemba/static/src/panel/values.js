import { formatDate, formatDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";

const { DateTime } = luxon;
const MOMENT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A time as Odoo writes it, in the zone that the reader has set there. */
export function asMoment(iso) {
    return formatDateTime(DateTime.fromISO(iso).setZone("default"), { showSeconds: false });
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
    return DAY.test(value) ? formatDate(DateTime.fromISO(value)) : String(value);
}

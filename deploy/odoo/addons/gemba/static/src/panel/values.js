import { toLocaleDateTimeString } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";

const { DateTime } = luxon;
const FIGURE = /^[-+−]?\d[\d.,'’\u00a0\u202f ]*%?$/;

/** A time as Odoo writes it, in the zone that the reader has set there. */
export function asMoment(iso) {
    return toLocaleDateTimeString(DateTime.fromISO(iso).setZone("default"));
}

export function asSeconds(milliseconds) {
    return _t("%s s", formatFloat(milliseconds / 1000, { digits: [0, 1] }));
}

/** Figures stand under each other. */
export function isFigure(text) {
    return FIGURE.test(text);
}

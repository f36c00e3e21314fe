import { toLocaleDateTimeString } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";

const { DateTime } = luxon;
const FIGURE = /^[-+−]?\d[\d.,'’\u00a0\u202f ]*(?:%|[\p{L}()/]{1,12})?$/u;
const LONG = 40;
const SHORT = 18;

/** A time as Odoo writes it, in the zone that the reader has set there. */
export function asMoment(iso) {
    return toLocaleDateTimeString(DateTime.fromISO(iso).setZone("default"));
}

export function asSeconds(milliseconds) {
    return _t("%s s", formatFloat(milliseconds / 1000, { digits: [0, 1] }));
}

/** Figures stand under each other, with their units. */
export function isFigure(text) {
    return FIGURE.test(text);
}

/** How a cell is set: a figure, a number or a name in one line, a sentence with room for it. */
export function cellClass(text) {
    return {
        "text-end": isFigure(text),
        "text-nowrap": text.length <= SHORT,
        "o-gemba-long": text.length > LONG,
    };
}

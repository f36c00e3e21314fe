import { _t } from "@web/core/l10n/translation";

/** What is being done, in words. */
export function stageWords(stage) {
    switch (stage) {
        case "sending": return _t("Sending your question");
        case "searching": return _t("Looking through records and documents");
        case "composing": return _t("Writing the answer");
        case "verifying": return _t("Checking every statement against its source");
        case "restart": return _t("Starting over");
        case "done": return _t("The answer is complete");
        case "stopped": return _t("Stopped");
        default: return _t("Working");
    }
}

/** A problem in words; one that came later than this panel in the API's own. */
export function problemWords(problem) {
    switch (problem.code) {
        case "LOST": return _t("The connection to Gemba was lost. Check the network and try again.");
        case "UNAVAILABLE":
        case "DATABASE_UNAVAILABLE":
        case "ISSUER_UNAVAILABLE": return _t("Gemba does not answer at the moment. Nothing is lost. Try again shortly.");
        case "NOT_SIGNED_IN":
        case "INVALID_TOKEN": return _t("Gemba does not take your sign-in. Reload the page; if it stays, tell whoever looks after Gemba.");
        case "NO_TOKEN": return _t("Odoo gave no pass for Gemba. Tell whoever looks after Gemba.");
        case "NOT_REGISTERED": return _t("Gemba does not know you yet. Ask whoever looks after it at your plant.");
        case "NOT_FOUND": return _t("There is nothing here any more, or you may not see it.");
        case "NOT_PERMITTED":
        case "FORBIDDEN": return _t("You may not do this.");
        case "PAGE_NOT_DRAWN": return _t("This page cannot be shown as a picture.");
        case "PAGE_SLOW": return _t("Drawing the page takes unusually long. Open it again in a while.");
        case "QUESTION_TOO_LONG": return _t("The question is too long. Ask something shorter.");
        default: return problem.detail || _t("Something went wrong. Try again; if it stays, tell whoever looks after Gemba.");
    }
}

/** What an answer had to do without. */
export function degradedWords(codes) {
    return codes.includes("records-away")
        ? _t("Gemba cannot reach Odoo at the moment. It answers from documents alone.")
        : _t("Gemba searches with reduced means at the moment. Something may be missing.");
}

/** Whose eyes Gemba answers with. */
export function asWhom(person) {
    return person ? _t("Gemba answers with what %s may see.", person) : _t("Gemba answers with what you may see.");
}

/** Where in a document something stands. */
export function place({ revision, page }) {
    return revision ? _t("revision %s, page %s", revision, page) : _t("page %s", page);
}

/** How many records something was made of, and which. */
export function recordsWords(count, said) {
    return said ? _t("%s records: %s", count, said) : _t("%s records", count);
}

/** Odoo's own page reads more than the record, and some of that is not for everybody. */
export function refusedWords(label) {
    return _t("Odoo does not open %s for you. This is what Gemba read of it for you.", label);
}

/** What is looked at, before it is known what of it is cited. */
export function sourceName({ title, label, page }) {
    return page ? _t("%s, page %s", title, page) : title ?? label;
}

export function pageOf(page, pages) {
    return pages ? _t("Page %s of %s", page, pages) : _t("Page %s", page);
}

/** Reasons that the API knows for finding an answer bad. */
export function reasons() {
    return [
        ["wrong", _t("It is wrong")],
        ["incomplete", _t("Something is missing")],
        ["outdated", _t("It is out of date")],
        ["not-allowed", _t("It shows what I should not see")],
        ["other", _t("Something else")],
    ];
}

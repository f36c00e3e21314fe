import { queryFirst } from "@odoo/hoot-dom";
import { registry } from "@web/core/registry";

const CHIP = (n) => `.o-gemba-answer p button.o-gemba-chip[data-n="${n}"]`;

function check(holds, what) {
    if (!holds) {
        throw new Error(what);
    }
}

/** Whatever Gemba, a record or a document says is there as text, and as nothing else. */
function checkThatTextStaysText() {
    const panel = queryFirst(".o-gemba-panel");
    check(!window.tricked, "A script ran");
    check(!panel.querySelector("script, iframe, object, embed, link, a[href]"), "Markup came through");
    const pictures = [...panel.querySelectorAll("img")].filter(({ src }) => !src.startsWith("blob:"));
    check(pictures.length === 0, `A picture was made of text: ${pictures[0]?.outerHTML}`);
}

/** In what a browser draws, and not in elements that only have their names. */
function checkThatChartsAreDrawn() {
    for (const chart of document.querySelectorAll(".o-gemba-chart svg")) {
        const parts = [...chart.querySelectorAll("*")];
        check(parts.length > 3 && parts.every((part) => part instanceof SVGElement), "A chart is not drawn");
        check(chart.getBoundingClientRect().height > 50, "A chart has no height");
    }
}

const ask = (question) => [
    { trigger: ".o-gemba-question textarea", run: `edit ${question}` },
    { trigger: ".o-gemba-send:enabled", run: "click" },
];

registry.category("web_tour.tours").add("gemba_panel", {
    steps: () => [
        { trigger: ".o_data_row td:contains(Aach Forge)", run: "click" },
        { trigger: ".o_form_view .o_pager_value" },
        { trigger: ".o-gemba-opener", run: "click" },
        { content: "knows the open record", trigger: ".o-gemba-record[data-model='res.partner']:contains(Aach Forge)" },
        { content: "says for whom", trigger: ".o-gemba-as:contains(Petra Planner)" },
        { content: "has questions for it", trigger: ".o-gemba-offer:contains(Why is it late?)" },
        { content: "leafs on", trigger: ".o_pager_next", run: "click" },
        { content: "follows the pager", trigger: ".o-gemba-record:contains(<img src)", run: checkThatTextStaysText },

        ...ask("Why is it late?"),
        { content: "answers", trigger: ".o-gemba-answer[data-outcome=grounded]", run: checkThatTextStaysText },
        { content: "shows steps", trigger: ".o-gemba-steps li:contains(42 Nm)" },
        { content: "shows a table", trigger: ".o-gemba-table td:contains(Bearing 6204)" },
        { content: "shows a conflict", trigger: ".o-gemba-conflict li:contains(45 Nm)" },
        { content: "shows a note", trigger: ".o-gemba-notes li:contains(Quoted as it stands)" },
        { content: "shows what came later as text", trigger: ".o-gemba-answer p:contains(Something newer)" },
        { content: "leaves what is no citation", trigger: ".o-gemba-answer p:contains(See [7] of the drawing)" },
        { content: "says what was withheld", trigger: ".o-gemba-withheld:contains(1)" },
        { content: "says that Odoo is away", trigger: ".o-gemba-banner:contains(cannot reach Odoo)" },
        { content: "shows a record's values", trigger: ".o-gemba-source[data-kind=record]:contains(Late by: 3 days)" },

        { content: "opens a page", trigger: CHIP(2), run: "click" },
        { content: "shows its picture", trigger: ".o-gemba-sheet img[src^='blob:']" },
        { content: "marks the passage", trigger: ".o-gemba-sheet mark", run: checkThatTextStaysText },
        { content: "says which page", trigger: ".o-gemba-facts:contains(Page 3 of 4)" },
        { content: "goes back by key", trigger: ".o-gemba-back", run: "press Escape" },
        { content: "to the chip", trigger: `${CHIP(2)}:focus` },

        { content: "draws a line", trigger: ".o-gemba-chart svg[role=img][data-shape=line] path", run: checkThatTextStaysText },
        { content: "and bars", trigger: ".o-gemba-chart svg[data-shape=bars] rect:count(2)", run: checkThatChartsAreDrawn },
        { content: "with their figures", trigger: ".o-gemba-chart:eq(1) summary", run: "click" },
        { content: "in a table", trigger: ".o-gemba-chart td:contains(12)" },
        { content: "says which records", trigger: ".o-gemba-source[data-n='4'] .o-gemba-many:contains(2 records: with a reference)" },
        { content: "opens several", trigger: ".o-gemba-source[data-n='3']", run: "click" },
        { content: "as a list", trigger: ".o_breadcrumb .active:contains(Two suppliers)" },
        { content: "of them", trigger: ".o_list_view .o_data_row:count(2)" },
        { content: "opens a filter", trigger: ".o-gemba-source[data-n='4']", run: "click" },
        { content: "as a list that says which", trigger: ".o_breadcrumb .active:contains(with a reference)", run: checkThatTextStaysText },
        { content: "cites what Odoo refuses", trigger: ".o-gemba-source[data-n='5']", run: "click" },
        { content: "by its values", trigger: ".o-gemba-held .o-gemba-notice:contains(Odoo does not open Another plant)" },
        { content: "as text", trigger: ".o-gemba-values dd:contains(<script>)", run: checkThatTextStaysText },
        { trigger: ".o-gemba-back", run: "click" },
        { content: "opens no list of other models", trigger: ".o-gemba-source[data-n='6']", run: "click" },
        { content: "but what was read", trigger: ".o-gemba-held:not(:has(.o-gemba-notice)) .o-gemba-values" },
        { trigger: ".o-gemba-back", run: "click" },

        { content: "opens a record", trigger: CHIP(1), run: "click" },
        { content: "in Odoo", trigger: ".o_form_view .o_field_widget[name=name] input:value(Aach Forge)" },
        { content: "and follows", trigger: ".o-gemba-record:contains(Aach Forge)" },
        { content: "keeps the thread", trigger: ".o-gemba-answer[data-outcome=grounded]" },

        { trigger: ".o-gemba-down", run: "click" },
        { trigger: ".o-gemba-why input[value=incomplete]", run: "click" },
        { trigger: ".o-gemba-why textarea", run: "edit No date" },
        { trigger: ".o-gemba-send-why", run: "click" },
        { content: "takes feedback", trigger: ".o-gemba-thanks" },

        ...ask("Take your time"),
        { content: "streams", trigger: ".o-gemba-said p:contains(This much is known.)" },
        { content: "stops", trigger: ".o-gemba-stop", run: "click" },
        { content: "and offers to ask again", trigger: ".o-gemba-again" },
        ...ask("Break off"),
        { content: "says what went wrong", trigger: ".o-gemba-failed.o-gemba-bad:contains(connection to Gemba was lost)" },

        { trigger: ".o-gemba-new", run: "click" },
        { content: "starts anew", trigger: ".o-gemba-welcome" },
        { trigger: ".o-gemba-earlier", run: "click" },
        { content: "lists threads", trigger: ".o-gemba-threads button:contains(<script>)", run: checkThatTextStaysText },
        { trigger: ".o-gemba-threads button", run: "click" },
        { content: "reopens one", trigger: ".o-gemba-asked:contains(An earlier question)", run: checkThatTextStaysText },
        { content: "closes by key", trigger: ".o-gemba-question textarea", run: "press Escape" },
        { trigger: "body:not(:has(.o-gemba-panel)) .o-gemba-opener:focus" },
    ],
});

registry.category("web_tour.tours").add("gemba_panel_resumes", {
    steps: () => [
        { trigger: ".o_data_row td:contains(Aach Forge)", run: "click" },
        { trigger: ".o_form_view .o_pager_value" },
        { trigger: ".o-gemba-opener", run: "click" },
        ...ask("Why is it late?"),
        { trigger: ".o-gemba-answer[data-outcome=grounded]", run: () => location.reload(), expectUnloadPage: true },
        { content: "is open again, in its thread", trigger: ".o-gemba-asked:contains(An earlier question)" },
        { content: "beside the record", trigger: ".o-gemba-record:contains(Aach Forge)" },
    ],
});

registry.category("web_tour.tours").add("gemba_records", {
    steps: () => [
        { content: "opens the list", trigger: ".o_breadcrumb .active:contains(with a reference)" },
        { content: "of what was cited", trigger: ".o_list_view .o_data_row:count(2)" },
    ],
});

registry.category("web_tour.tours").add("gemba_no_records", {
    steps: () => [{ content: "says that there is nothing", trigger: ".o-gemba-records [role=alert]" }],
});

registry.category("web_tour.tours").add("gemba_panel_unconnected", {
    steps: () => [
        { trigger: ".o_list_view .o_data_row" },
        { trigger: ".o-gemba-opener", run: "click" },
        { content: "no record is open", trigger: ".o-gemba-record.text-muted" },
        { content: "says that it has no pass", trigger: ".o-gemba-banner.o-gemba-bad:contains(no pass)" },
    ],
});

registry.category("web_tour.tours").add("gemba_panel_german", {
    steps: () => [
        { trigger: ".o_data_row td:contains(Aach Forge)", run: "click" },
        { trigger: ".o_form_view .o_pager_value" },
        { trigger: ".o-gemba-opener[title='Gemba fragen']", run: "click" },
        { content: "in templates", trigger: ".o-gemba-welcome:contains(Was möchten Sie wissen?)" },
        { content: "in scripts", trigger: ".o-gemba-as:contains(Gemba antwortet mit dem, was Petra Planner sehen darf.)" },
    ],
});

import { Component, onMounted, onWillDestroy, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { drawn } from "../core/reading";
import { pageOf, problemWords } from "./wording";

/** A page of a document with the passage that was cited; access is checked again each time. */
export class CitedPage extends Component {
    static template = "gemba.CitedPage";
    static props = { citation: Object, chat: Object, back: Function };

    setup() {
        this.state = useState({
            page: this.props.citation.page,
            pages: null,
            isChanged: false,
            hidden: [],
            picture: null,
            problem: null,
            isLarge: false,
        });
        this.backButton = useRef("back");
        this.passage = useRef("passage");
        this.leaving = new AbortController();
        this.pageOf = pageOf;
        this.problemWords = problemWords;
        onMounted(() => {
            this.backButton.el.focus();
            this.show(this.state.page);
            this.look();
        });
        onWillDestroy(() => {
            this.leaving.abort();
            this.forget();
        });
    }

    get revision() {
        return _t("Revision %s", this.props.citation.revision);
    }

    get document() {
        return encodeURIComponent(this.props.citation.documentId);
    }

    /** Numbers only, whatever came: they become a style. */
    get boxes() {
        if (this.state.page !== this.props.citation.page) {
            return [];
        }
        return this.props.citation.boxes.map((box) => {
            const [x0, y0, x1, y1] = box.map((edge) => 100 * Number(edge));
            return `left:${x0}%;top:${y0}%;width:${x1 - x0}%;height:${y1 - y0}%`;
        });
    }

    /** What is to be known about the page besides its picture. */
    async look() {
        const { chat, citation } = this.props;
        const [cited, document] = await Promise.all([
            chat.fetch(`/api/v1/citations/${encodeURIComponent(citation.id)}`),
            chat.fetch(`/api/v1/documents/${this.document}`),
        ]);
        this.state.hidden = cited.value?.hidden ?? [];
        this.state.pages = document.value?.pages ?? null;
        this.state.isChanged = document.value !== undefined && document.value.version !== citation.version;
    }

    async show(page) {
        this.forget();
        Object.assign(this.state, { page, problem: null });
        const { signal } = this.leaving;
        const path = `/api/v1/documents/${this.document}/pages/${page}.png`;
        const isWanted = () => !signal.aborted && this.state.page === page;
        const { response, problem } = await drawn(() => this.props.chat.connection.send(path, { signal, headers: { Accept: "image/png, application/problem+json" } }), isWanted);
        const picture = response && (await response.blob());
        if (isWanted()) {
            this.state.problem = problem ?? null;
            this.state.picture = picture ? URL.createObjectURL(picture) : null;
        }
    }

    forget() {
        if (this.state.picture) {
            URL.revokeObjectURL(this.state.picture);
            this.state.picture = null;
        }
    }

    bringIntoView() {
        this.passage.el?.scrollIntoView({ block: "center" });
    }

    resize() {
        this.state.isLarge = !this.state.isLarge;
        requestAnimationFrame(() => this.bringIntoView());
    }
}

import { browser } from "@web/core/browser/browser";
import { ConnectionLostError } from "@web/core/network/rpc";
import { LOST } from "../core/reading";

/** A token is renewed this long before it ends, so that none ends on the way. */
const EARLY_MS = 45_000;

/** Why a request could not even be made; `problem` is what the API would have said in its place. */
export class NotSent extends Error {
    constructor(problem) {
        super(problem.code);
        this.problem = problem;
    }
}

/** Requests to Gemba's API, with a token that Odoo gives for whoever is signed in. */
export class Connection {
    /** @param {() => Promise<{token: string, expires_in: number, url: string, models: string[]}>} mint asks Odoo for a token */
    constructor(mint) {
        this.mint = mint;
        this.pass = null;
        this.minting = null;
        this.models = new Set();
    }

    /** True of a model that Gemba reads, and may name records of. */
    mayList(model) {
        return this.models.has(model);
    }

    /** A response of whatever status; of a token that is not taken any more only after a new one was tried. */
    async send(path, options = {}) {
        const pass = await this._pass();
        const response = await this._fetch(pass, path, options);
        if (response.status !== 401) {
            return response;
        }
        if (this.pass === pass) {
            this.pass = null;
        }
        return this._fetch(await this._pass(), path, options);
    }

    /** Sends and reads JSON. */
    async post(path, body, { accept = "application/json", signal } = {}) {
        return this.send(path, {
            method: "POST",
            headers: { "Content-Type": "application/json", Accept: accept },
            body: JSON.stringify(body),
            signal,
        });
    }

    /** Neither Odoo's cookies nor its addresses leave it, and nothing is followed elsewhere. */
    _fetch({ base, token }, path, { headers, ...options }) {
        return browser.fetch(`${base}${path}`, {
            ...options,
            headers: { Accept: "application/json", ...headers, Authorization: `Bearer ${token}` },
            credentials: "omit",
            redirect: "error",
            referrerPolicy: "no-referrer",
        });
    }

    async _pass() {
        if (this.pass && Date.now() < this.pass.until) {
            return this.pass;
        }
        this.minting ??= this._mint().finally(() => (this.minting = null));
        return this.minting;
    }

    async _mint() {
        try {
            const { token, expires_in, url, models } = await this.mint();
            this.models = new Set(models);
            this.pass = { token, base: baseOf(url), until: Date.now() + expires_in * 1000 - EARLY_MS };
            return this.pass;
        } catch (error) {
            throw new NotSent(problemOfOdoo(error));
        }
    }
}

function problemOfOdoo(error) {
    if (error instanceof ConnectionLostError) {
        return LOST;
    }
    const isOver = error.exceptionName === "odoo.http.SessionExpiredException";
    return { code: isOver ? "NOT_SIGNED_IN" : "NO_TOKEN" };
}

/** A path under Odoo's own address, or another origin: an address without anything that could lead elsewhere. */
export function baseOf(url) {
    const base = new URL(url, browser.location.origin);
    if (!["http:", "https:"].includes(base.protocol) || base.username || base.search || base.hash) {
        throw new Error("This is no address of Gemba's API.");
    }
    return base.href.replace(/\/+$/, "");
}

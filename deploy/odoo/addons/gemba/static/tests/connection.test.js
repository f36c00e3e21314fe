import { describe, expect, test } from "@odoo/hoot";
import { advanceTime, mockFetch } from "@odoo/hoot-mock";
import { browser } from "@web/core/browser/browser";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";
import { Connection, baseOf } from "@gemba/panel/connection";

describe.current.tags("headless");

/** Gives the tokens t1, t2 and so on. */
function minting(url = "/gemba-api") {
    let count = 0;
    return new Connection(async () => ({ token: `t${++count}`, expires_in: 300, url }));
}

function failing(exceptionName) {
    const error = new RPCError("");
    error.exceptionName = exceptionName;
    return new Connection(() => Promise.reject(error));
}

test("sends the token, and neither cookies nor the page's address", async () => {
    mockFetch((url, options) => {
        expect.step(`${url} ${new Headers(options.headers).get("Authorization")}`);
        expect([options.credentials, options.redirect, options.referrerPolicy]).toEqual(["omit", "error", "no-referrer"]);
        return new Response("{}");
    });

    await minting().send("/api/v1/me");
    await minting("https://gemba.example:8443/").send("/api/v1/me");

    expect.verifySteps([
        `${browser.location.origin}/gemba-api/api/v1/me Bearer t1`,
        "https://gemba.example:8443/api/v1/me Bearer t1",
    ]);
});

test("renews a token before it ends, once for all who wait", async () => {
    mockFetch((_, { headers }) => {
        expect.step(new Headers(headers).get("Authorization"));
        return new Response("{}");
    });
    const connection = minting();

    await connection.send("/a");
    await advanceTime(250_000);
    await connection.send("/b");
    await advanceTime(10_000);
    await Promise.all([connection.send("/c"), connection.send("/d")]);

    expect.verifySteps(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
});

test("tries once more with another token when one is refused", async () => {
    mockFetch((_, { headers }) => {
        const token = new Headers(headers).get("Authorization");
        expect.step(token);
        return new Response("{}", { status: token === "Bearer t1" ? 401 : 200 });
    });

    const response = await minting().send("/api/v1/me");

    expect(response.status).toBe(200);
    expect.verifySteps(["Bearer t1", "Bearer t2"]);
});

test("does not try for ever", async () => {
    mockFetch(() => {
        expect.step("sent");
        return new Response("{}", { status: 401 });
    });

    const response = await minting().send("/api/v1/me");

    expect(response.status).toBe(401);
    expect.verifySteps(["sent", "sent"]);
});

test("says why Odoo gave no token", async () => {
    const lost = new Connection(() => Promise.reject(new ConnectionLostError("/")));
    const problems = [failing("odoo.http.SessionExpiredException"), failing("odoo.exceptions.UserError"), lost].map(
        (connection) => connection.send("/a").catch(({ problem }) => problem.code)
    );

    expect(await Promise.all(problems)).toEqual(["NOT_SIGNED_IN", "NO_TOKEN", "LOST"]);
});

test("takes no address that leads elsewhere", () => {
    expect(baseOf("/gemba-api/")).toBe(`${browser.location.origin}/gemba-api`);
    expect(baseOf("https://gemba.example")).toBe("https://gemba.example");
    for (const url of ["javascript:alert(1)", "data:text/html,x", "https://me@gemba.example", "/gemba-api?to=x", "/a#b"]) {
        expect(() => baseOf(url)).toThrow();
    }
});

package io.gemba.copilot.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.copilot.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Odoo tells of changes. */
@Tag("real-odoo")
class OdooEventTests extends RunningWithOdoo {
    private static final String PURCHASE = "purchase.group_purchase_user";

    private static String body(String database, long seq, String model, long id, String kind) {
        return """
            {"type":"odoo.changes","timestamp":"2026-11-26T12:00:00Z","data":{"database":"%s",
             "changes":[{"seq":%d,"model":"%s","id":%d,"kind":"%s"}]}}""".formatted(database, seq, model, id, kind);
    }

    private static Reply deliver(byte[] key, String id, Instant at, String body) {
        var timestamp = Long.toString(at.getEpochSecond());
        return send(id, timestamp, "v1,AAAA v1," + signature(key, id + "." + timestamp + "." + body), body);
    }

    private static Reply send(String id, String timestamp, String signature, String body) {
        return TestClient.send(with("").request("/api/v1/events/odoo")
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String signature(byte[] key, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newId() {
        return "msg_" + UUID.randomUUID();
    }

    private static int kept(long seq) {
        return DATABASE.superuser()
                .sql("SELECT count(*) FROM odoo_change WHERE seq = :seq")
                .param("seq", seq)
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsWhatIsSignedUnderEitherSecret() {
        var now = Instant.now();

        assertThat(deliver(EVENT_KEY, newId(), now, body("plant", 11, "mrp.production", 7, "write"))
                        .status())
                .isEqualTo(204);
        assertThat(deliver(NEXT_EVENT_KEY, newId(), now, body("plant", 12, "purchase.order", 8, "unlink"))
                        .status())
                .isEqualTo(204);
        assertThat(kept(11) + kept(12)).isEqualTo(2);
    }

    @Test
    void takesNothingThatIsNotSignedAsAgreed() {
        var now = Instant.now();
        var body = body("plant", 21, "mrp.production", 7, "write");
        var id = newId();
        var timestamp = Long.toString(now.getEpochSecond());
        var good = "v1," + signature(EVENT_KEY, id + "." + timestamp + "." + body);

        assertThat(deliver("another secret of some length!!!".getBytes(StandardCharsets.UTF_8), id, now, body)
                        .at("/code"))
                .isEqualTo("SIGNATURE_INVALID");
        assertThat(send(id, timestamp, good, body.replace("21", "22")).status()).isEqualTo(401);
        assertThat(send(newId(), timestamp, good, body).status()).isEqualTo(401);
        assertThat(send(id, timestamp + "0", good, body).status()).isEqualTo(401);
        assertThat(send(id, timestamp, good.replace("v1,", "v2,"), body).status())
                .isEqualTo(401);
        assertThat(TestClient.send(with("").request("/api/v1/events/odoo").POST(BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(401);
        assertThat(deliver(EVENT_KEY, id, now.minus(Duration.ofMinutes(6)), body)
                        .status())
                .isEqualTo(401);
        assertThat(deliver(EVENT_KEY, id, now.plus(Duration.ofMinutes(6)), body).status())
                .isEqualTo(401);
        assertThat(deliver(EVENT_KEY, id, now, body("other", 21, "mrp.production", 7, "write"))
                        .status())
                .isEqualTo(401);
        assertThat(kept(21)).isZero();
    }

    @Test
    void takesACopyOnceAndWhatIsSentAgainWithoutKeepingItTwice() {
        var id = newId();
        var body = body("plant", 31, "mrp.production", 7, "write");
        var now = Instant.now();

        assertThat(deliver(EVENT_KEY, id, now, body).status()).isEqualTo(204);
        assertThat(deliver(EVENT_KEY, id, now, body).at("/code")).isEqualTo("EVENT_REPLAYED");
        assertThat(deliver(EVENT_KEY, id, now.minusSeconds(2), body).status()).isEqualTo(409);
        assertThat(deliver(EVENT_KEY, id, now.plusSeconds(2), body).status()).isEqualTo(204);
        assertThat(kept(31)).isEqualTo(1);
    }

    @Test
    void readsNoMoreThanAMegabyte() {
        var large = body("plant", 41, "mrp.production", 7, "write") + " ".repeat(1 << 20);

        assertThat(deliver(EVENT_KEY, newId(), Instant.now(), large).status()).isEqualTo(413);
        assertThat(kept(41)).isZero();
    }

    @Test
    void saysThatASignedEventIsNotOneThatItKnows() {
        var now = Instant.now();

        assertThat(deliver(EVENT_KEY, newId(), now, "{}").at("/code")).isEqualTo("EVENT_INVALID");
        assertThat(deliver(EVENT_KEY, newId(), now, body("plant", 51, "x; DROP", 7, "write"))
                        .status())
                .isEqualTo(400);
        assertThat(deliver(EVENT_KEY, newId(), now, body("plant", 51, "mrp.production", 7, "steal"))
                        .status())
                .isEqualTo(400);
        assertThat(kept(51)).isZero();
    }

    @Test
    void asksRightsAnewAsSoonAsTheyMayBeOthers() {
        var login = ODOO.newcomer(PURCHASE);
        var token = ODOO.token(login);
        assertThat(with(token).get("/api/v1/me").at("/clearance")).isEqualTo("confidential");
        ODOO.group(login, PURCHASE, false);
        assertThat(with(token).get("/api/v1/me").at("/clearance")).isEqualTo("confidential");

        deliver(EVENT_KEY, newId(), Instant.now(), body("plant", 61, "res.users", ODOO.user(login), "rights"));

        assertThat(with(token).get("/api/v1/me").at("/clearance")).isEqualTo("internal");
    }
}

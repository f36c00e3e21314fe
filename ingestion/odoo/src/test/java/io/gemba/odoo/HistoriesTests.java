package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.odoo.History.Change;
import io.gemba.odoo.History.Entry;
import io.gemba.odoo.OdooFailure.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HistoriesTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void readsWhatTheAddonTells() {
        var asked = new ArrayList<Map<String, Object>>();
        var answer = JSON.readTree("""
                {"kept": true, "cut": true, "messages": [
                  {"id": 7, "res_id": 3, "date": "2026-03-02 08:15:00", "author": "Lena Vossberg", "type": "notification",
                   "changes": [
                     {"field": "product_qty", "label": "Quantity", "type": "float", "currency": null, "old": 4.0, "new": 0},
                     {"field": "active", "label": "Active", "type": "boolean", "currency": null, "old": true, "new": false},
                     {"field": "origin", "label": "Source", "type": "char", "currency": null, "old": null, "new": ""}]},
                  {"id": 6, "res_id": 3, "date": "2026-03-01 23:00:00", "author": null, "type": "comment", "changes": []}]}
                """);

        var history = Histories.told(
                "mrp.production",
                List.of(3L),
                SINCE,
                body -> {
                    asked.add(body);
                    return answer;
                },
                Map.of("allowed_company_ids", List.of(1L)));

        assertThat(history)
                .isEqualTo(new History(
                        List.of(
                                new Entry(
                                        3,
                                        Instant.parse("2026-03-02T08:15:00Z"),
                                        "Lena Vossberg",
                                        "notification",
                                        List.of(
                                                new Change("product_qty", "Quantity", "float", null, "4.0", "0"),
                                                new Change("active", "Active", "boolean", null, "true", "false"),
                                                new Change("origin", "Source", "char", null, null, null))),
                                new Entry(3, Instant.parse("2026-03-01T23:00:00Z"), null, "comment", List.of())),
                        true,
                        true,
                        true));
        assertThat(asked)
                .containsExactly(Map.of(
                        "model",
                        "mrp.production",
                        "ids",
                        List.of(3L),
                        "limit",
                        200,
                        "since",
                        "2026-03-01 12:00:00",
                        "context",
                        Map.of("allowed_company_ids", List.of(1L))));
    }

    @Test
    void takesAnOlderAddonForOneThatTellsNothing() {
        var history = Histories.told(
                "mrp.production",
                List.of(3L),
                null,
                body -> {
                    throw new OdooFailure(Kind.ABSENT, "no such address");
                },
                Map.of());

        assertThat(history).isEqualTo(new History(List.of(), false, true, false));
    }

    @Test
    void failsWhereTheRecordsMayNotBeRead() {
        assertThatThrownBy(() -> Histories.told(
                        "account.move",
                        List.of(3L),
                        null,
                        body -> {
                            throw new OdooFailure(Kind.DENIED, "no");
                        },
                        Map.of()))
                .isInstanceOf(OdooFailure.class);
    }
}

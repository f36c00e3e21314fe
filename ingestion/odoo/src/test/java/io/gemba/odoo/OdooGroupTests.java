package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OdooGroupTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void readsTheDayOfADateAsItIsWritten() {
        assertThat(group("date:day", "2026-11-25").day("date:day")).contains(LocalDate.of(2026, 11, 25));
    }

    @Test
    void readsTheDayOfATimeInTheZoneByWhoseDaysItWasGrouped() {
        assertThat(group("date_done:day", "2026-11-24 23:00:00").day("date_done:day", BERLIN))
                .contains(LocalDate.of(2026, 11, 25));
        assertThat(group("date_done:day", "2026-06-30 22:00:00").day("date_done:day", BERLIN))
                .contains(LocalDate.of(2026, 7, 1));
        assertThat(group("date_done:day", "2026-11-25 05:00:00").day("date_done:day", ZoneId.of("America/New_York")))
                .contains(LocalDate.of(2026, 11, 25));
    }

    private static OdooGroup group(String by, String first) {
        return new OdooGroup(Map.of(by, JSON.valueToTree(new String[] {first, "as it is called"})));
    }
}

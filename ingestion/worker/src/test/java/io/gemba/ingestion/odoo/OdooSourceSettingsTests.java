package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Classification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class OdooSourceSettingsTests {
    private static OdooSourceSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gemba.sources.odoo", OdooSourceSettings.class);
    }

    @Test
    void hasTheseDefaults() {
        var settings = bound(Map.of());

        assertThat(settings.kinds()).containsExactlyInAnyOrder(OdooSourceSettings.Kind.values());
        assertThat(settings.models())
                .contains("mrp.production", "purchase.order", "product.template")
                .doesNotContain("res.partner");
        assertThat(settings.page()).isEqualTo(200);
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.overlap()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.pause()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.largest()).isEqualTo(DataSize.ofMegabytes(32));
        assertThat(settings.sweepHour()).isEqualTo(2);
        assertThat(settings.classOf("account.move")).isEqualTo(Classification.INTERNAL);
    }

    @Test
    void classifiesWhatHangsOnRecordsByTheirModel() {
        var settings = bound(Map.of("gemba.sources.odoo.classification.account.move", "confidential"));

        assertThat(settings.classOf("account.move")).isEqualTo(Classification.CONFIDENTIAL);
        assertThat(settings.classOf("sale.order")).isEqualTo(Classification.INTERNAL);
    }

    @Test
    void restsLongerTheLongerOdooTook() {
        var pace = new Pace(Duration.ofMillis(200));

        assertThat(pace.after(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(6));
        assertThat(pace.after(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(20));
    }
}

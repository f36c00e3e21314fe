package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.answering.Block.Chart;
import io.gemba.copilot.answering.Block.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A chart as the server writes it: its figures as a table, which a script draws. */
class ChartTests {
    private static final String ATTACK = "<svg onload=alert(1)>";

    private final SpringTemplateEngine engine = engine();

    @Test
    void writesFiguresAsTheReaderDoesBesideWhatIsDrawn() {
        var shown = shown(chart("h", true, new Point("week 47", new BigDecimal("1234.50"), "1.234,5")), "de");

        assertThat(shown)
                .contains("data-shape=\"line\"", "Downtime, in h", "Zahlen")
                .contains("<th scope=\"row\">week 47</th>", "data-value=\"1234.50\">1.234,5</td>");
    }

    @Test
    void writesFiguresWithoutAUnit() {
        var shown = shown(chart("", false, new Point("TB-300", BigDecimal.TWO, "2")), "en");

        assertThat(shown)
                .contains("data-shape=\"bars\"", "<span>Downtime</span>")
                .doesNotContain(", in");
    }

    @Test
    void leavesWhatRecordsSayText() {
        var shown = shown(chart(ATTACK, true, new Point(ATTACK, BigDecimal.ONE, ATTACK)), "en");

        assertThat(shown).contains("&lt;svg onload=alert(1)&gt;").doesNotContain("<svg");
    }

    private static Part chart(String unit, boolean line, Point point) {
        return Part.of(new Chart("Downtime", unit, line, List.of(point), List.of()), Map.of());
    }

    private String shown(Part chart, String language) {
        var context = new Context(Locale.forLanguageTag(language), Map.of("part", chart));
        return engine.process("console/answer", Set.of("chart"), context);
    }

    private static SpringTemplateEngine engine() {
        var pages = new ClassLoaderTemplateResolver();
        pages.setPrefix("templates/");
        pages.setSuffix(".html");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("io/gemba/copilot/console/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(pages);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}

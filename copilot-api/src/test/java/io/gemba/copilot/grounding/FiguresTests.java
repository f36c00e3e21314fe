package io.gemba.copilot.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It weighs 1,200 kg|Gewicht: 1.200 kg", "It weighs 1200 kg|1 200 kg", "It is 0.5 mm|0,5 mm",
                        "It is 12.50 EUR|12,5 EUR",
                "Every two weeks|every 2 weeks", "Every 2 weeks|alle zwei Wochen", "A drop of 3 bar|-3 bar",
                        "Fault E-204|E204 on the display",
                "On 2026-03-01|dated 2026-03-01", "On 1.3.2026|01.03.2026", "It costs 1.234.567,89|1,234,567.89"
            })
    void agreeWhateverTheNotation(String statement, String evidence) {
        assertThat(Figures.unsupported(statement, List.of(evidence))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It weighs 1,300 kg|1.200 kg|1,300",
                "It is 42 Nm|4.2 Nm|42",
                "Fault E-205|E-204|E205",
                "Machine HX-200|Machine HX-210|HX200",
                "On 2026-03-02|2026-03-01|02",
                "It is 7|17 and 70|7",
                "It takes 3 h|It takes long|3",
                "Tighten to 42 bar|Tighten to 42 Nm|42",
                "It costs €300|It costs $300|300",
                "Wait 10 seconds|10 Minuten warten|10",
                "Set it to 5 mm|5 cm deep|5"
            })
    void areMissedWhenTheyDiffer(String statement, String evidence, String missed) {
        assertThat(Figures.unsupported(statement, List.of(evidence)))
                .anySatisfy(it -> assertThat(it).containsIgnoringCase(missed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait 10 minutes|10 min warten",
                "Attendez 24 heures|for 24 hours",
                "Tighten to 42 N·m|42 Nm",
                "It costs EUR 300|300 €",
                "It takes 5 to 10 minutes|5 à 10 minutes",
                "The M10 screws get 52 Nm|M10; 52",
                "A 5-minute wait|5 Minuten",
                "It holds 2.5 litres|2,5 l",
                "After 12 working days|12 days"
            })
    void agreeWhateverTheUnitIsCalledOrWhenTheEvidenceHasItElsewhere(String statement, String evidence) {
        assertThat(Figures.unsupported(statement, List.of(evidence))).isEmpty();
    }

    @Test
    void areNotCitationMarks() {
        assertThat(Figures.occurIn("Tighten the bolts [12].")).isFalse();
        assertThat(Figures.unsupported("Tighten the bolts [12].", List.of())).isEmpty();
    }
}

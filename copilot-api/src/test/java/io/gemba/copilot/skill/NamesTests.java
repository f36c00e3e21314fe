package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.odoo.Domain;
import io.gemba.odoo.MadeValues;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTests {
    private static final Lexemes LEXEMES = new Lexemes();
    private static final List<OdooRecord> STATIONS = List.of(
            named("Line 2, station 20"), named("Line 2, station 40"), named("Line 3, station 40"), named("Washer"));

    private static OdooRecord named(String name) {
        return MadeValues.record("mrp.workcenter", "{\"id\": %d, \"name\": \"%s\"}".formatted(name.hashCode(), name));
    }

    private static Names names(String text) {
        return new Names(text, Language.ENGLISH, LEXEMES, Set.of());
    }

    private static List<String> best(String text) {
        return names(text).best(STATIONS).stream()
                .map(it -> it.text("name").orElseThrow())
                .toList();
    }

    @Test
    void takesTheRecordThatGoesByMostOfTheNumbersNamed() {
        assertThat(best("OEE of line 2, station 40")).containsExactly("Line 2, station 40");
        assertThat(best("OEE of station 40")).containsExactly("Line 2, station 40", "Line 3, station 40");
        assertThat(best("OEE of line 2 station")).containsExactly("Line 2, station 20", "Line 2, station 40");
        assertThat(best("OEE of the washer")).containsExactly("Washer");
    }

    @Test
    void looksForAllWordsThatAreWrittenAsANameButForLegalForms() {
        assertThat(names("Anything to come from Kressmar Lager GmbH?").holding("name"))
                .isEqualTo(Domain.all(
                        Domain.where("name", Operator.CONTAINS, "kressmar"),
                        Domain.where("name", Operator.CONTAINS, "lager")));
        assertThat(names("kressmar lager gmbh").holding("name"))
                .isEqualTo(Domain.all(
                        Domain.where("name", Operator.CONTAINS, "kressmar"),
                        Domain.where("name", Operator.CONTAINS, "lager")));
    }

    @Test
    void findsTheSingularByItsPlural() {
        assertThat(names("housings").within("name"))
                .isEqualTo(Domain.any(Domain.where("name", Operator.CONTAINS, "hous")));
        assertThat(names("housings").best(List.of(named("Housing TGX 40")))).hasSize(1);
    }
}

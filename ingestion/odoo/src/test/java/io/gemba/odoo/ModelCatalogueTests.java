package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a real Odoo. */
@Tag("real-odoo")
class ModelCatalogueTests {
    private static final RealOdoo ODOO = RealOdoo.running();
    private static final RealOdoo WITH_APPS = RealOdoo.withApps();
    private static final Set<String> PLANNERS = Set.of("mrp.group_mrp_user");

    private final ModelCatalogue catalogue = new ModelCatalogue();

    private Availability of(Protocol protocol, RecordType type) {
        return catalogue.of(ODOO.as("planner", protocol), PLANNERS, type);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAnAppIsNotInstalled(Protocol protocol) {
        assertThat(of(protocol, new RecordType("quality.alert", Set.of("name"), Set.of())))
                .isEqualTo(new Availability.Absent());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatTheUserMayReadOfAppsThatAreInstalled(Protocol protocol) {
        var planner = WITH_APPS.as("planner", protocol);

        assertThat(catalogue.of(
                        planner, PLANNERS, new RecordType("quality.alert", Set.of("name"), Set.of("title", "cost"))))
                .isEqualTo(new Availability.Readable(Set.of("name", "title")));
        assertThat(catalogue.of(
                        planner, PLANNERS, new RecordType("quality.alert", Set.of("name", "stage_id"), Set.of())))
                .isEqualTo(new Availability.Denied());
        assertThat(catalogue.of(planner, PLANNERS, new RecordType("helpdesk.ticket", Set.of("name"), Set.of())))
                .isEqualTo(new Availability.Denied());
        for (var model : List.of("quality.check", "documents.document", "approval.request", "knowledge.article")) {
            assertThat(catalogue.of(planner, PLANNERS, new RecordType(model, Set.of("name"), Set.of())))
                    .as(model)
                    .isEqualTo(new Availability.Readable(Set.of("name")));
        }
        assertThat(catalogue.of(planner, PLANNERS, new RecordType("planning.slot", Set.of("start_datetime"), Set.of())))
                .isEqualTo(new Availability.Readable(Set.of("start_datetime")));
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheUserMayNot(Protocol protocol) {
        assertThat(of(protocol, new RecordType("account.move", Set.of("name"), Set.of())))
                .isEqualTo(new Availability.Denied());
        assertThat(of(protocol, new RecordType("res.partner", Set.of("name", "credit"), Set.of())))
                .isEqualTo(new Availability.Denied());
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWantedFieldsThatAreNotThereForTheUser(Protocol protocol) {
        assertThat(of(protocol, new RecordType("res.partner", Set.of("name"), Set.of("email", "credit", "colour"))))
                .isEqualTo(new Availability.Readable(Set.of("name", "email")));
    }
}

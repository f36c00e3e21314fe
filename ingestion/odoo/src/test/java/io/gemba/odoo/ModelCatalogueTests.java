package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a real Odoo. */
@Tag("real-odoo")
class ModelCatalogueTests {
    private static final RealOdoo ODOO = RealOdoo.running();
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

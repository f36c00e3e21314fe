package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.odoo.OdooFailure.Kind;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a real Odoo, over each way to talk to it. */
@Tag("real-odoo")
class OdooSessionTests {
    private static final RealOdoo ODOO = RealOdoo.running();

    private static OdooFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(OdooFailure.class, call);
    }

    private static void assertFails(Kind kind, Consumer<OdooSession> call, OdooSession session) {
        var failure = failure(() -> call.accept(session));

        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).doesNotContain("Traceback", "File \"", ".py");
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatIsEmptyAsAbsentAndTimesAsInstants(Protocol protocol) {
        var plant = ODOO.as("planner", protocol)
                .read(Query.of("res.company", List.of("name", "street2", "currency_id", "create_date")))
                .getFirst();

        assertThat(plant.text("name")).hasValue("Tessenbrook Drives GmbH, Plant A Marrenfeld");
        assertThat(plant.text("street2")).isEmpty();
        assertThat(plant.has("street2")).isFalse();
        assertThat(plant.reference("currency_id"))
                .hasValueSatisfying(it -> assertThat(it.label()).hasSize(3));
        assertThat(plant.time("create_date").orElseThrow())
                .isBetween(Instant.now().minus(Duration.ofDays(900)), Instant.now());
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatTheUserMayNotSee(Protocol protocol) {
        var all = ODOO.as("ops", protocol).read(Query.of("res.company", List.of("name")));
        var ids = all.stream().map(OdooRecord::id).toList();

        assertThat(all).hasSize(2);
        assertThat(ODOO.as("planner", protocol).read("res.company", ids, List.of("name")))
                .singleElement()
                .satisfies(it -> assertThat(it.text("name")).hasValue("Tessenbrook Drives GmbH, Plant A Marrenfeld"));
        assertThat(ODOO.as("planner", protocol).read("res.company", List.of(), List.of("name")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void actsWithinTheActiveCompaniesAndNoOther(Protocol protocol) {
        var odoo = new Odoo(ODOO.settings(protocol));
        var plantB = odoo.as(ODOO.keyOf("plantb"), List.of())
                .read(Query.of("res.company", List.of("name")))
                .getFirst();

        var ofBoth = odoo.as(ODOO.keyOf("ops"), List.of(plantB.id()))
                .read(Query.of("stock.warehouse", List.of("company_id")));

        assertThat(ofBoth)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(
                                it.reference("company_id").orElseThrow().id())
                        .isEqualTo(plantB.id()));
        assertFails(
                Kind.DENIED,
                it -> it.count("stock.warehouse", Domain.EVERYTHING),
                odoo.as(ODOO.keyOf("planner"), List.of(plantB.id())));
    }

    @ParameterizedTest
    @EnumSource
    void tellsFailuresApart(Protocol protocol) {
        var planner = ODOO.as("planner", protocol);

        assertFails(Kind.DENIED, it -> it.count("account.move", Domain.EVERYTHING), planner);
        assertFails(Kind.DENIED, it -> it.read(Query.of("res.partner", List.of("credit"))), planner);
        assertFails(Kind.ABSENT, it -> it.count("quality.alert", Domain.EVERYTHING), planner);
        assertFails(Kind.UNKNOWN_FIELD, it -> it.read(Query.of("mrp.production", List.of("colour"))), planner);
        assertFails(Kind.UNKNOWN_FIELD, it -> it.count("mrp.production", Domain.equal("colour", "red")), planner);
        assertFails(
                Kind.UNKNOWN_FIELD,
                it -> it.read(Query.of("mrp.production", List.of("name")).orderedBy("colour")),
                planner);
        assertFails(
                Kind.UNAUTHENTICATED,
                it -> it.count("mrp.production", Domain.EVERYTHING),
                new Odoo(ODOO.settings(protocol)).as(new ApiKey("planner", "guessed"), List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void seesOnlyTheFieldsThatTheUsersGroupsMaySee(Protocol protocol) {
        assertThat(ODOO.as("planner", protocol).fields("res.partner"))
                .containsKey("name")
                .doesNotContainKey("credit");
        assertThat(ODOO.as("ap", protocol).fields("res.partner")).containsKey("credit");
        assertThat(ODOO.as("planner", protocol).fields("mrp.production").get("state"))
                .satisfies(it -> assertThat(it.selection()).containsEntry("confirmed", "Confirmed"));
    }

    @ParameterizedTest
    @EnumSource
    void joinsConditionsAsOdooReadsThem(Protocol protocol) {
        var ops = ODOO.as("ops", protocol);
        var first = ops.read(Query.of("res.company", List.of("name"))).getFirst();
        var named = Domain.equal("name", first.text("name").orElseThrow());

        assertThat(ops.count("res.company", Domain.all())).isEqualTo(2);
        assertThat(ops.count("res.company", Domain.any())).isZero();
        assertThat(ops.count("res.company", Domain.not(Domain.all()))).isZero();
        assertThat(ops.count("res.company", Domain.not(named))).isEqualTo(1);
        assertThat(ops.count("res.company", Domain.any(named, Domain.equal("id", 0), Domain.not(named))))
                .isEqualTo(2);
        assertThat(ops.count("res.company", Domain.all(named, Domain.equal("street", null), Domain.not(named))))
                .isZero();
        assertThat(ops.count("res.company", Domain.where("create_date", Operator.GREATER, Instant.now())))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichRecordsTheUserMaySee(Protocol protocol) {
        var ids = ODOO.as("ops", protocol).read(Query.of("res.company", List.of("name"))).stream()
                .map(OdooRecord::id)
                .toList();

        var visible = ODOO.as("planner", protocol)
                .visible(Map.of("res.company", ids, "account.move", List.of(1L), "quality.alert", List.of(1L)));

        assertThat(visible.get("res.company")).hasSize(1);
        assertThat(visible.get("account.move")).isEmpty();
        assertThat(visible.get("quality.alert")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhoTheUserIsAsFarAsAKeyCanFindOut(Protocol protocol) {
        var wanted = new Identity.Wanted(
                List.of("mrp.group_mrp_user", "base.group_system"), List.of("mrp.production", "account.move"));

        var me = ODOO.as("planner", protocol).me(wanted);

        assertThat(me.login()).isEqualTo("planner");
        assertThat(me.active()).isTrue();
        assertThat(me.companies())
                .containsValue("Tessenbrook Drives GmbH, Plant A Marrenfeld")
                .hasSize(1);
        assertThat(me.groups()).containsExactly("mrp.group_mrp_user");
        assertThat(me.models()).containsExactly("mrp.production");
        assertThat(me.complete()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void addsUpWhatTheUserSees(Protocol protocol) {
        var byCompany = Grouping.of("stock.warehouse", Domain.EVERYTHING, List.of("company_id"), List.of("__count"));

        var warehouses = ODOO.as("ops", protocol).group(byCompany);

        assertThat(warehouses).hasSize(2).allSatisfy(it -> {
            assertThat(it.reference("company_id")).isPresent();
            assertThat(it.integer(Grouping.COUNT)).hasValue(1L);
        });
        assertThat(ODOO.as("planner", protocol).group(byCompany)).hasSize(1);
    }
}

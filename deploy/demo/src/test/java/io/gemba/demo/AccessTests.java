package io.gemba.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.demo.Directory.Person;
import io.gemba.demo.render.RenderedDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTests {
    @Test
    void namesThePeopleOfTheDemo() {
        assertThat(Directory.people())
                .extracting(Person::login)
                .containsExactly(
                        "planner",
                        "buyer",
                        "ap",
                        "ap2",
                        "quality",
                        "maint",
                        "supervisor",
                        "finance",
                        "ops",
                        "governance",
                        "plantb");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void givesEveryDocumentCompleteRules(String document) {
        var rules = AccessRules.of(document);

        assertThat(rules.company()).isIn("ALL", "A", "B");
        assertThat(rules.classification()).isIn(Directory.CLASSES);
        assertThat(rules.trust()).isIn("controlled", "normal", "external");
        assertThat(rules.audience()).isNotEmpty().allMatch(it -> it.equals("everyone") || it.startsWith("group:"));
        assertThat(readersOf(document)).isNotEmpty();
    }

    @Test
    void keepsThePlantsApart() {
        assertThat(readableBy("plantb"))
                .noneMatch(it -> it.startsWith("plant-a/"))
                .hasSizeGreaterThan(8);
        assertThat(readableBy("planner"))
                .noneMatch(it -> it.startsWith("plant-b/"))
                .hasSizeGreaterThan(12);
        assertThat(readableBy("ops"))
                .containsExactlyInAnyOrderElementsOf(documents().toList());
    }

    @Test
    void keepsAgreementsInvoicesAndPlansToTheirReaders() {
        assertThat(readersOf("plant-a/purchasing/agreements/FSA-2025-07 Quellrath framework agreement.pdf"))
                .containsExactly("buyer", "finance", "ops");
        assertThat(readersOf("plant-a/finance/invoices/HS-55120 Helmgard service.pdf"))
                .containsExactly("ap", "ap2", "finance", "ops");
        assertThat(readersOf("plant-a/maintenance/reports/MR-0452 TB-300 vibration alarm.txt"))
                .containsExactly("maint", "ops");
        assertThat(readersOf("plant-a/management/Workforce plan 2027 Marrenfeld.pdf"))
                .containsExactly("ops");
    }

    @Test
    void hasAtLeastEightDocumentsOfPlantB() {
        assertThat(documents().filter(it -> it.startsWith("plant-b/"))).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("documentsOfPlantB")
    void showsALeakFromPlantBByAFigureThatPlantADoesNotHave(String document) {
        var elsewhere = documents()
                .filter(it -> !it.startsWith("plant-b/"))
                .flatMap(AccessTests::figures)
                .collect(Collectors.toSet());

        assertThat(figures(document)).anyMatch(it -> !elsewhere.contains(it));
    }

    private static Stream<String> figures(String document) {
        return RenderedPlant.pagesOf(document).stream()
                .flatMap(page -> Arrays.stream(page.split("[\\s\"]+")))
                .filter(word -> word.chars().anyMatch(Character::isDigit));
    }

    private static Set<String> readableBy(String login) {
        var person = Directory.person(login);
        return documents().filter(person::mayRead).collect(Collectors.toSet());
    }

    private static List<String> readersOf(String document) {
        return Directory.people().stream()
                .filter(it -> it.mayRead(document))
                .map(Person::login)
                .toList();
    }

    private static Stream<String> documents() {
        return RenderedPlant.documents().stream().map(RenderedDocument::path);
    }

    private static Stream<String> documentsOfPlantB() {
        return documents().filter(it -> it.startsWith("plant-b/"));
    }
}

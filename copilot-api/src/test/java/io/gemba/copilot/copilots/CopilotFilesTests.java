package io.gemba.copilot.copilots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.copilot.skill.AllSkills;
import io.gemba.copilot.skill.Skill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopilotFilesTests {
    private static final List<String> SKILLS =
            AllSkills.all().stream().map(Skill::id).toList();
    private static final String VALID = """
            id: %s
            name: {en: Night shift, de: Nachtschicht}
            skills: [order-status]
            suggests: {order: [order-status]}
            documents: [sop]
            tone: Short.
            actions: [quality.hold, maintenance.request]
            """;

    @TempDir
    private Path folder;

    @Test
    void thoseThatComeAlongNameNothingThatIsNotThereAndLeaveNoSkillToNobody() {
        var copilots = CopilotFiles.read(folder.resolve("none"), SKILLS).values();

        assertThat(copilots).extracting(Copilot::id).contains("everyone", "planner", "buyer", "ap", "finance");
        assertThat(copilots.stream().flatMap(it -> it.skills().stream())).containsAll(SKILLS);
        assertThat(copilots).allSatisfy(it -> assertThat(it.name()).containsKeys("en", "de", "fr", "es"));
    }

    @Test
    void aPlantsOwnReplaceThemByTheirIdAndMayBeNew() throws IOException {
        Files.writeString(folder.resolve("planner.yaml"), VALID.formatted("planner"));
        Files.writeString(folder.resolve("night.yaml"), VALID.formatted("night"));

        var copilots = CopilotFiles.read(folder, SKILLS);

        assertThat(copilots.get("planner"))
                .isEqualTo(new Copilot(
                        "planner",
                        Map.of("en", "Night shift", "de", "Nachtschicht"),
                        List.of("order-status"),
                        Map.of("order", List.of("order-status")),
                        List.of("sop"),
                        "Short.",
                        "/",
                        List.of("quality.hold", "maintenance.request")));
        assertThat(copilots).containsKeys("night", "buyer");
    }

    @Test
    void thoseThatComeAlongMayProposeWhatTheirPeopleDoAndNothingThatMovesMoneyOrRights() {
        var copilots = CopilotFiles.read(folder.resolve("none"), SKILLS);

        assertThat(actions(copilots, "planner")).contains("mrp.reschedule");
        assertThat(actions(copilots, "buyer")).contains("purchase.follow-up");
        assertThat(actions(copilots, "ap")).contains("account.draft-bill");
        assertThat(actions(copilots, "everyone")).isEmpty();
        assertThat(actions(copilots, "governance")).isEmpty();
        assertThat(copilots.values().stream().flatMap(it -> it.actions().stream()))
                .containsAll(
                        Stream.of(ActionKind.values()).map(ActionKind::label).toList())
                .noneMatch(it -> it.matches(".*(post|pay|bank|delete|user|right|release).*"));
    }

    private static List<String> actions(Map<String, Copilot> copilots, String id) {
        return Optional.ofNullable(copilots.get(id)).orElseThrow().actions();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            skills: [order-status]        | skills: [read-everything]      | there is no skill read-everything
            order: [order-status]         | order: [late-purchases]        | there is no suggested skill late-purchases
            documents: [sop]              | documents: [gossip]            | there is no kind of document
            tone: Short.                  | tune: Short.                   | tune
            tone: Short.                  | start: //elsewhere.example     | there is no page
            [quality.hold,                | [account.pay,                  | there is no action account.pay; there are mrp.reschedule, purchase.draft-rfq
            [quality.hold,                | [maintenance.request,          | an action is named twice
            tone: Short.                  | skills: []                     | duplicate key skills
            """)
    void whatIsWrongIsSaidWithTheFileThatItIsIn(String right, String wrong, String said) throws IOException {
        Files.writeString(folder.resolve("night.yaml"), VALID.formatted("night").replace(right, wrong));

        assertThatThrownBy(() -> CopilotFiles.read(folder, SKILLS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("night.yaml")
                .hasMessageContaining(said);
    }
}

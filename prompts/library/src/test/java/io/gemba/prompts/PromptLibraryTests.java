package io.gemba.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptLibraryTests {
    private static final String HEAD = """
            ---
            id: answer/short
            version: 3
            owner: knowledge
            riskTier: low
            inputs: [question]
            ---
            """;
    private static final String BODY = """
            ## system
            Answer.
            ## user
            {{question}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsAPromptWithItsHead() throws IOException {
        write("answer/short.prompt.md", HEAD + BODY);

        Prompt prompt = PromptLibrary.in(folder).get("answer/short");

        assertThat(prompt.version()).isEqualTo(3);
        assertThat(prompt.owner()).isEqualTo("knowledge");
        assertThat(prompt.riskTier()).isEqualTo(RiskTier.LOW);
        assertThat(prompt.inputs()).containsExactly("question");
        assertThat(prompt.schema()).isEmpty();
    }

    @Test
    void separatesWhatTheSystemSaysFromWhatTheUserSays() throws IOException {
        write("short.prompt.md", HEAD + BODY);

        RenderedPrompt rendered =
                PromptLibrary.in(folder).get("answer/short").render(Map.of("question", "Which torque?"));

        assertThat(rendered.system()).isEqualTo("Answer.");
        assertThat(rendered.user()).isEqualTo("Which torque?");
    }

    @Test
    void insertsValuesVerbatimAndNeverExpandsThem() throws IOException {
        write(
                "two.prompt.md",
                (HEAD + BODY)
                        .replace("[question]", "[question, evidence]")
                        .replace("{{question}}", "{{question}}|{{evidence}}|{{question}}"));

        RenderedPrompt rendered = PromptLibrary.in(folder)
                .get("answer/short")
                .render(Map.of("question", "{{evidence}} $1 \\ ## user", "evidence", "{{question}}"));

        assertThat(rendered.user()).isEqualTo("{{evidence}} $1 \\ ## user|{{question}}|{{evidence}} $1 \\ ## user");
    }

    @Test
    void refusesMissingAndUndeclaredInputsWhenRendering() throws IOException {
        write("short.prompt.md", HEAD + BODY);
        Prompt prompt = PromptLibrary.in(folder).get("answer/short");

        assertThatThrownBy(() -> prompt.render(Map.of()))
                .isInstanceOf(WrongInputs.class)
                .hasMessage("prompt answer/short: missing inputs [question]");
        assertThatThrownBy(() -> prompt.render(Map.of("question", "a", "tone", "b")))
                .hasMessage("prompt answer/short: undeclared inputs [tone]");
        assertThatThrownBy(() -> prompt.render(Map.of("tone", "secret")))
                .hasMessage("prompt answer/short: missing inputs [question], undeclared inputs [tone]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 3              | version: 3\\nmodel: gpt             | unknown front-matter keys [model]
            owner: knowledge        | ''                                | missing front-matter keys [owner]
            owner: knowledge        | owner:                            | owner is not a text
            version: 3              | version: 0                        | version is not a positive number
            version: 3              | version: 3\\nversion: 4            | duplicate key version
            riskTier: low           | riskTier: none                    | riskTier is none of low, medium, high
            [question]              | [question, tone]                  | declared inputs that the text never uses [tone]
            [question]              | [question, question]              | an input is declared twice
            [question]              | []                                | used inputs that are not declared [question]
            [question]              | question                          | inputs is not a list of names
            Answer.                 | Answer {{ question }}.            | double braces must enclose the name of an input
            ## user                 | ## assistant                      | one '## system' and one '## user' heading
            Answer.                 | ## system                         | one '## system' and one '## user' heading
            riskTier: low           | riskTier: low\\nschema: a.json     | the schema file a.json is not there
            """)
    void refusesAFileThatIsNotAsItShouldBe(String part, String replacement, String fault) throws IOException {
        write("short.prompt.md", (HEAD + BODY).replace(part, replacement.replace("\\n", "\n")));

        assertThatThrownBy(() -> PromptLibrary.in(folder))
                .isInstanceOf(InvalidPrompt.class)
                .hasMessageContaining("short.prompt.md")
                .hasMessageContaining(fault);
    }

    @Test
    void refusesTwoPromptsOfTheSameId() throws IOException {
        write("a.prompt.md", HEAD + BODY);
        write("b.prompt.md", HEAD + BODY);

        assertThatThrownBy(() -> PromptLibrary.in(folder))
                .isInstanceOf(InvalidPrompt.class)
                .hasMessageContaining("b.prompt.md")
                .hasMessageContaining("another prompt has the id answer/short");
    }

    @Test
    void refusesASchemaThatIsNotJson() throws IOException {
        write("a.prompt.md", HEAD.replace("version: 3", "version: 3\nschema: a.schema.json") + BODY);
        write("a.schema.json", "{'type'");

        assertThatThrownBy(() -> PromptLibrary.in(folder)).hasMessageContaining("the schema is not JSON");
    }

    @Test
    void changesItsHashWithTheFileAndWithTheSchemaOnly() throws IOException {
        String withSchema = HEAD.replace("version: 3", "version: 3\nschema: a.schema.json") + BODY;
        write("a.prompt.md", withSchema);
        write("a.schema.json", "{\"type\":\"object\"}");
        Prompt first = PromptLibrary.in(folder).get("answer/short");
        write("a.schema.json", "{\"type\":\"object\" }");
        Prompt otherSchema = PromptLibrary.in(folder).get("answer/short");
        write("a.prompt.md", withSchema + "\n");
        Prompt otherFile = PromptLibrary.in(folder).get("answer/short");

        assertThat(first.contentHash())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(otherSchema.contentHash())
                .isEqualTo(first.render(Map.of("question", "anything")).contentHash());
        assertThat(otherFile.contentHash()).isNotEqualTo(otherSchema.contentHash());
    }

    @Test
    void namesThePromptsThereAreWhenAskedForAnother() throws IOException {
        write("short.prompt.md", HEAD + BODY);
        PromptLibrary library = PromptLibrary.in(folder);

        assertThatThrownBy(() -> library.get("answer/long"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no prompt answer/long; there are [answer/short]");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

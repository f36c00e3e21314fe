package io.gemba.acceptance.running;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An answer as the contract gives it, with what tests ask of it. */
public record Answer(JsonNode json) {

    public String id() {
        return json.path("id").asString();
    }

    public String conversation() {
        return json.path("conversationId").asString();
    }

    public String outcome() {
        return json.path("outcome").asString();
    }

    /** The documents that it cites. */
    public List<Citation> citations() {
        return cited("document").map(Citation::of).toList();
    }

    /** The records that it cites. */
    public List<CitedRecord> records() {
        return cited("record").map(CitedRecord::of).toList();
    }

    private Stream<JsonNode> cited(String kind) {
        return json.path("citations")
                .valueStream()
                .filter(citation -> citation.path("kind").asString().equals(kind));
    }

    /**
     * What the answer says, block by block, with the marks of its citations; without the note on where it comes from.
     */
    public List<String> statements() {
        return json.path("blocks")
                .valueStream()
                .filter(block -> !type(block).equals("note"))
                .flatMap(Answer::statements)
                .toList();
    }

    /** All that the answer says, without the marks of its citations. */
    public String text() {
        return String.join("\n", statements()).replaceAll("\\s*\\[\\d+]", "");
    }

    /** The entries of lists without numbers, such as the titles of the nearest documents. */
    public List<String> items() {
        return json.path("blocks")
                .valueStream()
                .flatMap(block -> strings(block.path("items")))
                .toList();
    }

    /** What is said about the answer itself. */
    public String note() {
        return json.path("blocks")
                .valueStream()
                .filter(block -> type(block).equals("note"))
                .map(block -> block.path("text").asString())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> statements(JsonNode block) {
        return switch (type(block)) {
            case "steps", "conflict" -> strings(block.path("items"));
            case "table" -> rows(block).stream();
            default -> Stream.of(block.path("text").asString());
        };
    }

    private static List<String> rows(JsonNode table) {
        var rows = new ArrayList<String>();
        for (int n = 0; n < table.path("rows").size(); n++) {
            var marks = table.path("rowCitations")
                    .path(n)
                    .valueStream()
                    .map(it -> "[" + it.asInt() + "]")
                    .collect(Collectors.joining());
            var cells = strings(table.path("rows").path(n)).collect(Collectors.joining(" | "));
            rows.add(marks.isEmpty() ? cells : cells + " " + marks);
        }
        return rows;
    }

    private static String type(JsonNode block) {
        return block.path("type").asString();
    }

    private static Stream<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    @Override
    public String toString() {
        return "%s\n%s\n%s\n%s"
                .formatted(
                        outcome(),
                        String.join("\n", statements()),
                        note(),
                        citations().stream().map(Citation::toString).collect(Collectors.joining("\n")));
    }

    /** A citation of a record in Odoo. */
    public record CitedRecord(String id, int n, String model, long record, String label) {
        static CitedRecord of(JsonNode json) {
            return new CitedRecord(
                    json.path("id").asString(),
                    json.path("n").asInt(),
                    json.path("model").asString(),
                    json.path("recordId").asLong(),
                    json.path("label").asString());
        }
    }

    /** A citation of a document. */
    public record Citation(String id, int n, UUID document, String title, int page, String quote, boolean superseded) {
        static Citation of(JsonNode json) {
            return new Citation(
                    json.path("id").asString(),
                    json.path("n").asInt(),
                    UUID.fromString(json.path("documentId").asString()),
                    json.path("title").asString(),
                    json.path("page").asInt(),
                    json.path("quote").asString(),
                    json.path("superseded").asBoolean());
        }
    }
}

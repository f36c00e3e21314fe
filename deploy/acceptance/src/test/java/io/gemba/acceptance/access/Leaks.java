package io.gemba.acceptance.access;

import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Event;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds what somebody was shown of documents of the demo plant that they may not read. */
public final class Leaks {
    private final Gemba gemba;
    private final AccessRules rules;
    private final Map<UUID, Filed> filed = new HashMap<>();
    private final Map<String, Set<String>> secrets = new HashMap<>();

    public Leaks(Gemba gemba) {
        this(gemba, AccessRules.of(gemba.home()));
    }

    /** By rules that may say otherwise than the files what somebody holds. */
    public Leaks(Gemba gemba, AccessRules rules) {
        this.gemba = gemba;
        this.rules = rules;
        gemba.database()
                .superuser()
                .sql("""
                    SELECT d.id, coalesce(m.source_key || '/' || d.part_path, d.source_key) AS path, d.title,
                           (SELECT string_agg(c.heading::text || ' ' || c.pieces::text, ' ') FROM chunk c
                            WHERE c.tenant_id = d.tenant_id AND c.document_id = d.id) AS content
                    FROM document d LEFT JOIN document m ON m.id = d.part_of WHERE d.source = 'folder:plant'
                    """)
                .query((row, n) -> filed.put(
                        row.getObject("id", UUID.class),
                        new Filed(row.getString("path"), row.getString("title"), figures(row.getString("content")))))
                .list();
    }

    /** The path of a document of the plant. */
    public String path(UUID document) {
        var known = filed.get(document);
        return known == null ? "unknown document " + document : known.path();
    }

    /** What shows in an answer or in the events it came with. */
    public List<String> in(String login, String question, Answer answer, List<Event> events) {
        var leaks = new ArrayList<String>();
        answer.citations().forEach(it -> leaks.addAll(leak(login, it.document(), "cited")));
        events.stream()
                .filter(it -> it.name().equals("evidence"))
                .flatMap(it -> it.data().path("citations").valueStream())
                .forEach(it -> leaks.addAll(leak(login, documentId(it), "evidence event")));
        answer.items().stream()
                .filter(title -> isTitleOfHidden(login, title))
                .forEach(title -> leaks.add("named as near: " + title));
        var told = answer.text()
                + answer.citations().stream().map(Answer.Citation::quote).collect(Collectors.joining(" "));
        leaks.addAll(secretsIn(login, told, question));
        return leaks;
    }

    /** What shows in a search. */
    public List<String> inSearch(String login, String query) {
        var reply = search(login, query);
        var leaks = new ArrayList<String>();
        hits(reply).forEach(it -> leaks.addAll(leak(login, it, "search hit")));
        var told = reply.json().path("documents").findValuesAsString("text");
        leaks.addAll(secretsIn(login, String.join(" ", told), query));
        return leaks;
    }

    /** The paths of the documents that a search finds. */
    public List<String> found(String login, String query) {
        return hits(search(login, query)).map(this::path).toList();
    }

    private Reply search(String login, String query) {
        return gemba.as(login).get("/api/v1/search?limit=50&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private static Stream<UUID> hits(Reply search) {
        return search.json().path("documents").valueStream().map(Leaks::documentId);
    }

    private List<String> leak(String login, UUID document, String how) {
        var path = path(document);
        return filed.containsKey(document) && !rules.mayRead(login, path) ? List.of(how + ": " + path) : List.of();
    }

    /** True if only documents that the person may not read have this title. */
    private boolean isTitleOfHidden(String login, String title) {
        var having = filed.values().stream()
                .filter(it -> title.equals(it.title()) || title.startsWith(it.title() + " · "))
                .map(Filed::path)
                .toList();
        return !having.isEmpty() && having.stream().noneMatch(path -> rules.mayRead(login, path));
    }

    private List<String> secretsIn(String login, String told, String asked) {
        var known = figures(asked);
        return figures(told).stream()
                .filter(secrets(login)::contains)
                .filter(it -> !known.contains(it))
                .map(it -> "figure of a hidden document: " + it)
                .toList();
    }

    /** Words with a digit that stand in hidden documents only. */
    private Set<String> secrets(String login) {
        return secrets.computeIfAbsent(login, who -> {
            var hidden = figuresOf(path -> !rules.mayRead(who, path));
            hidden.removeAll(figuresOf(path -> rules.mayRead(who, path)));
            return hidden;
        });
    }

    private Set<String> figuresOf(Predicate<String> paths) {
        return filed.values().stream()
                .filter(it -> paths.test(it.path()))
                .flatMap(it -> it.figures().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> figures(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}.,-]+"))
                .map(word -> word.replaceAll("^[.,-]+|[.,-]+$", ""))
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    private static UUID documentId(JsonNode json) {
        return UUID.fromString(json.path("documentId").asString());
    }

    private record Filed(String path, String title, Set<String> figures) {}
}

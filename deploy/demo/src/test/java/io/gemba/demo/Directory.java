package io.gemba.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The people of {@code directory.yaml} and what the access rules of the plant let them read. */
final class Directory {
    static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");

    private static final JsonNode FILE = new YAMLMapper().readTree(Path.of("directory.yaml"));

    private Directory() {}

    record Person(String login, String language, List<String> companies, List<String> groups, String clearance) {
        boolean mayRead(String document) {
            var rules = AccessRules.of(document);
            return (rules.company().equals("ALL") || companies.contains(rules.company()))
                    && CLASSES.indexOf(rules.classification()) <= CLASSES.indexOf(clearance)
                    && rules.audience().stream().anyMatch(this::holds);
        }

        private boolean holds(String principal) {
            return principal.equals("everyone")
                    || principal.startsWith("group:") && groups.contains(principal.substring("group:".length()));
        }
    }

    static List<Person> people() {
        return FILE.path("people").valueStream().map(Directory::person).toList();
    }

    static Person person(String login) {
        return people().stream()
                .filter(it -> it.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no person " + login));
    }

    static List<String> companyCodes() {
        return FILE.path("companies")
                .valueStream()
                .map(it -> it.path("code").asString())
                .toList();
    }

    private static Person person(JsonNode node) {
        var groups = strings(node.path("groups"));
        return new Person(
                node.path("login").asString(),
                node.path("language").asString(),
                strings(node.path("companies")),
                groups,
                clearance(groups));
    }

    private static String clearance(List<String> groups) {
        var ranks = new TreeSet<Integer>();
        ranks.add(0);
        for (Map.Entry<String, JsonNode> entry : FILE.path("clearance").properties()) {
            if (groups.contains(entry.getKey())) {
                ranks.add(CLASSES.indexOf(entry.getValue().asString()));
            }
        }
        return CLASSES.get(ranks.last());
    }

    static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}

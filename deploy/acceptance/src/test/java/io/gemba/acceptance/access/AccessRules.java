package io.gemba.acceptance.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who may read what, worked out from {@code directory.yaml} and the {@code access.yaml} files alone, without any of the
 * code under test: the judge of what the programs show.
 *
 * @param folder the watched folder
 */
public record AccessRules(Path folder, JsonNode directory) {
    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");
    private static final Pattern ATTACHMENT = Pattern.compile("filename=\"(.+?)\"");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The rules of the demo plant, as they lie in the installation's data folder. */
    public static AccessRules of(Path home) {
        return new AccessRules(home.resolve("plant"), YAML.readTree(home.resolve("directory.yaml")));
    }

    /** The same for people who hold what Odoo says, by login, and not what the directory does. */
    public AccessRules holding(Map<String, List<String>> groups) {
        var changed = (ObjectNode) directory.deepCopy();
        changed.path("people").valueStream().map(ObjectNode.class::cast).forEach(person -> {
            var held = person.putArray("groups");
            groups.getOrDefault(person.path("login").asString(), List.of()).forEach(held::add);
        });
        return new AccessRules(folder, changed);
    }

    /** The logins of all people. */
    public List<String> people() {
        return texts(directory.path("people"), "login");
    }

    /** The logins of the people who belong to one company only, this one. */
    public List<String> peopleOf(String company) {
        return people().stream()
                .filter(login -> companies(login).equals(List.of(company)))
                .toList();
    }

    /** The paths of all documents; what is attached to a mail lies below it. */
    public List<String> documents() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(path -> !path.startsWith(".") && !path.endsWith("access.yaml"))
                    .flatMap(this::withAttachments)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> withAttachments(String path) {
        return path.endsWith(".eml")
                ? Stream.concat(Stream.of(path), attachments(path).map(name -> path + "/" + name))
                : Stream.of(path);
    }

    private Stream<String> attachments(String mail) {
        try {
            return ATTACHMENT
                    .matcher(Files.readString(folder.resolve(mail)))
                    .results()
                    .map(it -> it.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of the documents that a person may read. */
    public List<String> readableBy(String login) {
        return documents().stream().filter(path -> mayRead(login, path)).toList();
    }

    /** True if the person may read the document. */
    public boolean mayRead(String login, String path) {
        var company = rule(path, "company").asString();
        return (company.equals("ALL") || companies(login).contains(company))
                && CLASSES.indexOf(rule(path, "classification").asString()) <= clearance(login)
                && strings(rule(path, "audience")).stream()
                        .anyMatch(it -> it.equals("everyone")
                                || it.startsWith("group:") && groups(login).contains(it.substring(6)));
    }

    /** What the nearest access file says that says anything of it. */
    private JsonNode rule(String path, String key) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            var file = folder.resolve(path.substring(0, end)).resolve("access.yaml");
            var said = Files.exists(file) ? YAML.readTree(file).path(key) : MissingNode.getInstance();
            if (!said.isMissingNode()) {
                return said;
            }
        }
        throw new IllegalArgumentException("no access file says the %s of %s".formatted(key, path));
    }

    private int clearance(String login) {
        var ranks = new TreeSet<>(List.of(0));
        directory.path("clearance").properties().stream()
                .filter(it -> groups(login).contains(it.getKey()))
                .forEach(it -> ranks.add(CLASSES.indexOf(it.getValue().asString())));
        return ranks.last();
    }

    private List<String> companies(String login) {
        return strings(person(login).path("companies"));
    }

    private List<String> groups(String login) {
        return strings(person(login).path("groups"));
    }

    private JsonNode person(String login) {
        return directory
                .path("people")
                .valueStream()
                .filter(it -> it.path("login").asString().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + login));
    }

    private static List<String> texts(JsonNode list, String key) {
        return list.valueStream().map(it -> it.path(key).asString()).toList();
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}

package io.gemba.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of the form: front matter, {@code ## system}, text, {@code ## user}, text; with a schema file beside it. */
record PromptFile(Resource resource) {
    private static final Pattern FORM = Pattern.compile(
            "---\\R(?<head>.*?)\\R---\\R\\s*## system\\h*\\R(?<system>.*?)\\R## user\\h*\\R(?<user>.*)",
            Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("(?m)^## (system|user)\\h*$");

    /**
     * Reads and checks the file.
     *
     * @throws InvalidPrompt if anything in it is not as it should be
     */
    Prompt read() {
        try {
            return parse(resource.getContentAsByteArray());
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidPrompt(location(), String.valueOf(e.getMessage()));
        }
    }

    String location() {
        return resource.getDescription();
    }

    private Prompt parse(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(text);
        if (!form.matches() || SECTION.matcher(text).results().count() != 2) {
            throw new IllegalArgumentException("expected front matter, then one '## system' and one '## user' heading");
        }
        FrontMatter head = FrontMatter.parse(form.group("head"));
        Template system = Template.parse(form.group("system").strip());
        Template user = Template.parse(form.group("user").strip());
        requireSameNames(head, system, user);
        head.version();
        head.owner();
        head.riskTier();
        Optional<String> schema = schema(head);
        return new Prompt(head, system, user, schema, hash(file, schema.orElse("")));
    }

    private static void requireSameNames(FrontMatter head, Template system, Template user) {
        List<String> declared = head.inputs();
        Set<String> used = new TreeSet<>(system.variables());
        used.addAll(user.variables());
        Set<String> unused = new TreeSet<>(declared);
        if (unused.size() < declared.size()) {
            throw new IllegalArgumentException("an input is declared twice");
        }
        unused.removeAll(used);
        used.removeAll(declared);
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("declared inputs that the text never uses " + unused);
        }
        if (!used.isEmpty()) {
            throw new IllegalArgumentException("used inputs that are not declared " + used);
        }
    }

    private Optional<String> schema(FrontMatter head) throws IOException {
        if (head.schemaFile().isEmpty()) {
            return Optional.empty();
        }
        Resource file = resource.createRelative(head.schemaFile().get());
        if (!file.exists()) {
            throw new IllegalArgumentException("the schema file %s is not there".formatted(file.getFilename()));
        }
        String schema = file.getContentAsString(StandardCharsets.UTF_8);
        try {
            if (!JsonMapper.shared().readTree(schema).isObject()) {
                throw new IllegalArgumentException("the schema is not a JSON object");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the schema is not JSON: " + e.getOriginalMessage(), e);
        }
        return Optional.of(schema);
    }

    private static String hash(byte[] file, String schema) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file);
            // The separator cannot occur in UTF-8 text, so no two pairs of file and schema share their bytes.
            digest.update((byte) 0xff);
            digest.update(schema.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

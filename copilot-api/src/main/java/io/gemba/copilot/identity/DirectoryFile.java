package io.gemba.copilot.identity;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reviewable file of who works where and may read what, used as long as no Odoo says so.
 *
 * @param clearance Odoo group to the highest class it may read
 */
public record DirectoryFile(
        Tenant tenant, List<CompanyEntry> companies, Map<String, String> clearance, List<Person> people) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public DirectoryFile {
        companies = List.copyOf(companies);
        clearance = Map.copyOf(clearance);
        people = List.copyOf(people);
    }

    /**
     * Reads a directory file.
     *
     * @throws DirectoryInvalid if it cannot be understood, or contradicts itself
     */
    public static DirectoryFile read(Path file) {
        try {
            var content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            var directory = STRICT.convertValue(content, DirectoryFile.class);
            directory.entries();
            return directory;
        } catch (IOException | YAMLException | JacksonException | IllegalArgumentException e) {
            throw new DirectoryInvalid(file, e);
        }
    }

    /** The people by their login. */
    Map<String, DirectoryEntry> entries() {
        var entries = new LinkedHashMap<String, DirectoryEntry>();
        for (var person : people) {
            var entry = new DirectoryEntry(
                    person.login(),
                    person.name(),
                    Language.ofTag(person.language()).orElse(Language.ENGLISH),
                    person.companies().stream().map(this::company).toList(),
                    person.groups().stream().map(Principal::group).toList(),
                    clearance(person.groups()),
                    person.copilots());
            if (entries.put(person.login(), entry) != null) {
                throw new IllegalArgumentException("two people have the login " + person.login());
            }
        }
        return entries;
    }

    private Company company(String code) {
        return companies.stream()
                .filter(company -> company.code().equals(code))
                .map(company ->
                        new Company(new CompanyId(company.id()), company.code(), company.name(), company.site(), null))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no company " + code));
    }

    private Classification clearance(List<String> groups) {
        return groups.stream()
                .flatMap(group -> Optional.ofNullable(clearance.get(group)).stream())
                .map(label -> Classification.ofLabel(label)
                        .orElseThrow(() -> new IllegalArgumentException("there is no classification " + label)))
                .max(Comparator.naturalOrder())
                .orElse(Classification.PUBLIC);
    }

    /** The tenant the file is about. */
    public record Tenant(int id, String name) {
        /** The tenant's id as the corpus has it. */
        public TenantId key() {
            return new TenantId(id);
        }
    }

    /** A company of the tenant. */
    public record CompanyEntry(
            int id, String code, String name, @Nullable String site) {}

    /** A person with what they hold. */
    public record Person(
            String login,
            String name,
            String language,
            List<String> companies,
            List<String> groups,
            List<String> copilots) {}

    /** The file cannot be used. */
    public static final class DirectoryInvalid extends RuntimeException {
        DirectoryInvalid(Path file, Exception cause) {
            super("%s cannot be used: %s".formatted(file, cause.getMessage()), cause);
        }
    }
}

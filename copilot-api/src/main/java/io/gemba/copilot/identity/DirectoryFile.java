package io.gemba.copilot.identity;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reviewable file of who works where and may read what. Of people who sign in with Odoo it says nothing but what
 * their groups there are worth.
 *
 * @param clearance Odoo group to the highest class it may read
 * @param copilots Odoo group to the copilots it may use
 * @param people who sign in elsewhere
 */
public record DirectoryFile(
        Tenant tenant,
        List<CompanyEntry> companies,
        Map<String, String> clearance,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> copilots,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Person> people) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public DirectoryFile {
        companies = List.copyOf(companies);
        clearance = Map.copyOf(clearance);
        copilots = Map.copyOf(copilots);
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
            directory.check();
            return directory;
        } catch (IOException | YAMLException | JacksonException | IllegalArgumentException e) {
            throw new DirectoryInvalid(file, e);
        }
    }

    private void check() {
        entries();
        clearanceOf(clearance.keySet());
        var named = companies.stream()
                .map(CompanyEntry::odoo)
                .filter(odoo -> !odoo.isEmpty())
                .toList();
        if (named.size() != Set.copyOf(named).size()) {
            throw new IllegalArgumentException("two companies are the same one in Odoo");
        }
    }

    /** What people hold, by their login. */
    Map<String, Rights> entries() {
        var entries = new LinkedHashMap<String, Rights>();
        for (var person : people) {
            var entry = new Rights(
                    person.name(),
                    Language.ofTag(person.language()).orElse(Language.ENGLISH),
                    person.companies().stream().map(this::company).toList(),
                    person.groups().stream().map(Principal::group).collect(Collectors.toSet()),
                    clearanceOf(person.groups()),
                    person.copilots(),
                    null);
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

    /** The highest class that one of some groups may read. */
    Classification clearanceOf(Collection<String> groups) {
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

    /**
     * A company of the tenant.
     *
     * @param odoo its number in Odoo, or its name there as it is written; empty if it is none there
     */
    public record CompanyEntry(
            int id,
            String code,
            String name,
            @Nullable String site,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String odoo) {
        private static final Pattern NUMBER = Pattern.compile("[0-9]+");

        boolean isInOdoo(long number, String called) {
            return odoo.equals(NUMBER.matcher(odoo).matches() ? Long.toString(number) : called);
        }
    }

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

package io.gemba.ingestion.source;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.document.FolderFiles.Rules;
import io.gemba.corpus.document.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the {@code access.yaml} files above a file say, the nearest one first for each key: {@code company},
 * {@code site}, {@code audience}, {@code classification} and {@code trust}. A file above which no audience is named
 * belongs to nobody.
 *
 * @param values by key
 */
record AccessFile(Map<String, Object> values) {
    static final String NAME = "access.yaml";

    static final String MISNAMED = "access.yml";
    private static final Set<String> KEYS = Set.of("company", "site", "audience", "classification", "trust");

    /** True of an access file's name, and of what is taken for a mistake in it. */
    static boolean isOne(String name) {
        return name.equals(NAME) || name.equals(MISNAMED);
    }

    AccessFile {
        values = Map.copyOf(values);
    }

    /**
     * The rules of a folder: those above it, overlaid with its own.
     *
     * @throws AccessFileInvalid if its file cannot be understood
     */
    AccessFile in(Path folder) throws AccessFileInvalid {
        if (Files.exists(folder.resolve(MISNAMED), LinkOption.NOFOLLOW_LINKS)) {
            throw new AccessFileInvalid("There is an access.yml; its name has to be access.yaml.");
        }
        var file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return this;
        }
        var merged = new LinkedHashMap<String, Object>(values);
        merged.putAll(parsed(file));
        return new AccessFile(merged);
    }

    private static Map<String, Object> parsed(Path file) throws AccessFileInvalid {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content;
        try {
            content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (IOException e) {
            throw new AccessFileInvalid("access.yaml cannot be read.");
        } catch (YAMLException e) {
            throw new AccessFileInvalid("access.yaml is not valid YAML.");
        }
        if (!(content instanceof Map<?, ?> map)) {
            throw new AccessFileInvalid("access.yaml holds no keys; it needs at least company and audience.");
        }
        var parsed = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key) || !KEYS.contains(key) || entry.getValue() == null) {
                throw new AccessFileInvalid("access.yaml has the unknown or empty key '%s'.".formatted(entry.getKey()));
            }
            parsed.put(key, entry.getValue());
        }
        return parsed;
    }

    /**
     * The rules as the corpus keeps them.
     *
     * @param companies by their code
     * @throws AccessFileInvalid if they are incomplete or name what does not exist
     */
    Rules rules(Map<String, CompanyId> companies) throws AccessFileInvalid {
        var company = companies.get(text("company"));
        if (company == null) {
            throw new AccessFileInvalid("access.yaml names the unknown company '%s'.".formatted(text("company")));
        }
        var classification = Classification.ofLabel(textOr("classification", "internal"))
                .orElseThrow(() -> new AccessFileInvalid(
                        "access.yaml names the unknown classification '%s'.".formatted(values.get("classification"))));
        var trust = Trust.ofLabel(textOr("trust", "normal"))
                .orElseThrow(() -> new AccessFileInvalid(
                        "access.yaml names the unknown trust '%s'.".formatted(values.get("trust"))));
        var site = values.get("site");
        return new Rules(new Acl(company, classification, audience()), site == null ? null : site.toString(), trust);
    }

    private List<Principal> audience() throws AccessFileInvalid {
        if (!(values.get("audience") instanceof List<?> names) || names.isEmpty()) {
            throw new AccessFileInvalid("access.yaml names no audience; nobody could read the files.");
        }
        try {
            var audience =
                    names.stream().map(String::valueOf).map(Principal::new).toList();
            if (audience.stream().anyMatch(Principal::isModel)) {
                throw new AccessFileInvalid(
                        "access.yaml names the readers of a model in Odoo; only what hangs on a record is read by them.");
            }
            return audience;
        } catch (IllegalArgumentException e) {
            throw new AccessFileInvalid(
                    "access.yaml names an audience that is neither everyone, group:<xmlid> nor person:<id>.");
        }
    }

    private String text(String key) throws AccessFileInvalid {
        var value = values.get(key);
        if (value == null) {
            throw new AccessFileInvalid("No access.yaml above this file names a %s.".formatted(key));
        }
        return value.toString();
    }

    private String textOr(String key, String otherwise) {
        var value = values.get(key);
        return value == null ? otherwise : value.toString();
    }

    /** Rules that cannot be applied. The message says why, to whoever looks after the folder. */
    static final class AccessFileInvalid extends Exception {
        AccessFileInvalid(String message) {
            super(message);
        }
    }
}

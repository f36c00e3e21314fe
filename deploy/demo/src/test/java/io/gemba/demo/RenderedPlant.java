package io.gemba.demo;

import io.gemba.demo.render.DocumentSource;
import io.gemba.demo.render.PageTexts;
import io.gemba.demo.render.RenderedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The plant, rendered once for all tests. */
final class RenderedPlant {
    private static final Set<String> PRINTED = Set.of("pdf", "jpg", "docx", "html", "xlsx");
    private static final List<RenderedDocument> FILES = DemoPlant.documents();
    private static final Map<String, List<String>> TEXTS = texts();

    private RenderedPlant() {}

    static List<RenderedDocument> files() {
        return FILES;
    }

    /** The files a person reads, without the access rules. */
    static List<RenderedDocument> documents() {
        return FILES.stream().filter(it -> !isAccessRule(it.path())).toList();
    }

    static RenderedDocument document(String path) {
        return documents().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no document " + path));
    }

    /** The pages' texts; one text for a file without pages. */
    static List<String> pagesOf(String path) {
        return List.copyOf(TEXTS.getOrDefault(path, List.of()));
    }

    static boolean isAccessRule(String path) {
        return path.endsWith("access.yaml");
    }

    private static Map<String, List<String>> texts() {
        var letterheads = PlantSources.letterheads();
        return PlantSources.read().stream()
                .filter(it -> !isAccessRule(it.path()))
                .collect(Collectors.toMap(RenderedPlant::target, it -> PageTexts.of(it, letterheads)));
    }

    private static String target(DocumentSource source) {
        var stem = source.path().substring(0, source.path().lastIndexOf('.'));
        return PRINTED.contains(stem.substring(stem.lastIndexOf('.') + 1)) ? stem : source.path();
    }
}

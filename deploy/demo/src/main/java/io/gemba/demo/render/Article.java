package io.gemba.demo.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** A Markdown source: its header, written as YAML between two lines of dashes, and its text. */
record Article(Header header, Node body) {
    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Pattern FORM = Pattern.compile("\\A---\\n(.*?)\\n---\\n(.*)\\z", Pattern.DOTALL);
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    static Article parse(String source) {
        Matcher parts = FORM.matcher(source);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a document starts with its header between two lines of dashes");
        }
        return new Article(Yaml.MAPPER.readValue(parts.group(1), Header.class), PARSER.parse(parts.group(2)));
    }
}

/**
 * Finds the structure of a page from where its words and ruling lines stand: columns, tables, headings, lists, text.
 */
@NullMarked
package io.gemba.ingestion.layout;

import org.jspecify.annotations.NullMarked;

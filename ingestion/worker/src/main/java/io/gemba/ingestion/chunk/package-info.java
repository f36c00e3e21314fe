/** Turns pages into chunks: along headings, under the embedding's limit, each piece knowing where it stands. */
@NullMarked
package io.gemba.ingestion.chunk;

import org.jspecify.annotations.NullMarked;

/** Embeds chunks and brings them into the corpus. */
@NullMarked
package io.gemba.ingestion.index;

import org.jspecify.annotations.NullMarked;

/** Reads documents: notices them, parses and recognises them, and publishes them to the corpus. */
@NullMarked
package io.gemba.ingestion;

import org.jspecify.annotations.NullMarked;

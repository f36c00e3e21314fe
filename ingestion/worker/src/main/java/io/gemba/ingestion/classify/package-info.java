/** Tells what a document is: its kind, title, number, revision and language. */
@NullMarked
package io.gemba.ingestion.classify;

import org.jspecify.annotations.NullMarked;

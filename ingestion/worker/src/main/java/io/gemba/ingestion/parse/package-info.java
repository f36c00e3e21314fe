/** Turns files into pages. Runs in the child process only: what it reads may be hostile. */
@NullMarked
package io.gemba.ingestion.parse;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the worker: programs that print a table, not tests. */
@NullMarked
package io.gemba.ingestion.bench;

import org.jspecify.annotations.NullMarked;

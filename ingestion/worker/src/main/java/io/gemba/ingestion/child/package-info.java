/** The child process that opens untrusted files, and how the worker talks to it. */
@NullMarked
package io.gemba.ingestion.child;

import org.jspecify.annotations.NullMarked;

/** Writes the documents of an invented manufacturer into a folder, so that Gemba has something real to read. */
@NullMarked
package io.gemba.demo;

import org.jspecify.annotations.NullMarked;

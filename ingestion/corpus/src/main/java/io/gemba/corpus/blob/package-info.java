/** Files and page images, kept in PostgreSQL by the hash of their content. */
@NullMarked
package io.gemba.corpus.blob;

import org.jspecify.annotations.NullMarked;

/** Who may read what: the scope of a caller and the audience of a document, in the terms the database compares. */
@NullMarked
package io.gemba.corpus.access;

import org.jspecify.annotations.NullMarked;

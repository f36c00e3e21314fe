/** The embedding models of the settings, in this process and behind endpoints, as the corpus uses them. */
@NullMarked
package io.gemba.model.embedding;

import org.jspecify.annotations.NullMarked;

/** Another embedding model than the one that comes with Gemba, across both programs. */
@NullMarked
package io.gemba.acceptance.embedding;

import org.jspecify.annotations.NullMarked;

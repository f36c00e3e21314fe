/** Notices what has changed where documents come from, and who may read it. */
@NullMarked
package io.gemba.ingestion.source;

import org.jspecify.annotations.NullMarked;

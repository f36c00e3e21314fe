/** What is on a page, whatever file it came from: words with their boxes, and the structure over them. */
@NullMarked
package io.gemba.ingestion.page;

import org.jspecify.annotations.NullMarked;

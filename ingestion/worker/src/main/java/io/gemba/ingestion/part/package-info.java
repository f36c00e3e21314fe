/** Files that come in other files, such as the attachments of a mail. */
@NullMarked
package io.gemba.ingestion.part;

import org.jspecify.annotations.NullMarked;

/** Turns a question and the asker's access scope into the passages it is about. */
@NullMarked
package io.gemba.copilot.retrieval;

import org.jspecify.annotations.NullMarked;

/**
 * Answers questions: gathers evidence, composes with a model or without, verifies, and says so when there is no answer.
 */
@NullMarked
package io.gemba.copilot.answering;

import org.jspecify.annotations.NullMarked;

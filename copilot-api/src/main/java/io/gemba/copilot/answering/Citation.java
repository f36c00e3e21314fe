package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.Evidence;

/**
 * Evidence under the number by which an answer cites it.
 *
 * @param n from 1
 */
public record Citation(int n, Evidence evidence) {}

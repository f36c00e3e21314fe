package io.gemba.copilot.skill;

/**
 * A skill that a question may be meant for.
 *
 * @param score how like its examples the question is, in [0, 1]
 */
record Choice(Skill skill, double score) {}

package io.gemba.prompts;

/** How much harm a bad answer to a prompt could do; decides how thoroughly a change of the prompt is evaluated. */
public enum RiskTier {
    LOW,
    MEDIUM,
    HIGH
}

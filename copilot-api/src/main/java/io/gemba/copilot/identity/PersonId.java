package io.gemba.copilot.identity;

/** A person within a tenant. */
public record PersonId(int value) {}

package io.gemba.corpus.document;

/** That one document stands in the place of another, as a third or one of the two says. */
public record Replacement(DocumentReference older, DocumentReference newer) {}

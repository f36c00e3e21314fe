package io.gemba.demo.render;

/**
 * A finished file of the plant.
 *
 * @param path relative to the plant's folder, with forward slashes
 */
public record RenderedDocument(String path, byte[] content) {}

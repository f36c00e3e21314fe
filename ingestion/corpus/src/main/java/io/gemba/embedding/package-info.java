/** Turns text into vectors: in process with an ONNX model, or through any LangChain4j embedding model. */
@NullMarked
package io.gemba.embedding;

import org.jspecify.annotations.NullMarked;

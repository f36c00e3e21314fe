package io.gemba.onnx;

/** An ONNX file or its tokenizer cannot be loaded, or a run of it failed. */
public final class OnnxFailed extends RuntimeException {
    OnnxFailed(String message) {
        super(message);
    }

    OnnxFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

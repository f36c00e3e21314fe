/** Runs transformer models from ONNX files in this process. */
@NullMarked
package io.gemba.onnx;

import org.jspecify.annotations.NullMarked;

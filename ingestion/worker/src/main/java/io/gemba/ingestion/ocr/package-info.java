/** Reads text from images with Tesseract, in the child process only: a native fault there costs one page. */
@NullMarked
package io.gemba.ingestion.ocr;

import org.jspecify.annotations.NullMarked;

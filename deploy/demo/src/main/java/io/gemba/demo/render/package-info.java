/** Turns a text source into the bytes of the document it stands for: PDF, scan, photograph, Word, Excel or web page. */
@NullMarked
package io.gemba.demo.render;

import org.jspecify.annotations.NullMarked;

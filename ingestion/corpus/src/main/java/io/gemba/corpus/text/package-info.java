/** How text is read the same way everywhere: language, sentences, lexemes and identifiers. */
@NullMarked
package io.gemba.corpus.text;

import org.jspecify.annotations.NullMarked;

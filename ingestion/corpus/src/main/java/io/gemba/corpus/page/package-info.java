/** Pages as pictures: which have been drawn, which are asked for, and which cannot be. */
@NullMarked
package io.gemba.corpus.page;

import org.jspecify.annotations.NullMarked;

/** What is to be done, as rows that survive any process: the API puts work in, the workers take it out. */
@NullMarked
package io.gemba.corpus.queue;

import org.jspecify.annotations.NullMarked;

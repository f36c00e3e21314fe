/** A model server that says what a test tells it to, in the words of each provider, and remembers what it was asked. */
@NullMarked
package io.gemba.model.testing;

import org.jspecify.annotations.NullMarked;

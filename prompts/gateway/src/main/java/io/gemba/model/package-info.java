/** The one gate to models: what a call is, how it may end, and what it answers. */
@NullMarked
package io.gemba.model;

import org.jspecify.annotations.NullMarked;

/** What is said to models: prompt files with declared inputs, checked when loaded and hashed when used. */
@NullMarked
package io.gemba.prompts;

import org.jspecify.annotations.NullMarked;

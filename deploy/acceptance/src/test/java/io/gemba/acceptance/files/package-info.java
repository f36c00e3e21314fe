/** Makes files for tests: ordinary ones, and those that no one should open without care. */
@NullMarked
package io.gemba.acceptance.files;

import org.jspecify.annotations.NullMarked;

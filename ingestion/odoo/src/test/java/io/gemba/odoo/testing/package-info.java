/** What tests of every module that reads Odoo need of a real one. */
@NullMarked
package io.gemba.odoo.testing;

import org.jspecify.annotations.NullMarked;

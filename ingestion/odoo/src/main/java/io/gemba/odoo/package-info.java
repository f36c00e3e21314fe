/**
 * A typed client of Odoo. Models, domains, fields and methods come from code, never from a person or a language model.
 */
@NullMarked
package io.gemba.odoo;

import org.jspecify.annotations.NullMarked;

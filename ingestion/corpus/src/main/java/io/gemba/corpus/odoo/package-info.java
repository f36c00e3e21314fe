/** What Odoo says has changed there, between whoever is told and whoever indexes. */
@NullMarked
package io.gemba.corpus.odoo;

import org.jspecify.annotations.NullMarked;

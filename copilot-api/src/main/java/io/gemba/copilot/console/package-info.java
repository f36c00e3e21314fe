/** The pages at {@code /}: asking, searching and looking after documents in a browser. */
@ApplicationModule(
        allowedDependencies = {
            "odoo",
            "identity",
            "problem",
            "answering",
            "retrieval",
            "grounding",
            "skill",
            "conversation",
            "copilots",
            "document"
        })
@NullMarked
package io.gemba.copilot.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

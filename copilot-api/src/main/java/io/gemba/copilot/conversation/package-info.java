/** Threads of questions and answers, kept for the person who asked. */
@ApplicationModule(
        allowedDependencies = {"odoo", "identity", "answering", "retrieval", "grounding", "skill", "copilots", "problem"
        })
@NullMarked
package io.gemba.copilot.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

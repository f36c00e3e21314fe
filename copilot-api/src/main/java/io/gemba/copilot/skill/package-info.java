/**
 * Typed questions about live records: which one is asked, what it needs to know, what it reads as the asker, and how it
 * tells what it found. Models, fields and domains stand in code; texts of people and of models choose among values.
 */
@ApplicationModule(allowedDependencies = {"identity", "grounding", "retrieval", "odoo"})
@NullMarked
package io.gemba.copilot.skill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package io.gemba.copilot.skill;

/**
 * The record that the asker has in front of them. Only a hint: what kinds of record are read is fixed, and whether this
 * one may be is Odoo's to say.
 */
public record OpenRecord(String model, long id) {}

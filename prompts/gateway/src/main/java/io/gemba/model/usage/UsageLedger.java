package io.gemba.model.usage;

/** Where every model call is accounted for, successful or not. */
public interface UsageLedger {

    /** Keeps one call. */
    void record(ModelUse use);
}

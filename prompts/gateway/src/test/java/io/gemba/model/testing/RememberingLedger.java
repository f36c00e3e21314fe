package io.gemba.model.testing;

import io.gemba.model.usage.ModelUse;
import io.gemba.model.usage.UsageLedger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger in memory. */
public final class RememberingLedger implements UsageLedger {
    private final List<ModelUse> uses = new CopyOnWriteArrayList<>();

    @Override
    public void record(ModelUse use) {
        uses.add(use);
    }

    public List<ModelUse> uses() {
        return List.copyOf(uses);
    }

    public ModelUse last() {
        return uses.getLast();
    }
}

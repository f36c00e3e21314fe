package io.gemba.model.routing;

/** Keeps retries below a tenth of all calls, so that they do not bring down a provider that is in trouble already. */
final class RetryBudget {
    private static final double PER_CALL = 0.1;
    private static final double MOST = 10;

    private double left = MOST;

    synchronized void earn() {
        left = Math.min(MOST, left + PER_CALL);
    }

    synchronized boolean spend() {
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}

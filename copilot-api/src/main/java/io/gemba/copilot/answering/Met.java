package io.gemba.copilot.answering;

/** How fully each term of a question is met somewhere, in [0, 1]; see {@link Coverage}. */
final class Met {
    private final double[] shares;

    Met(double[] shares) {
        this.shares = shares;
    }

    double of(int term) {
        return shares[term];
    }

    /** Met here or there. */
    Met or(Met other) {
        var most = new double[shares.length];
        for (int i = 0; i < most.length; i++) {
            most[i] = Math.max(shares[i], other.shares[i]);
        }
        return new Met(most);
    }

    /**
     * Met at some distance from what would be quoted.
     *
     * @param worth how fully that counts, in (0, 1]
     */
    Met times(double worth) {
        var less = new double[shares.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = worth * shares[i];
        }
        return new Met(less);
    }
}

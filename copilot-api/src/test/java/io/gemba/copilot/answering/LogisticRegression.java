package io.gemba.copilot.answering;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Logistic regression with a ridge penalty, fitted by Newton's method on standardised inputs (Hastie, Tibshirani and
 * Friedman, "The Elements of Statistical Learning", 2nd ed., 4.4.1).
 *
 * @param constant the logit of an input of zeros
 * @param weights of the inputs as they are given
 */
record LogisticRegression(double constant, RealVector weights) {
    private static final double RIDGE = 1;
    private static final double SETTLED = 1e-9;
    private static final int MOST_STEPS = 50;

    /** Fits the probability of {@code true}. */
    static LogisticRegression fit(List<double[]> inputs, List<Boolean> outcomes) {
        var x = new Array2DRowRealMatrix(inputs.toArray(double[][]::new));
        var mean = new ArrayRealVector(x.getColumnDimension());
        var spread = new ArrayRealVector(x.getColumnDimension());
        for (int j = 0; j < x.getColumnDimension(); j++) {
            var column = x.getColumnVector(j);
            mean.setEntry(j, column.dotProduct(column.map(it -> 1)) / column.getDimension());
            var around = column.mapSubtract(mean.getEntry(j));
            spread.setEntry(j, around.getNorm() / Math.sqrt(column.getDimension()) + SETTLED);
        }
        var rows = inputs.stream()
                .map(input -> new ArrayRealVector(
                        new ArrayRealVector(new double[] {1}),
                        new ArrayRealVector(input).subtract(mean).ebeDivide(spread)))
                .toList();
        var beta = newton(rows, outcomes);
        var weights = beta.getSubVector(1, beta.getDimension() - 1).ebeDivide(spread);
        return new LogisticRegression(beta.getEntry(0) - weights.dotProduct(mean), weights);
    }

    /** The probability for an input. */
    double of(double[] input) {
        return logistic(constant + weights.dotProduct(new ArrayRealVector(input)));
    }

    private static RealVector newton(List<ArrayRealVector> rows, List<Boolean> outcomes) {
        var size = rows.getFirst().getDimension();
        RealVector beta = new ArrayRealVector(size);
        for (int step = 0; step < MOST_STEPS; step++) {
            RealVector gradient = beta.mapMultiply(-RIDGE);
            gradient.setEntry(0, 0);
            var information = new Array2DRowRealMatrix(size, size);
            for (int j = 1; j < size; j++) {
                information.setEntry(j, j, RIDGE);
            }
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var p = logistic(beta.dotProduct(row));
                gradient = gradient.add(row.mapMultiply((outcomes.get(i) ? 1 : 0) - p));
                information = information.add(
                        (Array2DRowRealMatrix) row.outerProduct(row).scalarMultiply(p * (1 - p)));
            }
            var change = new LUDecomposition(information).getSolver().solve(gradient);
            beta = beta.add(change);
            if (change.getLInfNorm() < SETTLED) {
                break;
            }
        }
        return beta;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

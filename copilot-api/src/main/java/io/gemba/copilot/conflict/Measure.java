package io.gemba.copilot.conflict;

import java.util.Map;

/**
 * A quantity as it is stated, in the base unit of its dimension.
 *
 * @param dimension what can be compared: "pressure" whatever the unit, else the unit itself
 * @param low equal to {@code high} unless a range is stated
 * @param bound what the figures are
 * @param condition true if it may be said of the circumstances, such as "at 20 °C"
 */
record Measure(String dimension, double low, double high, Bound bound, boolean condition) {
    private static final double SLACK = 0.01;
    private static final double DAY = 86_400;
    private static final Map<String, Base> BASES = Map.ofEntries(
            unit("bar", "pressure", 1e5),
            unit("mbar", "pressure", 100),
            unit("Pa", "pressure", 1),
            unit("hPa", "pressure", 100),
            unit("kPa", "pressure", 1e3),
            unit("MPa", "pressure", 1e6),
            unit("psi", "pressure", 6894.757),
            unit("nm", "length", 1e-9),
            unit("µm", "length", 1e-6),
            unit("mm", "length", 1e-3),
            unit("cm", "length", 1e-2),
            unit("m", "length", 1),
            unit("km", "length", 1e3),
            unit("mg", "mass", 1e-6),
            unit("g", "mass", 1e-3),
            unit("kg", "mass", 1),
            unit("t", "mass", 1e3),
            unit("ml", "volume", 1e-3),
            unit("cl", "volume", 1e-2),
            unit("l", "volume", 1),
            unit("hl", "volume", 100),
            unit("m³", "volume", 1e3),
            unit("ms", "time", 1e-3),
            unit("s", "time", 1),
            unit("min", "time", 60),
            unit("h", "time", 3_600),
            unit("d", "time", DAY),
            unit("week", "time", 7 * DAY),
            unit("month", "time", 30.4375 * DAY),
            unit("year", "time", 365.25 * DAY),
            unit("Ncm", "torque", 1e-2),
            unit("Nm", "torque", 1),
            unit("kNm", "torque", 1e3),
            unit("N", "force", 1),
            unit("kN", "force", 1e3),
            unit("mV", "voltage", 1e-3),
            unit("V", "voltage", 1),
            unit("kV", "voltage", 1e3),
            unit("mA", "current", 1e-3),
            unit("A", "current", 1),
            unit("W", "power", 1),
            unit("kW", "power", 1e3),
            unit("MW", "power", 1e6),
            unit("Hz", "frequency", 1),
            unit("kHz", "frequency", 1e3),
            unit("MHz", "frequency", 1e6),
            unit("mm/s", "speed", 1e-3),
            unit("m/s", "speed", 1),
            unit("m/min", "speed", 1 / 60.0),
            unit("l/h", "flow", 1 / 60.0),
            unit("l/min", "flow", 1),
            unit("m³/h", "flow", 1e3 / 60),
            unit("°C", "temperature", 1));

    private static Map.Entry<String, Base> unit(String unit, String dimension, double factor) {
        return Map.entry(unit, new Base(dimension, factor));
    }

    /** The measure of figures with a unit as it is spelled first among its spellings. */
    static Measure of(double low, double high, String unit, Bound bound) {
        if (unit.equals("°F")) {
            return new Measure("temperature", (low - 32) / 1.8, (high - 32) / 1.8, bound, false);
        }
        var base = BASES.getOrDefault(unit, new Base(unit, 1));
        return new Measure(base.dimension(), low * base.factor(), high * base.factor(), bound, false);
    }

    Measure asCondition() {
        return new Measure(dimension, low, high, bound, true);
    }

    boolean isRange() {
        return low != high;
    }

    /** True if both can hold of the same thing. Both are of one dimension. */
    boolean agreesWith(Measure other) {
        if (bound == other.bound) {
            return isRange() == other.isRange()
                    ? near(low, other.low) && near(high, other.high)
                    : !isAbove(other) && !other.isAbove(this);
        }
        return switch (bound) {
            case EXACT -> other.bound == Bound.MOST ? !isAbove(other) : !other.isAbove(this);
            case MOST -> !other.isAbove(this);
            case LEAST -> !isAbove(other);
        };
    }

    private boolean isAbove(Measure other) {
        return low > other.high && !near(low, other.high);
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SLACK * Math.max(Math.abs(a), Math.abs(b));
    }

    /** What figures are. */
    enum Bound {
        /** What a thing is or is set to. */
        EXACT,
        /** What it may not exceed. */
        MOST,
        /** What it may not fall below. */
        LEAST
    }

    private record Base(String dimension, double factor) {}
}

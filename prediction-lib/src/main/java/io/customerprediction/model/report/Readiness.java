package io.customerprediction.model.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a log holds enough to learn from, said before any time is spent on training. The worst check decides.
 *
 * @param asOf the last day that was used
 * @param horizon the window that churn is about, in days
 * @param level the worst level among the checks
 * @param checks all checks, passed or not, in a fixed order
 */
public record Readiness(LocalDate asOf, int horizon, Level level, List<Check> checks) {

    /** How far a model of this log may be trusted; the later, the worse. */
    public enum Level {
        /** Nothing stands in the way. */
        READY("READY"),
        /** A model can be trained, but read the reasons before acting on it. */
        USE_WITH_CARE("USE WITH CARE"),
        /** A model would be guesswork; training refuses unless forced. */
        NOT_READY("NOT READY");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /** The level in words, as users see it. */
        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * One check.
     *
     * @param level what it alone would mean
     * @param about what was checked, such as {@code customers}
     * @param found what the log holds
     * @param needed what it takes to be ready
     * @param advice what to do about it; empty if nothing needs to be done
     */
    public record Check(Level level, String about, String found, String needed, String advice) {
        /** The check in one line. */
        @Override
        public String toString() {
            return level + ": " + about + ": " + found + "; needed: " + needed
                    + (advice.isEmpty() ? "" : ". " + advice);
        }
    }

    /** Keeps its own copy of the checks. */
    public Readiness {
        checks = List.copyOf(checks);
    }

    /** The checks that were not passed, the worst first. */
    public List<Check> reasons() {
        return checks.stream()
                .filter(check -> check.level() != Level.READY)
                .sorted(Comparator.comparing(Check::level).reversed())
                .toList();
    }
}

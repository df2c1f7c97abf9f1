package io.customerprediction.labels;

/**
 * The outcome of each customer after an as-of date: the truth that predictions are compared with. Immutable.
 *
 * <p>A customer either came back, after {@code days} days, or was not seen again for the {@code days} days that the log
 * goes on (censored).
 */
public final class Outcomes {
    private final int[] days;
    private final boolean[] observed;
    private final int horizon;

    /**
     * The outcomes of customers in the order of the arrays.
     *
     * @param days to the next purchase where observed, else the days of follow-up
     * @param observed whether the customer came back
     * @param horizon the window that churn is about, in days
     * @throws IllegalArgumentException if a customer was not followed to the end of the horizon
     */
    public Outcomes(int[] days, boolean[] observed, int horizon) {
        if (days.length != observed.length) {
            throw new IllegalArgumentException(days.length + " times but " + observed.length + " flags");
        }
        for (int i = 0; i < days.length; i++) {
            if (!observed[i] && days[i] < horizon) {
                throw new IllegalArgumentException("customer " + i + " was followed for " + days[i]
                        + " days, so churn within " + horizon + " days is unknown: take an earlier as-of date");
            }
        }
        this.days = days.clone();
        this.observed = observed.clone();
        this.horizon = horizon;
    }

    public int size() {
        return days.length;
    }

    public int horizon() {
        return horizon;
    }

    public int days(int i) {
        return days[i];
    }

    public boolean observed(int i) {
        return observed[i];
    }

    /** Whether the customer made no purchase within the horizon. */
    public boolean churned(int i) {
        return !returned(i);
    }

    /** Whether the customer came back within the horizon. */
    public boolean returned(int i) {
        return observed[i] && days[i] <= horizon;
    }

    public boolean[] churned() {
        boolean[] churned = new boolean[size()];
        for (int i = 0; i < churned.length; i++) {
            churned[i] = churned(i);
        }
        return churned;
    }

    /** The shortest time that an absent customer was followed; the longest time seen if none is absent. */
    public int followUp() {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int i = 0; i < size(); i++) {
            shortest = observed[i] ? shortest : Math.min(shortest, days[i]);
            longest = Math.max(longest, days[i]);
        }
        return Math.min(shortest, longest);
    }

    /** The outcomes of these customers alone, in this order. */
    public Outcomes of(int[] customers) {
        int[] theirDays = new int[customers.length];
        boolean[] theirs = new boolean[customers.length];
        for (int k = 0; k < customers.length; k++) {
            theirDays[k] = days[customers[k]];
            theirs[k] = observed[customers[k]];
        }
        return new Outcomes(theirDays, theirs, horizon);
    }
}

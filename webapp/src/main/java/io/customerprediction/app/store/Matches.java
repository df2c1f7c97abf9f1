package io.customerprediction.app.store;

/**
 * How many customers a filter finds.
 *
 * @param customers the number
 * @param precision how it is meant
 */
public record Matches(long customers, Precision precision) {
    /** What a number of matches says. */
    public enum Precision {
        /** So many. */
        EXACT,
        /** Near so many: counted by classes of spending, of which the outermost are cut in proportion. */
        ABOUT
    }
}

package io.customerprediction.model.report;

import java.util.List;

/**
 * How far the forest may be trusted, from A to D, by one written rule.
 *
 * @param letter the grade
 * @param rule the rule in words, the same for every log
 * @param conditions the conditions of the rule and what was found for each
 * @param simplerMethods in a sentence each, the simple methods that do as well in some respect; empty if the forest is
 *     better everywhere
 */
public record Grade(Letter letter, String rule, List<Condition> conditions, List<String> simplerMethods) {

    /** The grades, the best first. */
    public enum Letter {
        /** Better than the recency rule, calibrated, and its intervals hold. */
        A("better than the recency rule, calibrated, and its intervals hold"),
        /** As good as the recency rule and nearly calibrated. */
        B("as good as the recency rule and nearly calibrated"),
        /** Better than the same probability for all customers; use for ranking, not for its probabilities. */
        C("better than telling everybody the same; use it for ranking, not for its probabilities"),
        /** Not shown to be of use. */
        D("not shown to be of use");

        private final String meaning;

        Letter(String meaning) {
            this.meaning = meaning;
        }

        /** What the letter means, in words. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * One condition of the rule.
     *
     * @param about what was checked, such as {@code calibration}
     * @param found what was found, in words
     * @param allows the best grade that this leaves open
     */
    public record Condition(String about, String found, Letter allows) {}

    /** Keeps its own copies of the lists. */
    public Grade {
        conditions = List.copyOf(conditions);
        simplerMethods = List.copyOf(simplerMethods);
    }
}

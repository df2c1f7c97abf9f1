package io.customerprediction.app.models;

/**
 * How a model that was just trained did against the one that answers, on days that neither had learnt from.
 *
 * @param won whether it is to answer from now on
 * @param reason the figures, in a sentence
 */
public record Contest(boolean won, String reason) {
    private static final String WON = "won ";
    private static final String LOST = "lost ";

    /** The contest in a line of text. */
    public String line() {
        return (won ? WON : LOST) + reason;
    }

    /** @throws IllegalArgumentException if the line is not that of a contest */
    static Contest parse(String line) {
        if (line.startsWith(WON)) {
            return new Contest(true, line.substring(WON.length()));
        }
        if (line.startsWith(LOST)) {
            return new Contest(false, line.substring(LOST.length()));
        }
        throw new IllegalArgumentException("a contest is won or lost, not " + line);
    }
}

package io.customerprediction.app.security.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords are accepted: long ones that neither lists of leaked passwords nor simple patterns lead to (NIST SP
 * 800-63B). No network is used: zxcvbn brings the lists.
 */
public final class PasswordRules {
    /** Fewest characters. */
    public static final int SHORTEST = 12;

    /** Most characters; a longer text is no password. */
    public static final int LONGEST = 128;

    /** Of 0 to 4: it takes at least 10^8 guesses. */
    private static final int LOWEST_SCORE = 3;

    /** The time of zxcvbn grows with the square of the length; the rest of a long password only makes it better. */
    private static final int MEASURED = 64;

    private static final List<String> OWN_WORDS = List.of("customer", "prediction", "customerprediction", "churn");

    private PasswordRules() {}

    /**
     * What is wrong with a new password, as the rest of a sentence; empty if it is accepted.
     *
     * @param user whose password it is to be; the name must not be most of it
     */
    public static Optional<String> problem(String user, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not contain control characters");
        }
        List<String> words = new ArrayList<>(OWN_WORDS);
        words.add(user);
        String measured = password.substring(0, Math.min(MEASURED, password.length()));
        if (new Zxcvbn().measure(measured, words).getScore() < LOWEST_SCORE) {
            return Optional.of(
                    "is too easy to guess: it is on a list of leaked passwords, or made of a name, a date, a row"
                            + " of keys or a repetition; four unrelated words are a good one");
        }
        return Optional.empty();
    }
}

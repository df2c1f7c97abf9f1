package io.customerprediction.app.security.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A login that a browser has begun: three secrets of 256 random bits, which the browser keeps in a cookie.
 *
 * @param state comes back with the provider's answer, which so belongs to this browser
 * @param nonce comes back inside of the ID token, which so was made for this login
 * @param verifier whose hash the provider was given (PKCE): only who has it can use the code
 */
record Pending(String state, String nonce, String verifier) {
    private static final int BYTES = 32;
    private static final String PART = "([A-Za-z0-9_-]{43})";
    private static final Pattern COOKIE = Pattern.compile(PART + "\\." + PART + "\\." + PART);
    private static final SecureRandom RANDOM = new SecureRandom();

    static Pending make() {
        return new Pending(random(), random(), random());
    }

    private static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Empty if the text is not a cookie of ours. */
    static Optional<Pending> of(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        return parts.matches()
                ? Optional.of(new Pending(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    String cookie() {
        return state + "." + nonce + "." + verifier;
    }

    /** Whether an answer belongs to this login; takes the same time for every other one. */
    boolean isAnsweredBy(String other) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Pending";
    }
}

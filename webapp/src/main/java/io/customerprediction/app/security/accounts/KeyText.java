package io.customerprediction.app.security.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of keys: a prefix by which scanners of leaked secrets recognise it, then 256 random bits. So much randomness
 * cannot be guessed from its SHA-256, which therefore needs no salt and no slow function.
 */
final class KeyText {
    static final String PREFIX = "cpk_";

    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + (BYTES * 8 + 5) / 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether a text can be a key at all. */
    static boolean isPossible(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

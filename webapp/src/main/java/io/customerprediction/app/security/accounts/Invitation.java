package io.customerprediction.app.security.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A code by which the first administrator may be made, once.
 *
 * @param sha256 of the code, in hexadecimal digits
 * @param expires when it ends
 */
public record Invitation(String sha256, Instant expires) {
    /** How long it is valid. */
    public static final Duration VALID = Duration.ofHours(24);

    /**
     * An invitation that was just made.
     *
     * @param code that is kept nowhere but in the file of the link
     */
    public record NewInvitation(String code, Invitation invitation) {
        /** Without the code. */
        @Override
        public String toString() {
            return "NewInvitation[" + invitation.expires() + "]";
        }
    }

    /** Makes one of 256 random bits. */
    public static NewInvitation make(Instant now) {
        String code = KeyText.random().substring(KeyText.PREFIX.length());
        return new NewInvitation(code, new Invitation(hash(code), now.plus(VALID)));
    }

    /** Whether this is its code and it has not ended. */
    public boolean accepts(String code, Instant now) {
        return now.isBefore(expires)
                && MessageDigest.isEqual(
                        sha256.getBytes(StandardCharsets.US_ASCII), hash(code).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String code) {
        return HexFormat.of().formatHex(KeyText.sha256(code));
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Invitation[expires=" + expires + "]";
    }
}

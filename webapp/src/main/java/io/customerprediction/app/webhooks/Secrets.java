package io.customerprediction.app.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that messages are signed with. Each is derived from a salt in the database and a key that only this server has,
 * so that neither the database nor a copy of it has any. Thread-safe.
 */
public final class Secrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final int CHECK_BYTES = 8;
    private static final String PREFIX = "whsec_";

    private final Key key;

    /** Gives the server's key, which is made when it is first asked for. */
    @FunctionalInterface
    public interface Key {
        /** The key; always the same. */
        byte[] get() throws IOException;
    }

    /** @param key at least 32 random bytes */
    public Secrets(Key key) {
        this.key = key;
    }

    /** A secret of one webhook. */
    static final class Secret {
        private final byte[] bytes;

        Secret(byte[] bytes) {
            this.bytes = bytes;
        }

        /** As receivers get it: {@code whsec_} and the bytes in Base64. */
        String text() {
            return PREFIX + Base64.getEncoder().encodeToString(bytes);
        }

        /** A digest of 64 bits by which the secret is recognised, in hexadecimal. */
        String check() {
            return HexFormat.of().formatHex(Arrays.copyOf(hmac(bytes, "check"), CHECK_BYTES));
        }

        /** The signature of a message by the Standard Webhooks specification. */
        String signature(String id, long epochSecond, String body) {
            return "v1," + Base64.getEncoder().encodeToString(hmac(bytes, id + "." + epochSecond + "." + body));
        }
    }

    /** A salt that no other secret has, in hexadecimal. */
    static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** The secret of a salt. */
    Secret secret(String salt) {
        try {
            return new Secret(hmac(key.get(), "webhook " + salt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of a salt; empty if the server's key is another one than when the check was made. */
    Optional<Secret> secret(String salt, String check) {
        return Optional.of(secret(salt)).filter(secret -> secret.check().equals(check));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

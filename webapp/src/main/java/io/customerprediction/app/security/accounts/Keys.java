package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.settings.AddressRanges;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes keys. */
public final class Keys {
    private static final int ID_DIGITS = 8;

    private Keys() {}

    /**
     * A key that was just made.
     *
     * @param text the key itself, which is shown once and kept nowhere
     * @param key what is kept
     */
    public record NewKey(String text, ApiKey key) {
        /** Without the key itself. */
        @Override
        public String toString() {
            return "NewKey[" + key + "]";
        }
    }

    /**
     * Makes a key of 256 random bits.
     *
     * @param expires when it ends; null for never
     * @param addresses that it may be used from; empty for all
     * @throws IllegalArgumentException if name or addresses are not valid, with a message that says why
     */
    public static NewKey make(String name, Role role, Instant now, @Nullable Instant expires, String addresses) {
        AddressRanges.of(addresses);
        String text = KeyText.random();
        String sha256 = HexFormat.of().formatHex(KeyText.sha256(text));
        ApiKey key = new ApiKey(sha256.substring(0, ID_DIGITS), name, role, sha256, now, expires, addresses);
        return new NewKey(text, key);
    }
}

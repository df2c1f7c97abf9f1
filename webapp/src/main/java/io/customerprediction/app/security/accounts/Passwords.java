package io.customerprediction.app.security.accounts;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes of passwords by Argon2id (RFC 9106) with the parameters that OWASP recommends: 19 MiB, two passes, one lane. The
 * parameters are part of each hash. Every hash in progress takes those 19 MiB, and the library keeps as much for good after
 * the first one; so at most two are made at once, and one where the heap is small. Thread-safe.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final long HEAP_FOR_TWO = 160L << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore atOnce;
    private final String hashWithoutUser = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** For a heap of the size that this process has. */
    public Passwords() {
        this(Runtime.getRuntime().maxMemory() >= HEAP_FOR_TWO ? 2 : 1);
    }

    Passwords(int atOnce) {
        this.atOnce = new Semaphore(atOnce);
    }

    /** What a check of a password came to. */
    public enum Verdict {
        RIGHT,
        /** The password is wrong, or there is no such user. */
        WRONG,
        /** Too many passwords are being checked; this one was not. */
        BUSY
    }

    /** Hashes a password with a salt of its own; empty if too many are being hashed at the moment. */
    public Optional<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        if (!atOnce.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(current().hash(bytes(password), salt).getResult());
        } catch (OutOfMemoryError e) {
            return Optional.empty();
        } finally {
            atOnce.release();
        }
    }

    /**
     * Checks a password. Takes the same time where there is no user.
     *
     * @param hash of the user; empty if there is none
     */
    public Verdict check(String password, Optional<String> hash) {
        if (!atOnce.tryAcquire()) {
            return Verdict.BUSY;
        }
        try {
            String wanted = hash.orElse(hashWithoutUser);
            boolean matches = Argon2Function.getInstanceFromHash(wanted)
                    .check(bytes(password), wanted.getBytes(StandardCharsets.US_ASCII));
            return matches && hash.isPresent() ? Verdict.RIGHT : Verdict.WRONG;
        } catch (BadParametersException e) {
            return Verdict.WRONG;
        } catch (OutOfMemoryError e) {
            return Verdict.BUSY;
        } finally {
            atOnce.release();
        }
    }

    /** Whether a hash was made with other parameters than those of today. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith("$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$");
    }

    private static Argon2Function current() {
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    /** Letters with accents can be typed in two ways, which must not make a difference. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}

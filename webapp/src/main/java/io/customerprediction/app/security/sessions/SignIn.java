package io.customerprediction.app.security.sessions;

import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.Passwords.Verdict;
import io.customerprediction.app.security.accounts.User;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks names and passwords. Thread-safe. */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    /** @param clock gives the time of attempts */
    public SignIn(Accounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What came of an attempt. */
    public enum Outcome {
        SIGNED_IN,
        /** Name or password is wrong, or the user is disabled; the client is not told which. */
        WRONG,
        /** There were too many wrong ones before; this one was not looked at. */
        TOO_MANY,
        /** Too many passwords are being checked; this one was not. */
        BUSY
    }

    /**
     * The result of an attempt.
     *
     * @param user who is signed in; empty unless the outcome says so
     * @param retryAfter until the next attempt
     */
    public record Result(Outcome outcome, Optional<User> user, Duration retryAfter) {
        private static Result of(Outcome outcome) {
            return new Result(outcome, Optional.empty(), Duration.ZERO);
        }
    }

    /**
     * Checks a name and a password. Takes as long for a name that does not exist.
     *
     * @param address of the client
     */
    public Result attempt(String name, String password, String address) {
        // A user of an OpenID provider has no password: like a name that does not exist.
        Optional<User> user = accounts.user(name).filter(known -> !known.isOfProvider());
        String account = User.folded(name);
        Instant now = clock.instant();
        Duration wait =
                attempts.retryAfter(account, address, user.map(User::changed).orElse(Instant.MIN), now);
        if (!wait.isZero()) {
            return new Result(Outcome.TOO_MANY, Optional.empty(), wait);
        }
        Verdict verdict = passwords.check(password, user.map(User::passwordHash));
        if (verdict == Verdict.BUSY) {
            return Result.of(Outcome.BUSY);
        }
        if (verdict == Verdict.WRONG || user.isEmpty() || user.get().disabled()) {
            attempts.failed(account, address, now);
            return Result.of(Outcome.WRONG);
        }
        attempts.succeeded(account);
        upgrade(user.get(), password);
        return new Result(Outcome.SIGNED_IN, user, Duration.ZERO);
    }

    /** Hashes the password again if today's parameters are others; it is known only now. */
    private void upgrade(User user, String password) {
        if (!passwords.isOutdated(user.passwordHash())) {
            return;
        }
        passwords.hash(password).ifPresent(hash -> {
            try {
                accounts.change(register -> register.user(user.name())
                        .filter(newest -> newest.passwordHash().equals(user.passwordHash()))
                        .map(newest -> register.with(newest.rehashed(hash)))
                        .orElse(register));
            } catch (IOException e) {
                LOG.warn("The hash of a password could not be upgraded: {}", e.getMessage());
            }
        });
    }
}

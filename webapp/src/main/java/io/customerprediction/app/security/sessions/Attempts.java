package io.customerprediction.app.security.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often wrong passwords were given, for each account and each client address. After a few of them the next attempt has
 * to wait, each time twice as long. Names that do not exist are treated as those that do. Thread-safe.
 */
public final class Attempts {
    private static final int MOST = 10_000;

    /** Free attempts on an account; a user who is unsure of a password needs some. */
    private static final int OF_ACCOUNT = 5;

    /** Free attempts of an address, which several people may share. */
    private static final int OF_ADDRESS = 20;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Failures are forgotten when there was none for so long. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Map<String, Failures> accounts = bounded();
    private final Map<String, Failures> addresses = bounded();

    private record Failures(int count, Instant last) {
        static Failures next(@Nullable Failures before, Instant now) {
            if (before == null || now.isAfter(before.last().plus(FORGOTTEN))) {
                return new Failures(1, now);
            }
            return new Failures(before.count() + 1, now);
        }

        Duration wait(int free, Instant now) {
            if (count < free) {
                return Duration.ZERO;
            }
            int doublings = Math.min(count - free, 10);
            Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
            Duration wait = whole.compareTo(LONGEST_WAIT) < 0 ? whole : LONGEST_WAIT;
            Duration left = Duration.between(now, last.plus(wait));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    private static Map<String, Failures> bounded() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > MOST;
            }
        };
    }

    /**
     * How long an attempt has to wait; zero if it need not.
     *
     * @param account in lower case
     * @param changed when the account got its password: failures before do not count
     */
    public synchronized Duration retryAfter(String account, String address, Instant changed, Instant now) {
        @Nullable Failures ofAccount = accounts.get(account);
        if (ofAccount != null && ofAccount.last().isBefore(changed)) {
            accounts.remove(account);
            ofAccount = null;
        }
        @Nullable Failures ofAddress = addresses.get(address);
        Duration first = ofAccount == null ? Duration.ZERO : ofAccount.wait(OF_ACCOUNT, now);
        Duration second = ofAddress == null ? Duration.ZERO : ofAddress.wait(OF_ADDRESS, now);
        return first.compareTo(second) > 0 ? first : second;
    }

    /** Counts a wrong password. */
    public synchronized void failed(String account, String address, Instant now) {
        accounts.put(account, Failures.next(accounts.get(account), now));
        addresses.put(address, Failures.next(addresses.get(address), now));
    }

    /** A right password ends the waiting for the account, not for the address. */
    public synchronized void succeeded(String account) {
        accounts.remove(account);
    }
}

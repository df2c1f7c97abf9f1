package io.customerprediction.app.security.sessions;

import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.SessionTable;
import io.customerprediction.app.store.access.StoredSession;
import io.customerprediction.app.store.database.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. Sessions are in the database, so that they outlive a restart and hold for several servers; each server
 * remembers those that it has seen, asks the database about them again every few seconds, and goes on with what it
 * remembers while the database is away. A session ends when it is not used for a while, after its longest time, when it is
 * ended by hand, and when its user is disabled or gets another password or role. Thread-safe.
 */
public final class Sessions {
    /** How long another server may still accept a session that was ended here. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** How exactly the last use is known. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final int LONGEST_BROWSER = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Accounts accounts;
    private final Supplier<Optional<Store>> store;
    private final Limits limits;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** Hashes of sessions that were ended while the database was away, which still has them. */
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

    /**
     * @param accounts whose users may have sessions
     * @param store empty if there is no database; throws while the database is away
     * @param clock gives the time of sessions
     */
    public Sessions(Accounts accounts, Supplier<Optional<Store>> store, Limits limits, Clock clock) {
        this(accounts, store, limits, clock, System::nanoTime);
    }

    Sessions(Accounts accounts, Supplier<Optional<Store>> store, Limits limits, Clock clock, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * How long a session may last.
     *
     * @param idle without being used
     * @param longest in all
     */
    public record Limits(Duration idle, Duration longest) {}

    /**
     * Somebody who is signed in.
     *
     * @param session that they have
     * @param user as they are now
     */
    public record SignedIn(Session session, User user) {}

    /** A session with what this server knows of it; {@code saved} is false until the database has it. */
    private record Remembered(StoredSession session, long checkedNanos, Instant written, boolean saved) {}

    /**
     * Begins a session.
     *
     * @param browser as it names itself
     * @return the token, which only the browser keeps
     */
    public String begin(User user, String address, String browser) {
        String token = SessionToken.random();
        Instant now = clock.instant();
        String shortened = browser.substring(0, Math.min(LONGEST_BROWSER, browser.length()));
        StoredSession session = new StoredSession(SessionToken.hash(token), user.name(), now, now, address, shortened);
        makeRoom();
        boolean saved = inStore(table -> {
            table.removeBefore(now.minus(limits.longest()), now.minus(limits.idle()));
            table.save(session);
        });
        remembered.put(session.hash(), new Remembered(session, nanoTime.getAsLong(), now, saved));
        return token;
    }

    /** Who has the session of this token; empty if there is none, or it is over. */
    public Optional<SignedIn> find(String token) {
        if (!SessionToken.isPossible(token)) {
            return Optional.empty();
        }
        String hash = SessionToken.hash(token);
        if (unwritten.contains(hash)) {
            endHash(hash);
            return Optional.empty();
        }
        @Nullable Remembered known = remembered.get(hash);
        if (known == null || nanoTime.getAsLong() - known.checkedNanos() > REMEMBERED.toNanos()) {
            known = check(hash, known);
        }
        if (known == null) {
            return Optional.empty();
        }
        Optional<User> user = user(known.session());
        if (user.isEmpty()) {
            remembered.remove(hash);
            return Optional.empty();
        }
        return Optional.of(new SignedIn(Session.of(seen(known).session()), user.get()));
    }

    /** The session's user, if the session is not over. */
    private Optional<User> user(StoredSession session) {
        Instant now = clock.instant();
        if (now.isAfter(session.began().plus(limits.longest()))
                || now.isAfter(session.lastSeen().plus(limits.idle()))) {
            return Optional.empty();
        }
        return accounts.user(session.user())
                .filter(user -> !user.disabled() && !session.began().isBefore(user.changed()));
    }

    /** What the database says; what was known if it is away. */
    private @Nullable Remembered check(String hash, @Nullable Remembered known) {
        try {
            Optional<Store> opened = store.get();
            if (opened.isEmpty()) {
                return known;
            }
            SessionTable table = opened.get().sessions();
            if (known != null && !known.saved()) {
                table.save(known.session());
            }
            Optional<StoredSession> stored = table.find(hash);
            if (stored.isEmpty()) {
                remembered.remove(hash);
                return null;
            }
            StoredSession newest = known == null
                            || stored.get().lastSeen().isAfter(known.session().lastSeen())
                    ? stored.get()
                    : known.session();
            Remembered checked =
                    new Remembered(newest, nanoTime.getAsLong(), stored.get().lastSeen(), true);
            if (known != null) {
                return remember(checked);
            }
            makeRoom();
            remembered.put(hash, checked);
            return checked;
        } catch (StoreException e) {
            // Who was signed in stays so; it is asked again in a few seconds.
            return known == null
                    ? null
                    : remember(new Remembered(known.session(), nanoTime.getAsLong(), known.written(), known.saved()));
        }
    }

    private Remembered seen(Remembered known) {
        Instant now = clock.instant();
        if (now.isBefore(known.written().plus(SEEN))) {
            return known.session().lastSeen().equals(now)
                    ? known
                    : remember(new Remembered(
                            known.session().seen(now), known.checkedNanos(), known.written(), known.saved()));
        }
        StoredSession session = known.session().seen(now);
        inStore(table -> table.seen(session));
        return remember(new Remembered(session, known.checkedNanos(), now, known.saved()));
    }

    /** Unless it was ended in the meantime. */
    private Remembered remember(Remembered session) {
        remembered.computeIfPresent(session.session().hash(), (hash, before) -> session);
        return session;
    }

    /** Forgets the sessions that were not used for longest, which are then found in the database again. */
    private void makeRoom() {
        if (remembered.size() < MOST) {
            return;
        }
        remembered.values().stream()
                .sorted(Comparator.comparing(known -> known.session().lastSeen()))
                .limit(MOST / 10)
                .forEach(known -> remembered.remove(known.session().hash()));
    }

    /** Ends the session of this token. */
    public void end(String token) {
        if (SessionToken.isPossible(token)) {
            endHash(SessionToken.hash(token));
        }
    }

    private void endHash(String hash) {
        remembered.remove(hash);
        unwritten.add(hash);
        if (inStore(table -> table.end(hash))) {
            unwritten.remove(hash);
        }
    }

    /**
     * Ends a session that is listed.
     *
     * @param allowed which sessions may be ended
     * @return whether there was one
     */
    public boolean endListed(String id, Predicate<Session> allowed) {
        List<StoredSession> found = stored().stream()
                .filter(session -> Session.id(session.hash()).equals(id))
                .filter(session -> allowed.test(Session.of(session)))
                .toList();
        found.forEach(session -> endHash(session.hash()));
        return !found.isEmpty();
    }

    /** All sessions that are not over, the newest first. */
    public List<Session> all() {
        return stored().stream()
                .filter(session -> user(session).isPresent())
                .sorted(Comparator.comparing(StoredSession::began).reversed())
                .map(Session::of)
                .toList();
    }

    private List<StoredSession> stored() {
        Map<String, StoredSession> byHash = new LinkedHashMap<>();
        inStore(table -> table.all().forEach(session -> byHash.put(session.hash(), session)));
        byHash.keySet().removeAll(unwritten);
        remembered.forEach((hash, known) -> byHash.put(hash, known.session()));
        return new ArrayList<>(byHash.values());
    }

    /** Whether the database did it; while it is away sessions are this server's alone. */
    private boolean inStore(Consumer<SessionTable> work) {
        try {
            Optional<Store> opened = store.get();
            opened.ifPresent(present -> work.accept(present.sessions()));
            return opened.isPresent();
        } catch (StoreException e) {
            LOG.warn("A session could not be written to the database: {}", e.getMessage());
            return false;
        }
    }
}

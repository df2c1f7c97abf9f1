package io.customerprediction.app.security.accounts;

import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.settings.AddressRanges;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users and keys of a server that is running. A thread of its own looks every second whether another process has
 * changed the file, so that a request never reads a file. Where the file cannot be read every login and key is refused. Thread-safe.
 */
public final class Accounts implements AutoCloseable {
    private static final long CHECK_MILLIS = 1_000;
    private static final long STOP_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final AccountFile file;
    private final KeyUses uses;
    private final Clock clock;
    private final Predicate<CommandNote> audit;
    private final Map<String, AtomicLong> lastUses = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, LiveKey> temporaryKeys = new ConcurrentHashMap<>();
    private final Map<String, Long> writtenUses = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch = new Thread(this::watch, "accounts");
    private volatile View view = View.of(Register.EMPTY);
    private AccountFile.@Nullable Version version;
    private boolean seen;

    private Accounts(Path folder, Clock clock, Predicate<CommandNote> audit) {
        this.audit = audit;
        this.file = new AccountFile(folder);
        this.uses = new KeyUses(folder);
        this.clock = clock;
    }

    /**
     * Reads the users and keys of a folder and follows its changes until this is closed.
     *
     * @param clock says when keys end and when they were used
     * @param audit takes what commands have changed; false if it cannot yet
     */
    public static Accounts open(Path folder, Clock clock, Predicate<CommandNote> audit) {
        Accounts accounts = new Accounts(folder, clock, audit);
        accounts.read();
        accounts.watch.setDaemon(true);
        accounts.watch.start();
        return accounts;
    }

    /** A key with what is needed at each request. */
    private record LiveKey(ApiKey key, @Nullable AddressRanges addresses, Principal principal) {
        static LiveKey of(ApiKey key) {
            return new LiveKey(
                    key,
                    key.addresses().isEmpty() ? null : AddressRanges.of(key.addresses()),
                    Principal.key(key.name(), key.role()));
        }

        boolean isValid(Instant now, String client) {
            return !key.isExpired(now) && (addresses == null || isWithin(addresses, client));
        }

        private static boolean isWithin(AddressRanges addresses, String client) {
            Optional<InetAddress> address = AddressRanges.address(client);
            return address.isPresent() && addresses.contains(address.get());
        }
    }

    /** The content of the file, or why it cannot be read. */
    private record View(
            Register register,
            Map<String, User> users,
            Map<ByteBuffer, LiveKey> keys,
            @Nullable String fault) {
        static View of(Register register) {
            Map<ByteBuffer, LiveKey> keys = new HashMap<>();
            for (ApiKey key : register.keys()) {
                keys.put(ByteBuffer.wrap(HexFormat.of().parseHex(key.sha256())), LiveKey.of(key));
            }
            Map<String, User> users = new HashMap<>();
            register.users().forEach(user -> users.put(User.folded(user.name()), user));
            return new View(register, Map.copyOf(users), Map.copyOf(keys), null);
        }

        static View unreadable(String fault) {
            return new View(Register.EMPTY, Map.of(), Map.of(), fault);
        }
    }

    /** Why users and keys cannot be read, in which case every login and key is refused; empty if they can. */
    public Optional<String> fault() {
        return Optional.ofNullable(view.fault());
    }

    /** Whether it is certain that there is neither a user nor a key. */
    public boolean isEmpty() {
        View now = view;
        return now.fault() == null && now.register().isEmpty();
    }

    /** All users and keys as they were last read. */
    public Register register() {
        return view.register();
    }

    /** The user of this name, without regard to upper and lower case. */
    public Optional<User> user(String name) {
        return Optional.ofNullable(view.users().get(User.folded(name)));
    }

    /** Whose key this is; empty if it is none, has ended or may not be used from this address. */
    public Optional<Principal> byKey(String text, String client) {
        if (!KeyText.isPossible(text)) {
            return Optional.empty();
        }
        ByteBuffer hash = ByteBuffer.wrap(KeyText.sha256(text));
        @Nullable LiveKey live = view.keys().getOrDefault(hash, temporaryKeys.get(hash));
        Instant now = clock.instant();
        if (live == null || !live.isValid(now, client)) {
            return Optional.empty();
        }
        lastUses.computeIfAbsent(live.key().id(), id -> new AtomicLong()).lazySet(now.toEpochMilli());
        return Optional.of(live.principal());
    }

    /** Makes a key that is valid in this process only and in no file, for its own requests to itself. */
    public String temporaryKey(Role role) {
        Keys.NewKey made = Keys.make("itself", role, clock.instant(), null, "127.0.0.0/8, ::1");
        temporaryKeys.put(ByteBuffer.wrap(KeyText.sha256(made.text())), LiveKey.of(made.key()));
        return made.text();
    }

    /** When each key was last used, by its id, as far as it is known. */
    public Map<String, Instant> keyUses() {
        Map<String, Instant> all = new TreeMap<>(uses.read());
        lastUses.forEach((id, millis) -> all.put(id, Instant.ofEpochMilli(millis.get())));
        return all;
    }

    /**
     * Changes users or keys, here and on disk when this returns.
     *
     * @param change made from the newest content; what it throws leaves everything as it is
     */
    public synchronized void change(UnaryOperator<Register> change) throws IOException {
        file.change(change);
        read();
    }

    /** Deletes the link by which the first administrator was made. */
    public void deleteLink() throws IOException {
        file.deleteLink();
    }

    /** Reads the file if it has changed; for those who cannot wait for the second to pass. */
    public synchronized void refresh() {
        try {
            if (!Objects.equals(file.version(), version) || view.fault() != null) {
                read();
            }
        } catch (IOException e) {
            publishFault(e);
        }
    }

    private synchronized void read() {
        try {
            // Noted before the file is read: a change in between is read again.
            version = file.version();
            Register register = file.read();
            if (version == null && seen) {
                throw new IOException(
                        file.path() + " was removed: restore it, or add a user with the command user add");
            }
            if (view.fault() != null) {
                LOG.warn("Users and keys can be read again");
            }
            seen |= !register.isEmpty();
            view = View.of(register);
        } catch (IOException | IllegalArgumentException e) {
            publishFault(e);
        }
    }

    private void publishFault(Exception e) {
        String fault = String.valueOf(e.getMessage());
        if (!fault.equals(view.fault())) {
            LOG.error("Every login and key is refused: {}", fault);
        }
        view = View.unreadable(fault);
    }

    private void watch() {
        long nextWrite = System.nanoTime() + KeyUses.INTERVAL_NANOS;
        while (awaitCheck()) {
            try {
                refresh();
                drainNotes();
                if (System.nanoTime() - nextWrite > 0) {
                    nextWrite = System.nanoTime() + KeyUses.INTERVAL_NANOS;
                    writeUses();
                }
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.error("Users and keys could not be checked for changes; they are checked again", e);
            }
        }
    }

    private void drainNotes() {
        try {
            file.drainNotes(audit);
        } catch (IOException e) {
            LOG.warn("What commands have changed cannot be noted in the audit yet: {}", e.getMessage());
        }
    }

    /** Waits until the next check; false if this is closed. */
    private boolean awaitCheck() {
        try {
            return !closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized void writeUses() {
        Map<String, Instant> changed = new TreeMap<>();
        for (ApiKey key : view.register().keys()) {
            @Nullable AtomicLong use = lastUses.get(key.id());
            if (use != null && !Objects.equals(writtenUses.put(key.id(), use.get()), use.get())) {
                changed.put(key.id(), Instant.ofEpochMilli(use.get()));
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        try {
            uses.add(changed);
        } catch (IOException e) {
            LOG.warn("The last uses of keys could not be written: {}", e.getMessage());
        }
    }

    /** Writes the last uses of keys and stops following changes. */
    @Override
    public void close() {
        closed.countDown();
        try {
            watch.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeUses();
    }
}

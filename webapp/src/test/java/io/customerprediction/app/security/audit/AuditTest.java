package io.customerprediction.app.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.accounts.CommandNote;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.testing.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Store store = TestStore.empty();
    private final AtomicBoolean away = new AtomicBoolean();

    private Optional<Store> database() {
        if (away.get()) {
            throw StoreException.starting();
        }
        return Optional.of(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AuditEntry entry(Instant at, String action) {
        return new AuditEntry(0, at, "user", "anna", action, "POST /login", "done", 303, "10.0.0.1", "r-1");
    }

    private static List<String> actions(Audit audit) {
        return audit.newest(Long.MAX_VALUE, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void entriesAreRemovedByAgeAlone() {
        Audit audit = new Audit(this::database, Duration.ofDays(30), CLOCK);
        store.audit().add(entry(NOW.minus(Duration.ofDays(31)), "old"));
        store.audit().add(entry(NOW.minus(Duration.ofDays(29)), "kept"));
        audit.add(entry(NOW, "new"));
        assertThat(actions(audit)).containsExactly("new", "kept");
    }

    @Test
    void zeroDaysKeepThemForEver() {
        Audit audit = new Audit(this::database, Duration.ZERO, CLOCK);
        store.audit().add(entry(Instant.EPOCH, "very old"));
        audit.add(entry(NOW, "new"));
        assertThat(actions(audit)).containsExactly("new", "very old");
    }

    @Test
    void whatHappensWhileTheDatabaseIsAwayIsWrittenLaterInOrder() {
        Audit audit = new Audit(this::database, Duration.ofDays(30), CLOCK);
        away.set(true);
        audit.add(entry(NOW, "first"));
        audit.add(entry(NOW, "second"));
        CommandNote note = new CommandNote(NOW, "ops", "user add anna (admin)");
        assertThat(audit.add(note)).as("the note stays in its file").isFalse();
        away.set(false);
        assertThat(audit.add(note)).isTrue();
        assertThat(actions(audit)).containsExactlyInAnyOrder("user add anna (admin)", "first", "second");
        AuditEntry command = audit.newest(Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.kind().equals("command"))
                .findFirst()
                .orElseThrow();
        assertThat(command.who()).isEqualTo("ops");
        assertThat(command.at()).isEqualTo(NOW);
    }
}

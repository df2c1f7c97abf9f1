package io.customerprediction.app.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.testing.MovedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");
    private static final User ANNA = new User("anna", Role.ADMIN, "-", false, BEGIN);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(BEGIN);

    @AutoClose
    private final Store store = Store.open("jdbc:h2:mem:sessions" + System.nanoTime(), "sa", "", clock);

    @AutoClose
    private Accounts accounts;

    private boolean isAway;
    private long nanos;
    private Sessions sessions;

    @BeforeEach
    void start() throws IOException {
        new AccountFile(folder).change(register -> register.with(ANNA));
        accounts = Accounts.open(folder, clock, note -> true);
        sessions = newServer();
    }

    private Sessions newServer() {
        return new Sessions(
                accounts,
                this::store,
                new Sessions.Limits(Duration.ofHours(1), Duration.ofHours(12)),
                clock,
                () -> nanos);
    }

    private Optional<Store> store() {
        if (isAway) {
            throw StoreException.starting();
        }
        return Optional.of(store);
    }

    private void pass(Duration time) {
        clock.move(time);
        nanos += time.toNanos();
    }

    private String begin() {
        return sessions.begin(ANNA, "10.0.0.1", "Firefox");
    }

    @Test
    void aSessionEndsWhenItIsNotUsedForAnHour() {
        String token = begin();
        for (int k = 0; k < 5; k++) {
            pass(Duration.ofMinutes(59));
            assertThat(sessions.find(token)).isPresent();
        }
        pass(Duration.ofMinutes(61));
        assertThat(sessions.find(token)).isEmpty();
        assertThat(newServer().find(token)).isEmpty();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
        String token = begin();
        for (int k = 0; k < 24; k++) {
            pass(Duration.ofMinutes(30));
            assertThat(sessions.find(token)).isPresent();
        }
        pass(Duration.ofSeconds(1));
        assertThat(sessions.find(token)).isEmpty();
        begin();
        assertThat(store.sessions().all()).hasSize(1);
    }

    @Test
    void itHoldsForAnotherServerOfTheSameDatabaseAndEndsThereWithinSeconds() {
        String token = begin();
        Sessions other = newServer();
        assertThat(other.find(token)).map(found -> found.user().name()).contains("anna");
        sessions.end(token);
        assertThat(sessions.find(token)).isEmpty();
        pass(Duration.ofSeconds(6));
        assertThat(other.find(token)).isEmpty();
    }

    @Test
    void whoIsSignedInStaysSoWhileTheDatabaseIsAwayAndOneCanSignIn() {
        String before = begin();
        isAway = true;
        pass(Duration.ofMinutes(2));
        assertThat(sessions.find(before)).isPresent();
        String meanwhile = begin();
        assertThat(sessions.find(meanwhile)).isPresent();
        pass(Duration.ofMinutes(2));
        assertThat(sessions.find(meanwhile)).isPresent();
        isAway = false;
        pass(Duration.ofSeconds(6));
        assertThat(sessions.find(meanwhile)).isPresent();
        assertThat(newServer().find(meanwhile)).isPresent();
    }

    @Test
    void aSessionThatIsEndedWhileTheDatabaseIsAwayStaysEnded() {
        String token = begin();
        isAway = true;
        sessions.end(token);
        assertThat(sessions.find(token)).isEmpty();
        isAway = false;
        assertThat(sessions.all()).isEmpty();
        assertThat(sessions.find(token)).isEmpty();
        assertThat(store.sessions().all()).isEmpty();
        assertThat(newServer().find(token)).isEmpty();
    }

    @Test
    void aDisabledUserAndANewPasswordEndAllSessionsOfBefore() throws IOException {
        String token = begin();
        pass(Duration.ofSeconds(1));
        accounts.change(register -> register.with(ANNA.withPassword("other", clock.instant())));
        assertThat(sessions.find(token)).isEmpty();
        String next = begin();
        assertThat(sessions.find(next)).isPresent();
        accounts.change(register -> register.with(ANNA.disabled(clock.instant())));
        assertThat(sessions.find(next)).isEmpty();
        assertThat(sessions.all()).isEmpty();
    }

    @Test
    void theDatabaseHoldsHashesAndNoTokens() {
        String token = begin();
        assertThat(store.sessions().all()).singleElement().satisfies(session -> {
            assertThat(session.toString()).doesNotContain(token).contains("anna", "10.0.0.1", "Firefox");
            assertThat(session.hash()).isEqualTo(SessionToken.hash(token));
        });
        assertThat(sessions.find(SessionToken.hash(token))).isEmpty();
        assertThat(sessions.find("")).isEmpty();
    }

    @Test
    void aListedSessionIsEndedByItsId() {
        begin();
        String id = sessions.all().get(0).id();
        assertThat(sessions.endListed(id, session -> false)).isFalse();
        assertThat(sessions.endListed("0", session -> true)).isFalse();
        assertThat(sessions.endListed(id, session -> true)).isTrue();
        assertThat(sessions.all()).isEmpty();
    }
}

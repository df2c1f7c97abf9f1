package io.customerprediction.app.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.database.StoreException.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drivers throw, in words with a way out. */
class FailuresTest {
    private final Failures failures = new Failures("jdbc:postgresql://db/shop?password=s3cret", "marketing", "s3cret");

    @ParameterizedTest
    @CsvSource({
        "53100, DISK_FULL, make room on the disk",
        "53300, UNREACHABLE, start it",
        "57P01, UNREACHABLE, start it",
        "57P03, UNREACHABLE, start it",
        "08006, UNREACHABLE, start it",
        "90098, UNREACHABLE, opened again",
        "90020, IN_USE, stop that process",
        "28P01, REFUSED, check database-user",
        "28000, REFUSED, check database-user",
        "3D000, REFUSED, CREATE DATABASE",
        "90030, UNREADABLE, restore the file",
        "90028, UNREADABLE, this user may write to it",
        "90031, UNREADABLE, this user may write to it",
        "22021, FAILED, remove it from the log's ids",
        "42601, FAILED, code 42601"
    })
    void everySqlStateHasAKindAndAnAdvice(String state, Kind kind, String wayOut) {
        StoreException failure = failures.of(new SQLException("reason\nmore", state));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage())
                .startsWith("The database at jdbc:postgresql://db/shop ")
                .contains(wayOut)
                .doesNotContain("\n", "s3cret");
    }

    @Test
    void aFullDiskBelowAGeneralErrorIsAFullDisk() {
        IOException full = new IOException("No space left on device");
        SQLException general =
                new SQLException("General error: \"...\"", "HY000", 50000, new IllegalStateException(full));
        assertThat(failures.of(general).kind()).isEqualTo(Kind.DISK_FULL);
        assertThat(StoreException.isDiskFull(failures.of(general))).isTrue();
    }

    @Test
    void theMessageOfTheDriverReplacesThatOfThePool() {
        SQLException refused = new SQLException("password authentication failed", "28P01");
        SQLException pool = new SQLTransientConnectionException("store - timed out", "28P01", refused);
        assertThat(failures.of(pool).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void theCauseIsKeptUnlessItHoldsASecret() {
        SQLException plain = new SQLException("reset", "08006");
        assertThat(failures.of(plain)).hasCause(plain);
        SQLException secret = new SQLException("cannot parse password=s3cret", "08001");
        assertThat(failures.of(secret)).hasNoCause().message().contains("***").doesNotContain("s3cret");
    }
}

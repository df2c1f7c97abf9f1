package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.jobs.JobKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a database: what is made, what is kept, and what is said when it cannot be. */
class StoreTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseIsBroughtToTheNewestSchemaAndHoldsNothing(TestDatabase kind) throws SQLException {
        Address address = kind.fresh();
        try (Store store = address.open(CLOCK)) {
            assertThat(store.dataSet()).isEmpty();
            assertThat(store.customers()).isEmpty();
            assertThat(store.scorings()).isEmpty();
            assertThat(store.models()).isEmpty();
            assertThat(store.jobs().newest(JobKind.BATCH, 10)).isEmpty();
        }
        assertThat(version(address)).isEqualTo(Schema.VERSION);
    }

    @ParameterizedTest
    @EnumSource
    void storedDataIsThereWhenTheStoreIsOpenedAgain(TestDatabase kind) {
        Address address = kind.fresh();
        try (Store store = address.open(CLOCK)) {
            store.jobs().create(JobKind.BATCH);
        }
        try (Store store = address.open(CLOCK)) {
            assertThat(store.jobs().newest(JobKind.BATCH, 10)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerReleaseIsNotChanged(TestDatabase kind) throws SQLException {
        Address address = kind.fresh();
        address.open(CLOCK).close();
        execute(
                address,
                "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'someone', 1, TRUE)");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> address.open(CLOCK))
                .withMessageContaining("newer release (schema 99, this one knows " + Schema.VERSION + ")")
                .withMessageContaining("install that release");
    }

    @Test
    void aFileThatAnotherProcessHasOpenIsNamedWithTheFix() throws Exception {
        Address address = TestDatabase.H2.fresh();
        Process other = process("io.customerprediction.app.store.CrashTest$Holder", address.url());
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("ready");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> address.open(CLOCK))
                    .withMessageContaining("in use by another process");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDamagedFileIsNamedWithTheFix() throws Exception {
        Path file = folder.resolve("broken.mv.db");
        Files.writeString(file, "this is no database ".repeat(1000));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open("jdbc:h2:file:" + folder.resolve("broken"), "sa", "", CLOCK))
                .withMessageContaining("is damaged");
    }

    @Test
    void aServerThatIsDownIsNamedWithWhatToDo() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() ->
                        Store.open("jdbc:postgresql://localhost:1/shop?password=s3cret", "marketing", "s3cret", CLOCK))
                .withMessageStartingWith("The database at jdbc:postgresql://localhost:1/shop is not reachable (")
                .withMessageEndingWith("start it, or check database-url")
                .withMessageNotContaining("s3cret")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/shop?user=m&password=s3cret&ssl=false",
                "jdbc:postgresql://m:s3cret@localhost:1/shop",
                "jdbc:h2:file:/proc/nowhere/shop;PASSWORD=s3cret",
                "jdbc:h2:tcp://localhost:1/shop;PASSWORD=s3cret"
            })
    void noMessageAndNoCauseShowsAPasswordOfTheAddress(String url) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(url, "m", "s3cret", CLOCK))
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all));
                    assertThat(all.toString()).doesNotContain("s3cret");
                    assertThat(e.getMessage()).doesNotContain("\n");
                });
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithWhatToCheck() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open("jdbc:h2:file:/proc/nowhere/shop", "sa", "", CLOCK))
                .withMessageContaining("cannot be read or written")
                .withMessageContaining("this user may write to it")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNREADABLE));
    }

    @Test
    void aStoreThatIsClosedInOrderNumbersJobsWithoutGaps() {
        Address address = TestDatabase.H2.fresh();
        for (int start = 1; start <= 5; start++) {
            try (Store store = address.open(CLOCK)) {
                assertThat(store.jobs().create(JobKind.BATCH)).isEqualTo(start);
            }
        }
    }

    @Test
    void aMissingDatabaseAndAWrongPasswordAreDistinguished() {
        Address address = TestDatabase.POSTGRESQL.fresh();
        String elsewhere = address.url().replaceAll("test_\\d+", "nowhere");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(elsewhere, address.user(), address.password(), CLOCK))
                .withMessageContaining("does not exist: create it");
        Address file = TestDatabase.H2.fresh();
        Store.open(file.url(), "marketing", "right one", CLOCK).close();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(file.url(), "marketing", "wr0ng one", CLOCK))
                .withMessageContaining("does not let user marketing in")
                .withMessageNotContaining("wr0ng one");
    }

    @Test
    void anAddressOfAnotherDatabaseIsRefusedWithExamplesOfRightOnes() {
        Stream.of("jdbc:mysql://localhost/shop?password=s3cret", "customers.db", "")
                .forEach(url -> assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> Store.open(url, "sa", "", CLOCK))
                        .withMessageContaining("jdbc:h2:file:./data/store/customers")
                        .withMessageContaining("jdbc:postgresql://localhost/customers")
                        .withMessageNotContaining("s3cret"));
    }

    static Process process(String mainClass, String... arguments) throws IOException {
        Stream<String> command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        mainClass),
                Stream.of(arguments));
        return new ProcessBuilder(command.toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int version(Address address) throws SQLException {
        try (Connection connection = connect(address)) {
            return Sql.list(
                            connection,
                            "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\"",
                            row -> row.getInt(1))
                    .get(0);
        }
    }

    static void execute(Address address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(Address address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}

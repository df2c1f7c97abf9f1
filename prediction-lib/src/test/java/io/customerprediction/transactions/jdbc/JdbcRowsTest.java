package io.customerprediction.transactions.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.records.RecordInput;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Purchases from real databases. */
class JdbcRowsTest {
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2026, 1, 1));
    private static final String H2 = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
    private static final String QUERY =
            "SELECT c AS customer_id, ordered AS order_date, paid AS amount, o AS order_id FROM sales ORDER BY o";

    @Test
    void aQueryOfH2IsALog() throws IOException, SQLException {
        try (Connection kept = DriverManager.getConnection("jdbc:h2:mem:types")) {
            fill(kept, "TIMESTAMP", "DECIMAL(10, 3)");
            assertThat(lines(JdbcRows.of(() -> DriverManager.getConnection("jdbc:h2:mem:types"), "the shop", QUERY)))
                    .containsExactly("a 2024-03-01 19900000", "b 2024-03-02 1234500000", "a 2024-03-03 -1000000");
        }
    }

    @Test
    void aQueryOfPostgresIsALog() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection kept = server.getPostgresDatabase().getConnection()) {
            fill(kept, "TIMESTAMP", "NUMERIC");
            JdbcRows rows = JdbcRows.of(server.getPostgresDatabase()::getConnection, "the shop", QUERY);
            assertThat(lines(rows))
                    .containsExactly("a 2024-03-01 19900000", "b 2024-03-02 1234500000", "a 2024-03-03 -1000000");
            assertThatThrownBy(() -> lines(JdbcRows.of(
                            server.getPostgresDatabase()::getConnection,
                            "the shop",
                            "WITH gone AS (DELETE FROM sales RETURNING *) SELECT * FROM gone")))
                    .hasMessageContaining("the shop does not answer the query")
                    .hasMessageContaining("read-only transaction");
            assertThat(lines(rows)).hasSize(3);
        }
    }

    private static void fill(Connection connection, String time, String money) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sales (c VARCHAR(10), ordered " + time + ", paid " + money + ", o BIGINT)");
            statement.execute("INSERT INTO sales VALUES ('a', '2024-03-01 23:59:59', 19.9, 1),"
                    + " ('b', '2024-03-02 00:00:00', 1234.5, 2), ('a', '2024-03-03 12:00:00', -1, 3),"
                    + " (NULL, '2024-03-03 12:00:00', 5, 4), ('c', NULL, 5, 5), ('c', '2024-03-03 12:00:00', NULL, 6)");
        }
    }

    private static List<String> lines(JdbcRows rows) throws IOException {
        List<String> lines = new ArrayList<>();
        rows.read(
                RULES,
                (text, from, to, day, millionths, newOrder) ->
                        lines.add(new String(text, from, to - from, StandardCharsets.UTF_8) + " "
                                + LocalDate.ofEpochDay(day) + " " + millionths),
                RowProgress.NONE);
        return lines;
    }

    @Test
    void anUnreachableDatabaseAndAWrongQueryAreReportedInOneLine() {
        assertThatThrownBy(() -> lines(JdbcRows.of(
                        () -> DriverManager.getConnection("jdbc:h2:tcp://localhost:1/x"), "the shop", "SELECT 1")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the shop cannot be reached: ")
                .satisfies(e ->
                        assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(300).doesNotContain("\n"));
        assertThatThrownBy(() -> lines(JdbcRows.of(() -> DriverManager.getConnection(H2), "the shop", "SELECT\nfrom")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the shop does not answer the query: ")
                .satisfies(e ->
                        assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(300).doesNotContain("\n"));
        assertThatThrownBy(() -> lines(JdbcRows.of(
                        () -> DriverManager.getConnection(H2), "the shop", "SELECT 1 AS customer_id, 2 AS amount")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the shop");
    }

    /** Rows a second of processor time of the thread that asks the database, which does not depend on what else runs. */
    @Test
    @Tag("slow")
    void twoMillionRowsAreReadInAShortTime() throws IOException, SQLException {
        int count = 2_000_000;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Connection kept = DriverManager.getConnection("jdbc:h2:mem:many");
                Statement statement = kept.createStatement()) {
            statement.execute("CREATE TABLE sales AS SELECT 'c' || MOD(x * 7919, 5000) AS c,"
                    + " DATEADD('SECOND', MOD(x * 104729, 31536000), TIMESTAMP '2024-01-01 00:00:00') AS ordered,"
                    + " CAST(MOD(x, 9973) / 100.0 + 1 AS DECIMAL(10, 2)) AS paid, x AS o FROM SYSTEM_RANGE(1, " + count
                    + ")");
            String query = QUERY.replace(" ORDER BY o", "");
            ConnectionOpener h2 = () -> DriverManager.getConnection("jdbc:h2:mem:many");
            double best = 0;
            for (int run = 0; run < 3; run++) {
                long before = threads.getCurrentThreadCpuTime();
                try (RecordInput text = new RecordInput(JdbcRecords.open(h2, "the shop", query))) {
                    text.transferTo(OutputStream.nullOutputStream());
                }
                best = Math.max(best, count / ((threads.getCurrentThreadCpuTime() - before) / 1e9));
            }
            System.out.printf(Locale.ROOT, "JDBC: %,.0f rows a second of processor time%n", best);
            assertThat(best)
                    .as("far below what this was measured at: something reads each row twice")
                    .isGreaterThan(50_000);
            assertThat(JdbcRows.of(h2, "the shop", query)
                            .read(RULES, (t, f, e, d, m, n) -> {}, RowProgress.NONE)
                            .rowsKept())
                    .isEqualTo(count);
        }
    }
}

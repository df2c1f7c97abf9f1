package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.transactions.CleaningReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastTableTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
    private static final int CUSTOMERS = 700;

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:shop", "sa", "");
    private final ForecastTable table;

    ForecastTableTest() throws IOException {
        table = new ForecastTable(database, CustomerPredictor.load(Path.of(System.getProperty("models"))));
    }

    /** Customer k buys every five days and k days, for the last time up to that long ago. */
    @BeforeEach
    void fillTheShop() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table shop_order (order_no int, customer_no int, placed_at timestamp, total decimal(9, 2))");
            statement.execute(
                    "create table forecast (customer_no int primary key, churn double, days double, segment text)");
        }
        int order = 1;
        for (int k = 1; k <= CUSTOMERS; k++) {
            for (LocalDate day = TODAY.minusDays(k); day.isAfter(TODAY.minusDays(720)); day = day.minusDays(5 + k)) {
                order(order++, k, day);
            }
        }
    }

    private void order(int number, int customer, LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into shop_order values (?, ?, ?, 19.90)")) {
            insert.setInt(1, number);
            insert.setInt(2, customer);
            insert.setObject(3, day.atTime(12, 30));
            insert.executeUpdate();
        }
    }

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        database.dispose();
    }

    @Test
    void everyCustomerGetsAForecast() throws Exception {
        CleaningReport report = table.refresh(TODAY);

        assertThat(report.setAside()).isEmpty();
        Map<Integer, Double> churn = churn();
        assertThat(churn).hasSize(CUSTOMERS);
        assertThat(churn.get(1)).isLessThan(churn.get(CUSTOMERS));
    }

    @Test
    void aSecondRefreshReplacesTheFirst() throws Exception {
        table.refresh(TODAY);
        double before = churn().get(400);
        order(1_000_000, 400, TODAY);
        table.refresh(TODAY);

        assertThat(churn()).hasSize(CUSTOMERS);
        assertThat(churn().get(400)).isLessThan(before);
    }

    @Test
    void aDatabaseWithoutTheTableIsNamedWithWhatToDo() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table shop_order");
        }

        assertThatThrownBy(() -> table.refresh(TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the shop's database")
                .hasMessageContaining("check the query");
    }

    private Map<Integer, Double> churn() throws SQLException {
        Map<Integer, Double> found = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select customer_no, churn from forecast")) {
            while (rows.next()) {
                found.put(rows.getInt(1), rows.getDouble(2));
            }
        }
        return found;
    }
}

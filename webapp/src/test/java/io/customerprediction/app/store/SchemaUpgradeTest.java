package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.OrderKeys;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of a release that searched ids in one spelling only. */
class SchemaUpgradeTest {
    private static final List<CustomerRow> CUSTOMERS = MadeUpCustomers.customers(300, 5);

    @ParameterizedTest
    @EnumSource
    void afterAnUpgradeIdsAreFoundInAnySpelling(TestDatabase kind) throws SQLException {
        Address address = olderDatabase(kind);

        assertEveryIdIsFound(address);
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradeThatWasInterruptedIsCompletedByTheNextStart(TestDatabase kind) throws SQLException {
        Address address = olderDatabase(kind);
        String table = scoredTable(address);
        StoreTest.execute(address, "ALTER TABLE " + table + " ADD COLUMN id_folded VARCHAR(200)");
        StoreTest.execute(address, "UPDATE " + table + " SET id_folded = LOWER(id) WHERE no < 100");

        assertEveryIdIsFound(address);
    }

    @ParameterizedTest
    @EnumSource
    void afterAnUpgradeOrdersAndSpendAreUnknownUntilTheNextScoring(TestDatabase kind) throws SQLException {
        Address address = olderDatabase(kind);
        try (Store store = address.open(Clock.systemUTC())) {
            List<CustomerRow> customers = store.customers()
                    .orElseThrow()
                    .page(new CustomerQuery(CustomerFilter.ALL, CustomerSort.SAVABLE, true, 300, null))
                    .customers();
            assertThat(customers).hasSize(CUSTOMERS.size()).allSatisfy(customer -> {
                assertThat(customer.worth()).isNull();
                assertThat(customer.nextOrder()).isNull();
            });
            assertThat(store.customers().orElseThrow().savableSteps()).isEmpty();
            assertThat(store.isUpgraded()).isTrue();
            assertThat(store.customers().orElseThrow().sales()).isEmpty();
            assertThat(store.customers().orElseThrow().rfm()).isEmpty();
            assertThat(store.customers().orElseThrow().segments().stream()
                            .mapToLong(segment -> segment.totals().customers())
                            .sum())
                    .isEqualTo(CUSTOMERS.size());
            try (ScoringWriter writer =
                    store.score(store.dataSet().orElseThrow(), MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
                CUSTOMERS.forEach(writer::add);
                writer.complete();
            }
            assertThat(store.customers()
                            .orElseThrow()
                            .page(new CustomerQuery(CustomerFilter.ALL, CustomerSort.ID, false, 300, null))
                            .customers())
                    .containsExactlyInAnyOrderElementsOf(CUSTOMERS);
            assertThat(store.customers().orElseThrow().rfm()).isNotEmpty();
        }
        try (Store again = address.open(Clock.systemUTC())) {
            assertThat(again.isUpgraded()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void purchasesThatArriveAfterAnUpgradeAreOnTopOfWhatWasLoadedBefore(TestDatabase kind) throws SQLException {
        Address address = olderDatabase(kind);
        String customer = CUSTOMERS.get(7).id();
        try (Store store = address.open(Clock.systemUTC())) {
            int days = store.history(customer).orElseThrow().size();
            int last = store.arrivals().lastDay().orElseThrow();
            List<ArrivingOrder> orders = List.of(order("covered", customer, last), order("new", customer, last + 1));
            store.arrivals().add("shop", orders, null, outcomes -> {
                assertThat(outcomes).containsExactly(Outcome.MAY_BE_STORED, Outcome.ACCEPTED);
                return "";
            });
            assertThat(store.history(customer).orElseThrow().size()).isEqualTo(days + 1);
        }
        StoreTest.execute(address, "DROP INDEX " + customerIndex(address));
    }

    private static ArrivingOrder order(String number, String customer, int day) {
        return new ArrivingOrder(
                OrderKeys.order("shop", customer, number, ""),
                customer,
                new ArrivingOrder.Sale(day, 1_000_000),
                false,
                List.of(),
                null);
    }

    private static void assertEveryIdIsFound(Address address) {
        try (Store store = address.open(Clock.systemUTC())) {
            ScoredCustomers customers = store.customers().orElseThrow();
            for (CustomerRow customer : List.of(CUSTOMERS.get(7), CUSTOMERS.get(150), CUSTOMERS.get(299))) {
                for (String typed : List.of(customer.id(), "c" + customer.id().substring(1))) {
                    CustomerFilter filter = CustomerFilter.ALL.withText(typed);
                    assertThat(customers
                                    .page(new CustomerQuery(filter, CustomerSort.ID, false, 300, null))
                                    .customers())
                            .as(typed)
                            .extracting(CustomerRow::id)
                            .contains(customer.id());
                }
            }
        }
        address.open(Clock.systemUTC()).close();
    }

    /** With one scoring, in the schema before the search in any spelling. */
    private static Address olderDatabase(TestDatabase kind) throws SQLException {
        Address address = kind.fresh();
        try (Store store = address.open(Clock.systemUTC())) {
            DataSet data = store.load("sales", 1, MadeUpCustomers.log(CUSTOMERS), n -> {});
            try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
                CUSTOMERS.forEach(writer::add);
                writer.complete();
            }
        }
        String table = scoredTable(address);
        for (String sql : List.of(
                "DROP INDEX IF EXISTS " + table + "_id_folded",
                "ALTER TABLE " + table + " DROP COLUMN id_folded",
                "ALTER TABLE summary DROP COLUMN expected_orders",
                "ALTER TABLE summary DROP COLUMN expected_spend",
                "ALTER TABLE risk_step DROP COLUMN expected_orders",
                "ALTER TABLE risk_step DROP COLUMN expected_spend",
                "ALTER TABLE summary DROP COLUMN savable",
                "ALTER TABLE risk_step DROP COLUMN savable",
                "DROP TABLE savable_step",
                "DROP TABLE risen",
                "DROP TABLE audience_export",
                "DROP TABLE covered_change",
                "DROP TABLE kept_refund",
                "DROP TABLE kept_order",
                "DROP TABLE kept_change",
                "ALTER TABLE data_set DROP COLUMN load_id",
                "ALTER TABLE data_set DROP COLUMN loaded_at",
                "ALTER TABLE data_set DROP COLUMN replaced_id",
                "ALTER TABLE data_set DROP COLUMN customers_lost",
                "ALTER TABLE data_set DROP COLUMN replaced_currency",
                "ALTER TABLE data_set DROP COLUMN log_digest",
                "DROP TABLE tag_of_customer",
                "DROP TABLE attribute_value",
                "DROP TABLE attribute_column",
                "DROP TABLE attribute_file",
                "DROP TABLE audience_count",
                "DROP TABLE audience",
                "DROP TABLE segment_gap",
                "CREATE TABLE segment_gap (scoring_id BIGINT, cluster SMALLINT, days INTEGER)",
                "DROP TABLE movement",
                "CREATE TABLE movement (scoring_id BIGINT, from_cluster SMALLINT, to_cluster SMALLINT, customers INTEGER)",
                "ALTER TABLE " + table + " DROP COLUMN next_from",
                "ALTER TABLE " + table + " DROP COLUMN next_to",
                "ALTER TABLE " + table + " DROP COLUMN expected_orders",
                "ALTER TABLE " + table + " DROP COLUMN expected_spend",
                "ALTER TABLE " + table + " DROP COLUMN spend_p10",
                "ALTER TABLE " + table + " DROP COLUMN spend_p90",
                "ALTER TABLE " + table + " DROP COLUMN savable",
                "ALTER TABLE data_set DROP COLUMN log_fingerprint",
                "ALTER TABLE model DROP COLUMN log_fingerprint",
                "DROP TABLE user_session",
                "DROP TABLE audit",
                "DROP TABLE feed_hour",
                "DROP TABLE training_start",
                "DROP TABLE webhook_model",
                "DROP TABLE webhook_delivery",
                "DROP TABLE webhook_change",
                "DROP TABLE webhook_message",
                "DROP TABLE webhook",
                "DROP TABLE drift",
                "DROP TABLE campaign_customer",
                "DROP TABLE campaign",
                "DROP TABLE worth_result",
                "DROP TABLE cohort_month",
                "DROP TABLE sales_month",
                "DROP TABLE sales_week",
                "DROP TABLE repeat_day",
                "DROP TABLE forecast_week",
                "DROP TABLE rfm_cell",
                "DROP TABLE forecast_result",
                "DROP TABLE forecast_customer",
                "DROP TABLE forecast",
                "DROP TABLE shop_order",
                "DROP TABLE purchase_currency",
                "DROP TABLE taken_file",
                "ALTER TABLE data_set DROP COLUMN order_source",
                "ALTER TABLE data_set DROP COLUMN orders_of",
                "DROP TABLE erasure_key",
                "DROP TABLE erased_customer",
                "DROP TABLE purchase_source",
                "DROP TABLE arrived_order",
                "DROP TABLE arrived_refund",
                "DROP TABLE arrived_change",
                "DROP TABLE arrived_day",
                "DROP TABLE idempotent_request",
                "ALTER TABLE data_set DROP COLUMN covered_until",
                "DROP INDEX " + customerIndex(address),
                "DELETE FROM \"flyway_schema_history\" WHERE \"version\" NOT IN ('1', '2')")) {
            StoreTest.execute(address, sql);
        }
        return address;
    }

    /** Fails if there is no data set. */
    private static String customerIndex(Address address) throws SQLException {
        return Tables.of(address).stream()
                        .filter(table -> table.matches("purchases_[0-9]+"))
                        .findFirst()
                        .orElseThrow() + "_id";
    }

    private static String scoredTable(Address address) throws SQLException {
        return Tables.of(address).stream()
                .filter(table -> table.matches("customer_[0-9]+"))
                .findFirst()
                .orElseThrow();
    }
}

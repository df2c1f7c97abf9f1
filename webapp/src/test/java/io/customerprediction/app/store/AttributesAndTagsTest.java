package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.AttributeWriter;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoringWriter;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of customers besides their purchases. */
@ParameterizedClass
@EnumSource
class AttributesAndTagsTest {
    private static final List<CustomerRow> CUSTOMERS = MadeUpCustomers.customers(300, 5);
    private static final String ADA = CUSTOMERS.get(7).id();
    private static final String BOB = CUSTOMERS.get(8).id();
    private static final AttributeColumn FIRST = new AttributeColumn("Vorname", AttributeMeaning.FIRST_NAME);
    private static final AttributeColumn LAST = new AttributeColumn("Nachname", AttributeMeaning.LAST_NAME);
    private static final AttributeColumn EMAIL = new AttributeColumn("email", AttributeMeaning.EMAIL);
    private static final AttributeColumn SHOE = new AttributeColumn("Shoe size", AttributeMeaning.OTHER);

    private final TestDatabase kind;
    private Store store;

    AttributesAndTagsTest(TestDatabase kind) {
        this.kind = kind;
        this.store = open();
    }

    private Store open() {
        return kind.fresh().open(Clock.systemUTC());
    }

    @BeforeEach
    void score() {
        DataSet data = store.load("sales", 1, MadeUpCustomers.log(CUSTOMERS), n -> {});
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
            CUSTOMERS.forEach(writer::add);
            writer.complete();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private AttributeWriter.Added add(List<AttributeColumn> columns, List<List<String>> rows) {
        try (AttributeWriter writer = store.attributes().add(columns)) {
            rows.forEach(row -> writer.add(row.get(0), row.subList(1, row.size())));
            return writer.complete();
        }
    }

    private List<String> values(String customer) {
        return store.attributes().of(customer).stream()
                .map(CustomerAttributes.Attribute::value)
                .toList();
    }

    private List<String> found(String text, boolean inAttributes, String tag) {
        CustomerFilter filter = CustomerFilter.ALL.withNamed(new CustomerFilter.Named(text, inAttributes, tag));
        CustomerPage page =
                store.customers().orElseThrow().page(new CustomerQuery(filter, CustomerSort.ID, false, 300, null));
        assertThat(page.matches()).isEqualTo(page.customers().size());
        return page.customers().stream().map(CustomerRow::id).toList();
    }

    @Test
    void aFileIsCountedRowByRow() {
        AttributeWriter.Added added = add(
                List.of(FIRST, EMAIL),
                List.of(
                        List.of(ADA, "Ada", "ada@example.com"),
                        List.of("nobody", "Nemo", "nemo@example.com"),
                        List.of(ADA, "Again", "again@example.com"),
                        List.of(BOB, "Bob", "")));

        assertThat(added).isEqualTo(new AttributeWriter.Added(2, 1, 1));
        assertThat(values(ADA)).containsExactly("Ada", "ada@example.com");
        assertThat(values(BOB)).containsExactly("Bob");
        assertThat(values("nobody")).isEmpty();
        assertThat(store.attributes().of(List.of(ADA, BOB, "nobody"))).containsOnlyKeys(ADA, BOB);
    }

    @Test
    void anotherFileReplacesItsColumnsForTheCustomersThatItLists() {
        add(
                List.of(FIRST, EMAIL, SHOE),
                List.of(List.of(ADA, "Ada", "ada@example.com", "38"), List.of(BOB, "Bob", "b@example.com", "44")));
        add(
                List.of(
                        new AttributeColumn("E-Mail", AttributeMeaning.EMAIL),
                        new AttributeColumn("SHOE SIZE", AttributeMeaning.OTHER)),
                List.of(List.of(ADA, "new@example.com", "")));

        assertThat(values(ADA)).containsExactly("Ada", "new@example.com");
        assertThat(values(BOB)).containsExactly("Bob", "b@example.com", "44");
        assertThat(store.attributes().columns()).containsExactly(FIRST, EMAIL, SHOE);
    }

    @Test
    void thereIsALimitOfColumns() {
        List<AttributeColumn> many = IntStream.rangeClosed(0, CustomerAttributes.MOST_COLUMNS)
                .mapToObj(i -> new AttributeColumn("c" + i, AttributeMeaning.OTHER))
                .toList();
        assertThatThrownBy(() -> store.attributes().add(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 30");
        assertThat(store.attributes().columns()).isEmpty();
        add(List.of(FIRST), List.of(List.of(ADA, "Ada")));
    }

    @Test
    void customersAreFoundByPartsOfTheirNamesAndAddressesInAnyCase() {
        add(
                List.of(FIRST, LAST, EMAIL, SHOE),
                List.of(
                        List.of(ADA, "Ada", "Lovelace", "ada@example.com", "shoes"),
                        List.of(BOB, "Björn", "Ågren", "", "")));

        assertThat(found("LOVE", true, "")).containsExactly(ADA);
        assertThat(found("ada love", true, "")).containsExactly(ADA);
        assertThat(found("ÅGREN", true, "")).containsExactly(BOB);
        assertThat(found("@EXAMPLE", true, "")).containsExactly(ADA);
        assertThat(found("shoes", true, "")).isEmpty();
        assertThat(found("love", false, ""))
                .as("without the right to see attributes")
                .isEmpty();
        assertThat(found(ADA, true, "")).contains(ADA);
    }

    @Test
    void aSearchKnowsAFileThatWasAddedAfterTheLastSearch() {
        assertThat(found("lovelace", true, "")).isEmpty();
        add(List.of(LAST), List.of(List.of(ADA, "Lovelace")));
        assertThat(found("lovelace", true, "")).containsExactly(ADA);
        add(List.of(LAST), List.of(List.of(ADA, "King")));
        assertThat(found("lovelace", true, "")).isEmpty();
    }

    @Test
    void tagsAreAddedOnceRemovedAndFound() {
        assertThat(store.tags().add(List.of(ADA, BOB), "vip")).isTrue();
        assertThat(store.tags().add(List.of(ADA), "vip")).isTrue();
        store.tags().add(List.of(ADA), "called");

        assertThat(store.tags().ofCustomer(ADA)).containsExactly("called", "vip");
        assertThat(store.tags().all()).containsEntry("vip", 2L).containsEntry("called", 1L);
        assertThat(found("", false, "vip")).containsExactlyInAnyOrder(ADA, BOB);
        assertThat(found(ADA, false, "vip")).containsExactly(ADA);
        assertThat(found("", false, "none")).isEmpty();
        assertThat(store.tags().remove(ADA, "vip")).isTrue();
        assertThat(store.tags().remove(ADA, "vip")).isFalse();
        assertThat(found("", false, "vip")).containsExactly(BOB);
    }

    @Test
    void thereIsALimitOfTags() {
        for (int i = 0; i < Tags.MOST; i++) {
            assertThat(store.tags().add(List.of(ADA), "tag " + i)).isTrue();
        }
        assertThat(store.tags().add(List.of(ADA), "one more")).isFalse();
        assertThat(store.tags().add(List.of(BOB), "tag 1")).isTrue();
    }

    @Test
    void tagsHaveOneSpelling() {
        assertThat(Tags.of("  Big \t Spender ")).contains("big spender");
        assertThat(Tags.of("")).isEmpty();
        assertThat(Tags.of("a\0b")).isEmpty();
        assertThat(Tags.of("x".repeat(51))).isEmpty();
    }

    @Test
    void bothOutlastANewLoadAndScoring() {
        add(List.of(LAST), List.of(List.of(ADA, "Lovelace")));
        store.tags().add(List.of(ADA), "vip");
        score();

        assertThat(found("lovelace", true, "vip")).containsExactly(ADA);
        assertThat(values(ADA)).containsExactly("Lovelace");
    }

    @Test
    void anErasedCustomerIsNotBroughtBack() {
        add(List.of(LAST), List.of(List.of(ADA, "Lovelace")));
        store.tags().add(List.of(ADA), "vip");
        found("lovelace", true, "vip");

        assertThat(store.erase(ADA, false)).isTrue();

        assertThat(values(ADA)).isEmpty();
        assertThat(store.tags().ofCustomer(ADA)).isEmpty();
        assertThat(found("lovelace", true, "")).isEmpty();
        assertThat(found("", true, "vip")).isEmpty();
        score();
        assertThat(add(List.of(LAST), List.of(List.of(ADA, "Lovelace")))).isEqualTo(new AttributeWriter.Added(0, 1, 0));
        store.tags().add(List.of(ADA), "vip");
        assertThat(values(ADA)).isEmpty();
        assertThat(store.tags().ofCustomer(ADA)).isEmpty();
    }
}

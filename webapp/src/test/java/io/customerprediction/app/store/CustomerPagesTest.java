package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.InvalidInputException;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.Limits;
import io.customerprediction.app.store.customers.PageCursor;
import io.customerprediction.app.store.customers.PurchaseRanges;
import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of customers are what sorting and filtering all of them would give, whichever way they are found. */
@ParameterizedClass
@EnumSource
class CustomerPagesTest {
    /** More than are read from the database at once. */
    private static final int COUNT = 12_000;

    private static final double OPEN = Double.POSITIVE_INFINITY;
    private static final List<CustomerRow> ALL = MadeUpCustomers.customers(COUNT, 5);

    /** Scored once for all tests: they only read. */
    private static final Map<TestDatabase, Store> STORES = new EnumMap<>(TestDatabase.class);

    private final ScoredCustomers customers;

    CustomerPagesTest(TestDatabase kind) {
        customers = STORES.computeIfAbsent(kind, CustomerPagesTest::scored)
                .customers()
                .orElseThrow();
    }

    private static Store scored(TestDatabase kind) {
        Store store = kind.fresh().open(Clock.systemUTC());
        DataSet data = store.load("sales", 1, MadeUpCustomers.log(ALL), n -> {});
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.MODEL, MadeUpCustomers.AS_OF)) {
            ALL.forEach(writer::add);
            writer.complete();
        }
        return store;
    }

    @AfterAll
    static void close() {
        STORES.values().forEach(Store::close);
        STORES.clear();
    }

    @Test
    void anyPageOfAnyOrderAndFilterEqualsThatOfSortingAll() {
        SplittableRandom random = new SplittableRandom(11);
        List<CustomerSort> sorts = List.of(CustomerSort.values());
        for (int trial = 0; trial < 150; trial++) {
            CustomerFilter filter = filter(random);
            CustomerSort sort = sorts.get(random.nextInt(sorts.size()));
            boolean descending = random.nextBoolean();
            int size = 1 + random.nextInt(60);
            List<CustomerRow> expected = expected(filter, sort, descending);
            int from = expected.isEmpty() ? 0 : random.nextInt(expected.size());
            PageCursor cursor = from == 0 ? null : PageCursor.at(expected.get(from - 1), sort, false);

            CustomerPage page = customers.page(new CustomerQuery(filter, sort, descending, size, cursor));

            int to = Math.min(from + size, expected.size());
            String trialName = filter + " by " + sort + (descending ? " descending" : "") + " from " + from;
            assertThat(page.customers()).as(trialName).isEqualTo(expected.subList(from, to));
            assertThat(page.before().isPresent()).as(trialName).isEqualTo(from > 0);
            assertThat(page.after().isPresent()).as(trialName).isEqualTo(to < expected.size());
            assertThat(page.matches()).as(trialName).isEqualTo(expected.size());
            if (page.after().isPresent()) {
                CustomerPage next = customers.page(new CustomerQuery(
                        filter, sort, descending, size, page.after().get()));
                CustomerPage back = customers.page(new CustomerQuery(
                        filter,
                        sort,
                        descending,
                        page.customers().size(),
                        next.before().orElseThrow()));
                assertThat(back.customers()).as(trialName + ", back again").isEqualTo(page.customers());
                assertThat(back.before().isPresent()).isEqualTo(from > 0);
            }
        }
    }

    private CustomerFilter filter(SplittableRandom random) {
        CustomerRow one = ALL.get(random.nextInt(COUNT));
        Integer cluster = random.nextInt(3) == 0 ? one.cluster() : null;
        RiskBand band = random.nextInt(3) == 0 ? one.band() : null;
        double minRisk = random.nextInt(4) == 0 ? random.nextDouble() : 0;
        double minValue = random.nextInt(3) == 0 ? one.monetary() : -OPEN;
        double maxValue = random.nextInt(3) == 0 ? one.monetary() * (1 + random.nextDouble()) : OPEN;
        int begin = random.nextInt(4);
        String text = random.nextInt(3) == 0 ? one.id().substring(begin, begin + 1 + random.nextInt(3)) : "";
        CustomerFilter filter = CustomerFilter.ALL
                .withGroup(cluster, band)
                .withMinRisk(minRisk)
                .withValue(minValue, maxValue)
                .withText(random.nextBoolean() ? text.toLowerCase(Locale.ROOT) : text)
                .withNextOrder(random.nextInt(5) == 0 ? one.nextOrder() : null)
                .withPurchases(random.nextInt(3) == 0 ? purchases(one, random) : PurchaseRanges.ALL)
                .withLikeliest(likeliest(random));
        if (random.nextInt(4) == 0 && one.worth() != null) {
            filter = filter.withProspects(
                    filter.prospects().withSpend(new Limits(one.worth().spend(), OPEN)));
        }
        List<SegmentName> segments = List.of(SegmentName.values());
        return random.nextInt(4) == 0
                ? filter.withSegment(segments.get(random.nextInt(segments.size())), MadeUpCustomers.MODEL)
                : filter;
    }

    private static PurchaseRanges purchases(CustomerRow one, SplittableRandom random) {
        return new PurchaseRanges(
                around(one.recency(), random), around(one.frequency(), random), around(one.tenure(), random));
    }

    private static Range around(int number, SplittableRandom random) {
        int from = random.nextBoolean() ? 0 : Math.max(0, number - random.nextInt(50));
        return new Range(from, random.nextBoolean() ? Range.NO_LIMIT : number + random.nextInt(50));
    }

    private static boolean isIn(Range range, int number) {
        return number >= range.from() && number <= range.to();
    }

    private static boolean spends(Limits limits, @Nullable CustomerWorth worth) {
        return limits.equals(Limits.ALL)
                || (worth != null && worth.spend() >= Math.max(0, limits.from()) && worth.spend() <= limits.to());
    }

    private @Nullable Likeliest likeliest(SplittableRandom random) {
        Expected[] all = Expected.values();
        return random.nextInt(4) == 0 ? customers.likeliest(all[random.nextInt(all.length)]) : null;
    }

    private static final Map<Expected, Set<CustomerRow>> LIKELIEST = new EnumMap<>(Expected.class);

    /** Those with the highest probability, as many as the probabilities of all add up to. */
    private static Set<CustomerRow> likeliest(Expected what) {
        ToDoubleFunction<CustomerRow> probability = switch (what) {
            case CHURN -> CustomerRow::churnProbability;
            case BACK_30 -> CustomerRow::back30;
            case BACK_60 -> CustomerRow::back60;
            case BACK_90 -> CustomerRow::back90;
        };
        double sum = ALL.stream().mapToDouble(probability).sum();
        return ALL.stream()
                .sorted(Comparator.comparingDouble(probability).reversed().thenComparing(CustomerRow::number))
                .limit(Math.round(sum))
                .collect(Collectors.toSet());
    }

    private List<CustomerRow> expected(CustomerFilter filter, CustomerSort sort, boolean descending) {
        Comparator<CustomerRow> order = (switch (sort) {
                    case RISK -> Comparator.comparingDouble(CustomerRow::churnProbability);
                    case EXPECTED_DAYS -> Comparator.comparingDouble(CustomerRow::expectedDays);
                    case VALUE -> Comparator.comparingDouble(CustomerRow::monetary);
                    case VALUE_AT_RISK -> Comparator.comparingDouble(CustomerRow::valueAtRisk);
                    case SAVABLE -> Comparator.comparingDouble(CustomerTable::storedSavable);
                    case RECENCY -> Comparator.comparingInt(CustomerRow::recency);
                    case FREQUENCY -> Comparator.comparingInt(CustomerRow::frequency);
                    case ID -> Comparator.comparing(CustomerRow::id);
                })
                .thenComparing(CustomerRow::number);
        List<CustomerRow> list = new ArrayList<>(ALL.stream()
                .filter(customer -> wanted(filter, customer))
                .sorted(order)
                .toList());
        if (descending) {
            Collections.reverse(list);
        }
        return list;
    }

    private static boolean isWithin(@Nullable DayWindow wanted, @Nullable DayWindow likely) {
        return wanted == null || (likely != null && likely.to() >= wanted.from() && likely.from() <= wanted.to());
    }

    private Expected what(Likeliest likeliest) {
        return Arrays.stream(Expected.values())
                .filter(what -> customers.likeliest(what).equals(likeliest))
                .findFirst()
                .orElseThrow();
    }

    private boolean wanted(CustomerFilter filter, CustomerRow customer) {
        return (filter.clusters().isEmpty() || filter.clusters().contains(customer.cluster()))
                && (filter.band() == null || filter.band() == customer.band())
                && customer.churnProbability() >= filter.risk().from()
                && customer.churnProbability() < filter.risk().to()
                && customer.monetary() >= filter.value().from()
                && customer.monetary() <= filter.value().to()
                && customer.id().toLowerCase(Locale.ROOT).contains(filter.text())
                && spends(filter.prospects().spend(), customer.worth())
                && isWithin(filter.prospects().nextOrder(), customer.nextOrder())
                && isIn(filter.purchases().recency(), customer.recency())
                && isIn(filter.purchases().frequency(), customer.frequency())
                && isIn(filter.purchases().tenure(), customer.tenure())
                && (filter.prospects().likeliest() == null
                        || LIKELIEST
                                .computeIfAbsent(what(filter.prospects().likeliest()), CustomerPagesTest::likeliest)
                                .contains(customer));
    }

    @Test
    void pagingForwardShowsEveryCustomerOnceEvenWithThousandsOfTies() {
        List<Integer> met = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            CustomerPage page = page(CustomerFilter.ALL, CustomerSort.FREQUENCY, next.orElse(null));
            page.customers().forEach(customer -> met.add(customer.number()));
            next = page.after();
        } while (next.isPresent());
        assertThat(met).hasSize(COUNT).doesNotHaveDuplicates();
    }

    private CustomerPage page(CustomerFilter filter, CustomerSort sort, @Nullable PageCursor cursor) {
        return customers.page(new CustomerQuery(filter, sort, false, 1000, cursor));
    }

    @Test
    void segmentAndBandAreCountedExactlyAndAFewOfAnythingToo() {
        CustomerFilter champions = CustomerFilter.ALL.withGroup(1, RiskBand.LOW);
        assertThat(page(champions, CustomerSort.RISK, null).matches())
                .isEqualTo(expected(champions, CustomerSort.RISK, false).size());
        CustomerFilter few = CustomerFilter.ALL.withValue(100, 101);
        assertThat(page(few, CustomerSort.RISK, null).matches())
                .isEqualTo(expected(few, CustomerSort.RISK, false).size());
        CustomerFilter many = CustomerFilter.ALL.withText("C");
        assertThat(page(many, CustomerSort.RISK, null).matches()).isEqualTo(COUNT);
    }

    @Test
    void aFilterThatMatchesNoCustomerGivesAnEmptyPage() {
        for (CustomerFilter filter : List.of(
                CustomerFilter.ALL.withGroup(99, null),
                CustomerFilter.ALL.withMinRisk(1.1),
                CustomerFilter.ALL.withValue(1e12, OPEN),
                CustomerFilter.ALL.withValue(2, 1),
                CustomerFilter.ALL.withText("nobody"),
                CustomerFilter.ALL.withText("%"),
                CustomerFilter.ALL.withText("C~_"),
                CustomerFilter.ALL.withText("' OR 1=1 --"))) {
            assertThat(page(filter, CustomerSort.VALUE, null))
                    .as(filter.toString())
                    .isEqualTo(new CustomerPage(List.of(), Optional.empty(), Optional.empty(), 0));
        }
    }

    @Test
    void aCursorSurvivesTheWayThroughAnAddress() {
        for (CustomerSort sort : CustomerSort.values()) {
            PageCursor cursor = page(CustomerFilter.ALL, sort, null).after().orElseThrow();
            assertThat(PageCursor.parse(cursor.text())).isEqualTo(cursor);
        }
        for (String wrong : List.of("", "after", "after-1", "after-x-0.5", "behind-1-0.5", "after-9999999999-0.5")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .as(wrong)
                    .isThrownBy(() -> PageCursor.parse(wrong))
                    .withMessageContaining("begin again with the first page");
        }
        PageCursor ofId = PageCursor.parse("after-1-C17");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CustomerQuery(CustomerFilter.ALL, CustomerSort.RISK, true, 50, ofId));
    }

    @Test
    void aPageHasALeastAndALargestSizeAndALimitIsANumber() {
        for (int size : new int[] {0, -1, 1001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CustomerQuery(CustomerFilter.ALL, CustomerSort.RISK, true, size, null));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerFilter.ALL.withMinRisk(Double.NaN));
    }

    @Test
    void anExportHoldsExactlyWhatTheFilterFindsInTheOrderOfTheLog() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 10; trial++) {
            CustomerFilter filter = filter(random);
            List<CustomerRow> exported = new ArrayList<>();
            customers.export(filter, exported::add);
            assertThat(exported)
                    .as(filter.toString())
                    .isEqualTo(ALL.stream()
                            .filter(customer -> wanted(filter, customer))
                            .toList());
        }
    }

    @Test
    void anExportCanBeInTheOrderOfAPage() {
        SplittableRandom random = new SplittableRandom(5);
        for (CustomerSort sort : CustomerSort.values()) {
            CustomerFilter filter = filter(random);
            List<CustomerRow> exported = new ArrayList<>();
            customers.export(filter, sort, true, exported::add);
            assertThat(exported).as(filter + " by " + sort).isEqualTo(expected(filter, sort, true));
        }
    }

    @Test
    void asManyAreLikeliestAsAreExpected() {
        Totals all = customers.overview().totals();
        for (Expected what : Expected.values()) {
            CustomerFilter filter = CustomerFilter.ALL.withLikeliest(customers.likeliest(what));
            assertThat(page(filter, CustomerSort.RISK, null).matches()).isEqualTo(what.number(all));
            assertThat(expected(filter, CustomerSort.RISK, false)).hasSize((int) what.number(all));
        }
    }

    @Test
    void similarCustomersAreOfTheSegmentAndNearestInRisk() {
        for (CustomerRow customer : ALL.subList(0, 20)) {
            List<Double> expected = ALL.stream()
                    .filter(other -> other.cluster() == customer.cluster() && other.number() != customer.number())
                    .map(other -> Math.abs(other.churnProbability() - customer.churnProbability()))
                    .sorted()
                    .limit(7)
                    .toList();
            assertThat(customers.similar(customer, 7))
                    .allMatch(other -> other.cluster() == customer.cluster() && other.number() != customer.number())
                    .extracting(other -> Math.abs(other.churnProbability() - customer.churnProbability()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSampleIsOfDifferentCustomersAndAlwaysTheSame() {
        List<CustomerRow> sample = customers.sample(500);
        assertThat(sample).hasSize(500).doesNotHaveDuplicates().isSubsetOf(ALL);
        assertThat(customers.sample(500)).isEqualTo(sample);
        assertThat(customers.sample(50_000)).hasSize(10_000);
    }
}

package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.MatrixCell;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.figures.Overview;
import io.customerprediction.app.store.figures.RfmCell;
import io.customerprediction.app.store.figures.RiskStep;
import io.customerprediction.app.store.figures.SegmentSummary;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.transactions.TransactionRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages show of all customers at once equals the sums over all of them. */
@ParameterizedClass
@EnumSource
class SummaryTest {
    private static final Offset<Double> ROUNDING = offset(1e-6);
    private static final List<CustomerRow> ALL = MadeUpCustomers.customers(3000, 1);

    private final TestDatabase kind;

    Store store;
    DataSet data;

    SummaryTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        store = kind.fresh().open(Clock.systemUTC());
        data = store.load("sales", 1, MadeUpCustomers.log(ALL.subList(0, 10)), n -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theOverviewSumsUpAllCustomers() {
        Overview overview = score(MadeUpCustomers.MODEL, ALL).overview();
        assertSums(overview.totals(), ALL);
        assertThat(overview.totals().churnRate()).isCloseTo(sum(ALL, CustomerRow::churnProbability) / 3000, ROUNDING);
        assertThat(overview.before()).isEmpty();
        assertThat(overview.totalsBefore()).isEqualTo(Totals.NONE);
        assertThat(overview.scoring().dataSet()).isEqualTo(data);
    }

    @Test
    void theOverviewComparesWithThePreviousModelNotWithAnEarlierRunOfTheSame() {
        List<CustomerRow> old = MadeUpCustomers.customers(3000, 2);
        score(MadeUpCustomers.model("old"), old);
        score(MadeUpCustomers.model("new"), MadeUpCustomers.customers(3000, 3));
        Overview overview = score(MadeUpCustomers.model("new"), ALL).overview();
        assertThat(overview.before().orElseThrow().model().id()).isEqualTo("old");
        assertSums(overview.totalsBefore(), old);
        assertSums(overview.totals(), ALL);
    }

    @Test
    void aSegmentHasItsSumsItsShareAndItsTypicalGap() {
        List<SegmentSummary> segments = score(MadeUpCustomers.MODEL, ALL).segments();
        assertThat(segments).extracting(SegmentSummary::name).containsExactly(SegmentName.values());
        double value = sum(ALL, CustomerRow::monetary);
        for (SegmentSummary segment : segments) {
            List<CustomerRow> members = those(customer -> name(customer) == segment.name());
            assertSums(segment.totals(), members);
            assertThat(segment.shareOfValue()).isCloseTo(sum(members, CustomerRow::monetary) / value, ROUNDING);
            double[] gaps = members.stream()
                    .mapToDouble(CustomerRow::meanGap)
                    .filter(gap -> !Double.isNaN(gap))
                    .map(Math::round)
                    .sorted()
                    .toArray();
            assertThat(segment.typicalGap())
                    .isEqualTo(
                            gaps.length == 0 ? OptionalInt.empty() : OptionalInt.of((int) gaps[(gaps.length - 1) / 2]));
        }
    }

    @Test
    void churnByValuePutsEveryCustomerIntoOneOfNineCellsOfAboutEqualThirds() {
        List<MatrixCell> cells = score(MadeUpCustomers.MODEL, ALL).churnByValue();
        assertThat(cells).hasSize(9);
        for (MatrixCell cell : cells) {
            assertSums(
                    cell.totals(),
                    those(customer -> customer.band() == cell.band()
                            && customer.monetary() >= cell.valueFrom()
                            && customer.monetary() < cell.valueTo()));
        }
        for (int third = 0; third < 3; third++) {
            double from = cells.get(third).valueFrom();
            long size = cells.stream()
                    .filter(cell -> cell.valueFrom() == from)
                    .mapToLong(cell -> cell.totals().customers())
                    .sum();
            assertThat(size).isBetween(800L, 1200L);
        }
    }

    @Test
    void riskStepsAndHistogramHoldEveryoneOnce() {
        ScoredCustomers customers = score(MadeUpCustomers.MODEL, ALL);
        List<RiskStep> steps = customers.riskSteps();
        assertThat(steps).isSortedAccordingTo((a, b) -> Double.compare(b.from(), a.from()));
        for (RiskStep step : steps) {
            assertSums(step.totals(), within(step));
        }
        List<RiskStep> histogram = customers.histogram(20);
        assertThat(histogram).hasSize(20);
        for (RiskStep bar : histogram) {
            assertSums(bar.totals(), within(bar));
        }
    }

    private static List<CustomerRow> within(RiskStep step) {
        return those(customer -> customer.churnProbability() >= step.from()
                && (customer.churnProbability() < step.to() || step.to() == 1));
    }

    @Test
    void movementsCountCustomersBySegmentBeforeAndNow() {
        List<CustomerRow> old = MadeUpCustomers.customers(3000, 2);
        score(MadeUpCustomers.model("old"), old.subList(0, 2500));
        List<Movement> movements = score(MadeUpCustomers.MODEL, ALL).movements();
        assertThat(movements.stream().mapToInt(Movement::customers).sum()).isEqualTo(2500);
        for (Movement movement : movements) {
            long expected = old.subList(0, 2500).stream()
                    .filter(before -> name(before).equals(movement.from())
                            && name(ALL.get(before.number())).equals(movement.to()))
                    .count();
            assertThat(movement.customers()).isEqualTo((int) expected);
        }
    }

    @Test
    void anyTwoScoringsThatAreKeptHaveMovements() {
        List<CustomerRow> first = MadeUpCustomers.customers(3000, 2);
        List<CustomerRow> second = MadeUpCustomers.customers(3000, 3);
        Scoring from = score(MadeUpCustomers.model("first"), first).scoring();
        score(MadeUpCustomers.model("second"), second);
        Scoring to = score(MadeUpCustomers.MODEL, ALL).scoring();
        List<Movement> movements = store.movements(from, to);
        assertThat(movements).isSortedAccordingTo((a, b) -> Integer.compare(b.customers(), a.customers()));
        assertThat(movements.stream().mapToInt(Movement::customers).sum()).isEqualTo(3000);
        for (Movement movement : movements) {
            assertThat(movement.customers()).isEqualTo((int) first.stream()
                    .filter(before -> name(before).equals(movement.from())
                            && name(ALL.get(before.number())).equals(movement.to()))
                    .count());
        }
        assertThat(store.movements(from, to)).isSameAs(movements);
    }

    @Test
    void everyCustomerIsInTheCellOfTheirRecencyAndFrequency() {
        List<RfmCell> cells = score(MadeUpCustomers.MODEL, ALL).rfm();
        assertThat(cells).extracting(RfmCell::recencyClass).contains(1, 2, 3, 4, 5);
        assertThat(cells.stream().mapToLong(cell -> cell.totals().customers()).sum())
                .isEqualTo(3000);
        for (RfmCell cell : cells) {
            assertSums(
                    cell.totals(),
                    ALL.stream()
                            .filter(customer -> customer.recency()
                                            >= cell.recency().from()
                                    && customer.recency() <= cell.recency().to()
                                    && customer.frequency() >= cell.frequency().from()
                                    && customer.frequency() <= cell.frequency().to())
                            .toList());
        }
    }

    @Test
    void movementsFollowCustomersByTheirIdWhenTheLogIsANewOne() {
        score(MadeUpCustomers.model("old"), MadeUpCustomers.customers(3000, 1));
        List<CustomerRow> turned = ALL.stream()
                .sorted((a, b) -> Integer.compare(b.number(), a.number()))
                .toList();
        data = store.load(
                "newer sales", 1, MadeUpCustomers.log(turned.subList(turned.size() - 10, turned.size())), n -> {});
        List<CustomerRow> renumbered = new ArrayList<>();
        for (CustomerRow customer : turned) {
            renumbered.add(numbered(customer, renumbered.size()));
        }
        assertThat(score(MadeUpCustomers.MODEL, renumbered).movements())
                .allMatch(movement -> movement.from().equals(movement.to()))
                .extracting(Movement::customers)
                .satisfies(counts ->
                        assertThat(counts.stream().mapToInt(n -> n).sum()).isEqualTo(3000));
    }

    @Test
    void aLogWithoutAmountsHasNoValueAndNothingElseChanges() {
        List<TransactionRow> transactions = List.of(new TransactionRow("a", MadeUpCustomers.AS_OF, Double.NaN, null));
        data = store.load("visits", 1, PurchaseLog.of(transactions), n -> {});
        CustomerRow a = withoutAmount(ALL.get(0));
        ScoredCustomers customers = score(MadeUpCustomers.MODEL, List.of(a));
        assertThat(customers.find(a.id())).contains(a);
        assertThat(customers.overview().totals().monetary()).isZero();
        assertThat(customers.overview().totals().valueAtRisk()).isZero();
        assertThat(customers.segments()).allMatch(segment -> segment.shareOfValue() == 0);
        assertThat(customers
                        .page(new CustomerQuery(CustomerFilter.ALL, CustomerSort.VALUE, true, 10, null))
                        .customers())
                .containsExactly(a);
    }

    private ScoredCustomers score(ModelInfo model, List<CustomerRow> all) {
        try (ScoringWriter writer = store.score(data, model, MadeUpCustomers.AS_OF)) {
            all.forEach(writer::add);
            writer.complete();
        }
        return store.customers().orElseThrow();
    }

    private static void assertSums(Totals totals, List<CustomerRow> customers) {
        assertThat(totals.customers()).isEqualTo(customers.size());
        assertThat(totals.churn()).isCloseTo(sum(customers, CustomerRow::churnProbability), ROUNDING);
        assertThat(totals.back30()).isCloseTo(sum(customers, CustomerRow::back30), ROUNDING);
        assertThat(totals.back60()).isCloseTo(sum(customers, CustomerRow::back60), ROUNDING);
        assertThat(totals.back90()).isCloseTo(sum(customers, CustomerRow::back90), ROUNDING);
        assertThat(totals.monetary()).isCloseTo(sum(customers, CustomerRow::monetary), ROUNDING);
        assertThat(totals.valueAtRisk()).isCloseTo(sum(customers, CustomerRow::valueAtRisk), ROUNDING);
        assertThat(totals.expectedOrders())
                .isCloseTo(worth(customers).mapToDouble(CustomerWorth::orders).sum(), ROUNDING);
        assertThat(totals.expectedSpend())
                .isCloseTo(worth(customers).mapToDouble(CustomerWorth::spend).sum(), ROUNDING);
    }

    private static Stream<CustomerWorth> worth(List<CustomerRow> customers) {
        return customers.stream().flatMap(customer -> Stream.ofNullable(customer.worth()));
    }

    private static double sum(List<CustomerRow> customers, ToDoubleFunction<CustomerRow> value) {
        return customers.stream().mapToDouble(value).sum();
    }

    private static List<CustomerRow> those(Predicate<CustomerRow> wanted) {
        return ALL.stream().filter(wanted).toList();
    }

    private static SegmentName name(CustomerRow customer) {
        return MadeUpCustomers.MODEL.segment(customer.cluster(), customer.churnProbability());
    }

    private static CustomerRow numbered(CustomerRow c, int number) {
        return copy(c, number, c.monetary());
    }

    private static CustomerRow withoutAmount(CustomerRow c) {
        return copy(c, c.number(), Double.NaN);
    }

    private static CustomerRow copy(CustomerRow c, int number, double monetary) {
        return new CustomerRow(
                number,
                c.id(),
                c.cluster(),
                c.basis(),
                c.churnProbability(),
                c.expectedDays(),
                c.daysIfReturning(),
                c.p10(),
                c.p50(),
                c.p90(),
                c.back30(),
                c.back60(),
                c.back90(),
                c.recency(),
                c.frequency(),
                monetary,
                c.tenure(),
                c.purchaseDays(),
                null,
                null);
    }
}

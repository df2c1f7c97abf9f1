package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.Prediction;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import io.customerprediction.app.store.figures.Sales.Month;
import io.customerprediction.app.store.figures.Sales.RepeatDay;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.survival.PurchasesAhead;
import io.customerprediction.transactions.TransactionRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sums of a scoring in the middle of a month, before the end of its log, beside sums over the customers one by one. */
class SalesTest {
    private static final LocalDate AS_OF = TestModel.AS_OF.minusDays(20);

    @AutoClose
    private static Store store;

    private static Sales sales;

    @BeforeAll
    static void score() {
        store = TestStore.empty();
        sales = filled(store);
    }

    private static Sales filled(Store store) {
        CustomerBase.fill(store, "shop.csv", TestModel.log(), TestModel.PREDICTOR, AS_OF, 2, Progress.NONE);
        return store.customers().orElseThrow().sales().orElseThrow();
    }

    /** A customer's purchase days up to the as-of date. */
    private record Buyer(CustomerHistory history, int[] entries, Prediction prediction) {
        LocalDate first() {
            return day(0);
        }

        LocalDate day(int k) {
            return LocalDate.ofEpochDay(history.day(entries[k]));
        }

        double spent(LocalDate from, LocalDate to) {
            return IntStream.range(0, entries.length)
                    .filter(k -> !day(k).isBefore(from) && !day(k).isAfter(to))
                    .mapToDouble(k -> history.amount(entries[k]))
                    .sum();
        }

        long days(LocalDate from, LocalDate to) {
            return IntStream.range(0, entries.length)
                    .filter(k -> !day(k).isBefore(from) && !day(k).isAfter(to))
                    .count();
        }

        PurchasesAhead ahead() {
            return new PurchasesAhead(prediction.curve(), Objects.requireNonNull(prediction.purchases()));
        }
    }

    private static List<Buyer> buyers() {
        PurchaseLog log = TestModel.log().purchases();
        int last = (int) AS_OF.toEpochDay();
        return IntStream.range(0, log.size())
                .mapToObj(log::history)
                .filter(history -> entries(history, last).length > 0)
                .map(history -> new Buyer(
                        history,
                        entries(history, last),
                        TestModel.PREDICTOR.predict(history.upTo(last), AS_OF).orElseThrow()))
                .toList();
    }

    private static int[] entries(CustomerHistory history, int last) {
        return IntStream.range(0, history.size())
                .filter(k -> history.orders(k) > 0 && history.day(k) <= last)
                .toArray();
    }

    private static LocalDate end(YearMonth month) {
        return month.atEndOfMonth().isAfter(AS_OF) ? AS_OF : month.atEndOfMonth();
    }

    @Test
    void everyCohortHasThoseWhoBoughtInEachMonth() {
        YearMonth earliest = YearMonth.from(AS_OF).minusMonths(Sales.COHORTS - 1L);
        assertThat(sales.cohorts()).filteredOn(cell -> cell.monthsSince() == 0).hasSizeGreaterThan(5);
        for (CohortMonth cell : sales.cohorts()) {
            boolean earlier = cell.first().isBefore(earliest);
            List<Buyer> cohort = buyers().stream()
                    .filter(buyer -> earlier
                            ? YearMonth.from(buyer.first()).isBefore(earliest)
                            : YearMonth.from(buyer.first()).equals(cell.first()))
                    .toList();
            long bought = cohort.stream()
                    .filter(buyer -> {
                        YearMonth month = YearMonth.from(buyer.first()).plusMonths(cell.monthsSince());
                        return buyer.days(month.atDay(1), end(month)) > 0;
                    })
                    .count();
            double spent = cohort.stream()
                    .mapToDouble(buyer -> {
                        YearMonth month = YearMonth.from(buyer.first()).plusMonths(cell.monthsSince());
                        return buyer.spent(month.atDay(1), end(month));
                    })
                    .sum();
            assertThat((long) cell.customers()).as(cell.toString()).isEqualTo(bought);
            assertThat(cell.spend()).as(cell.toString()).isCloseTo(spent, within(1e-6));
        }
    }

    @Test
    void monthsAheadAreSumsOfWhatIsExpectedOfEachCustomer() {
        YearMonth current = YearMonth.from(AS_OF);
        List<Month> ahead = sales.months().stream()
                .filter(month -> month.expectedCustomers() > 0)
                .toList();
        assertThat(ahead).hasSizeBetween(3, 5);
        assertThat(ahead.get(0).month()).isEqualTo(current);
        for (Month month : ahead) {
            int from = (int) Math.max(0, month.month().atDay(1).toEpochDay() - AS_OF.toEpochDay() - 1);
            int to = (int) (month.month().atEndOfMonth().toEpochDay() - AS_OF.toEpochDay());
            double customers = 0;
            double spend = 0;
            for (Buyer buyer : buyers()) {
                boolean counted = month.month().equals(current) && buyer.days(current.atDay(1), AS_OF) > 0;
                customers += counted ? 0 : buyer.ahead().buying(from, to);
                spend += buyer.ahead().spend(from, to);
            }
            assertThat(month.expectedCustomers()).isCloseTo(customers, within(1e-6));
            assertThat(month.expectedSpend()).isCloseTo(spend, within(1e-6 * spend));
            assertThat(sales.cohorts().stream()
                            .filter(cell ->
                                    cell.first().plusMonths(cell.monthsSince()).equals(month.month()))
                            .mapToDouble(CohortMonth::expectedCustomers)
                            .sum())
                    .as("all customers are of the last 24 months")
                    .isCloseTo(customers, within(1e-6));
        }
    }

    @Test
    void aMonthHasNewAndReturningCustomers() {
        for (Month month : sales.months()) {
            LocalDate from = month.month().atDay(1);
            LocalDate to = end(month.month());
            List<Buyer> bought =
                    buyers().stream().filter(buyer -> buyer.days(from, to) > 0).toList();
            List<Buyer> fresh = bought.stream()
                    .filter(buyer -> !buyer.first().isBefore(from))
                    .toList();
            assertThat(month.newCustomers()).isEqualTo(fresh.size());
            assertThat(month.returningCustomers()).isEqualTo(bought.size() - fresh.size());
            assertThat(month.newSpend() + month.returningSpend())
                    .isCloseTo(
                            bought.stream()
                                    .mapToDouble(buyer -> buyer.spent(from, to))
                                    .sum(),
                            within(1e-6));
        }
    }

    @Test
    void aWeekHasFirstAndFurtherOrdersAndTheWeeksAheadWhatIsExpected() {
        assertThat(sales.weeks())
                .extracting(Week::number)
                .isSorted()
                .contains(-51, 0, 12)
                .doesNotContain(13);
        for (Week week : sales.weeks()) {
            LocalDate to = AS_OF.plusWeeks(week.number());
            LocalDate from = to.minusDays(6);
            if (week.isAhead()) {
                int start = 7 * week.number() - 7;
                assertThat(week.expectedOrders())
                        .isCloseTo(
                                buyers().stream()
                                        .mapToDouble(buyer -> buyer.ahead().orders(start, start + 7))
                                        .sum(),
                                within(1e-6));
                assertThat(week.ordersVariance()).isPositive();
                assertThat(week.orders() + week.firstOrders()).isZero();
            } else {
                long first = buyers().stream()
                        .filter(buyer ->
                                !buyer.first().isBefore(from) && !buyer.first().isAfter(to))
                        .count();
                long all = buyers().stream()
                        .mapToLong(buyer -> buyer.days(from, to))
                        .sum();
                assertThat(week.firstOrders()).isEqualTo(first);
                assertThat(week.orders()).isEqualTo(all - first);
            }
        }
    }

    @Test
    void everyCustomerHasASecondPurchaseDayOrWasLastSeenWithout() {
        List<Buyer> buyers = buyers();
        assertThat(sales.repeats().stream().mapToInt(RepeatDay::repeated).sum()).isEqualTo((int) buyers.stream()
                .filter(buyer -> buyer.entries().length > 1)
                .filter(buyer -> buyer.day(1).toEpochDay() - buyer.first().toEpochDay() <= Sales.REPEAT_DAYS)
                .count());
        assertThat(sales.repeats().stream()
                        .mapToInt(day -> day.repeated() + day.censored())
                        .sum())
                .isEqualTo(buyers.size());
    }

    @Test
    void customersOfEarlierMonthsAreTogether() {
        LocalDate asOf = TestModel.AS_OF;
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("a", asOf.minusMonths(40), 10.0, null),
                new TransactionRow("a", asOf.minusMonths(38), 20.0, null),
                new TransactionRow("b", asOf.minusMonths(24), 30.0, null),
                new TransactionRow("b", asOf.minusMonths(22), 40.0, null),
                new TransactionRow("c", asOf.minusMonths(23), 50.0, null),
                new TransactionRow("c", asOf, 60.0, null)));
        try (Store other = TestStore.empty()) {
            CustomerBase.fill(
                    other,
                    "long.csv",
                    new CleanedLog(log, TestModel.log().cleaning()),
                    TestModel.PREDICTOR,
                    asOf,
                    2,
                    Progress.NONE);
            Sales found = other.customers().orElseThrow().sales().orElseThrow();
            YearMonth earlier = YearMonth.from(asOf).minusMonths(Sales.COHORTS);
            assertThat(found.cohorts())
                    .filteredOn(cell -> cell.first().equals(earlier))
                    .extracting(CohortMonth::monthsSince, CohortMonth::customers, CohortMonth::spend)
                    .containsExactly(tuple(0, 2, 40.0), tuple(2, 2, 60.0));
            assertThat(found.cohorts())
                    .filteredOn(cell -> cell.first().equals(earlier.plusMonths(1)) && cell.customers() > 0)
                    .extracting(CohortMonth::monthsSince, CohortMonth::customers, CohortMonth::spend)
                    .containsExactly(tuple(0, 1, 50.0), tuple(23, 1, 60.0));
            assertThat(found.months()).extracting(Month::month).doesNotContain(YearMonth.from(asOf.minusMonths(40)));
        }
    }

    @Test
    void aScoringWithoutHistoriesSaysThatItHasNoSums() {
        try (Store other = TestStore.empty()) {
            TestStore.score(other, TestModel.PREDICTOR.model(), 20);
            assertThat(other.customers().orElseThrow().sales()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSumsAreTheSameInEitherDatabase(TestDatabase kind) {
        try (Store other = kind.fresh().open(Clock.systemUTC())) {
            assertThat(filled(other)).isEqualTo(sales);
        }
    }
}

package io.customerprediction.evaluation;

import static io.customerprediction.model.report.Readiness.Level.NOT_READY;
import static io.customerprediction.model.report.Readiness.Level.READY;
import static io.customerprediction.model.report.Readiness.Level.USE_WITH_CARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final int DAYS = 600;

    @Test
    void aLargeAndLongLogIsReadyAndListsAllChecks() {
        Readiness readiness = of(MadeUpLog.empty().shoppers(800, DAYS, 1), DAYS, 60);

        assertThat(readiness.level()).isEqualTo(READY);
        assertThat(readiness.reasons()).isEmpty();
        assertThat(readiness.checks())
                .extracting(Check::about)
                .containsExactly(
                        "customers",
                        "repeat buyers",
                        "one-time buyers",
                        "length of history",
                        "season ahead",
                        "freshness",
                        "one id",
                        "both outcomes");
        assertThat(readiness.checks())
                .allSatisfy(check -> assertThat(check.advice()).isEmpty());
    }

    @Test
    void aDateBeforeTheLogIsNotReadyAndThrowsNothing() {
        Readiness readiness = of(MadeUpLog.empty().buys("a", 5), 4, 90);

        assertThat(readiness.level()).isEqualTo(NOT_READY);
        assertThat(check(readiness, "customers").found()).isEqualTo("0 with a purchase");
    }

    @Test
    void fewCustomersAreNotEnoughAndSomeCallForCare() {
        assertThat(check(of(MadeUpLog.empty().shoppers(30, DAYS, 2), DAYS, 60), "customers")
                        .level())
                .isEqualTo(NOT_READY);
        Check some = check(of(MadeUpLog.empty().shoppers(200, DAYS, 2), DAYS, 60), "customers");
        assertThat(some.level()).isEqualTo(USE_WITH_CARE);
        assertThat(some)
                .hasToString(
                        "USE WITH CARE: customers: 200 with a purchase; needed: 500 (at least 50). Add more "
                                + "customers or a longer stretch of the log, and see that the customer column is the right one");
    }

    @Test
    void customersWhoAllBoughtOnceAreNotReady() {
        MadeUpLog log = MadeUpLog.empty();
        for (int i = 0; i < 1_500; i++) {
            log.buys("c" + i, i % 80);
        }
        Readiness readiness = of(log, 80, 30);

        assertThat(readiness.level()).isEqualTo(NOT_READY);
        assertThat(check(readiness, "repeat buyers").level()).isEqualTo(NOT_READY);
        assertThat(check(readiness, "one-time buyers").level()).isEqualTo(USE_WITH_CARE);
        assertThat(check(readiness, "both outcomes").level()).isEqualTo(NOT_READY);
        assertThat(readiness.reasons().get(0).level()).isEqualTo(NOT_READY);
    }

    @Test
    void theLengthOfTheHistoryIsComparedWithTheHorizon() {
        MadeUpLog log = MadeUpLog.empty().buys("first", 0).shoppers(800, 200, 3);

        assertThat(check(of(log, 200, 90), "length of history").level()).isEqualTo(READY);
        assertThat(check(of(log, 200, 91), "length of history").level()).isEqualTo(USE_WITH_CARE);
        assertThat(check(of(log, 200, 180), "length of history").level()).isEqualTo(USE_WITH_CARE);
        assertThat(check(of(log, 200, 181), "length of history").level()).isEqualTo(NOT_READY);
    }

    @Test
    void aLogThatDoesNotContainTheMonthsAheadIsToBeUsedWithCare() {
        MadeUpLog log = MadeUpLog.empty().buys("first", 0).shoppers(800, DAYS, 8);

        assertThat(check(of(log, 547, 90), "season ahead").level()).isEqualTo(READY);
        Check unseen = check(of(log, 546, 90), "season ahead");
        assertThat(unseen.level()).isEqualTo(USE_WITH_CARE);
        assertThat(unseen.found()).startsWith("in 546 days");
        assertThat(unseen.advice()).contains("expect the recent pace to go on");
    }

    @Test
    void aLogThatEndsBeforeTheAsOfDateIsStale() {
        MadeUpLog log = MadeUpLog.empty().buys("last", 300).shoppers(800, 300, 4);

        assertThat(check(of(log, 322, 90), "freshness").level()).isEqualTo(READY);
        assertThat(check(of(log, 323, 90), "freshness").level()).isEqualTo(USE_WITH_CARE);
        assertThat(check(of(log, 391, 90), "freshness").level()).isEqualTo(NOT_READY);
    }

    @Test
    void anIdThatAbsorbsOrdersIsNamed() {
        MadeUpLog log = MadeUpLog.empty().shoppers(40, DAYS, 5);
        for (int day = 0; day < DAYS; day++) {
            log.buys("TILL", day);
        }
        Check check = check(of(log, DAYS, 60), "one id");

        assertThat(check.level()).isEqualTo(USE_WITH_CARE);
        assertThat(check.found()).contains("TILL");
    }

    @Test
    void whatComesAfterTheAsOfDateChangesNothing() {
        MadeUpLog log = MadeUpLog.empty().shoppers(300, DAYS, 6);
        Readiness before = of(log, DAYS, 60);

        assertThat(of(log.shoppers(0, 0, 0).buys("later", DAYS + 1, DAYS + 90), DAYS, 60))
                .isEqualTo(before);
    }

    @Test
    void itNeverThrowsWhateverTheLog() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            MadeUpLog log = random.nextBoolean() ? MadeUpLog.empty() : MadeUpLog.withoutAmounts();
            log.shoppers(1 + random.nextInt(60), 1 + random.nextInt(200), trial);
            Readiness readiness = of(log, random.nextInt(300) - 30, 7 + random.nextInt(354));

            assertThat(readiness.checks()).hasSize(8);
            assertThat(readiness.checks())
                    .allSatisfy(c -> assertThat(c.level()).isLessThanOrEqualTo(readiness.level()));
        }
    }

    @Test
    void moreThanOneRowInTwentyThatCannotBeReadCallsForCare() {
        assertThat(readable(1_000, 50).level()).isEqualTo(READY);
        Check care = readable(1_000, 51);
        assertThat(care.level()).isEqualTo(USE_WITH_CARE);
        assertThat(care.found())
                .isEqualTo("5.1 % of the rows have a date, an amount or a number of fields that cannot be read");
    }

    /** Rows that are set aside by what they mean count neither way. */
    private static Check readable(long rows, long unreadable) {
        Reading reading = Reading.ofObjects(new TreeMap<>(), true, true);
        CleaningReport report = new CleaningReport(
                "",
                reading,
                "",
                new RowCounts(
                        rows + 500,
                        rows - unreadable,
                        new TreeMap<>(Map.of("unparsable time", unreadable, "missing customer id", 500L)),
                        0,
                        new TreeMap<>()),
                List.of(),
                LocalDate.EPOCH,
                LocalDate.EPOCH);
        return ReadinessRules.readable(report);
    }

    private static Readiness of(MadeUpLog log, int day, int horizon) {
        return ReadinessCheck.of(log.log(), MadeUpLog.START.plusDays(day), horizon);
    }

    private static Check check(Readiness readiness, String about) {
        return readiness.checks().stream()
                .filter(check -> check.about().equals(about))
                .findFirst()
                .orElseThrow();
    }
}

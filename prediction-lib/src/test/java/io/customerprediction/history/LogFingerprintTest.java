package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of one shop are recognised as such, logs of two shops as different, and where it cannot be known it is said. */
class LogFingerprintTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);

    @Test
    void aLogIsTheSameAsItself() {
        assertThat(relation(shop(1, 500, 0, 400), shop(1, 500, 0, 400))).isEqualTo(Relation.SAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 90, 365, 1600})
    void aLogIsTheSameAfterMoreDaysOfSales(int days) {
        PurchaseLog before = shop(2, 500, 0, 400);
        PurchaseLog after = shop(2, 500, 0, 400 + days);
        assertThat(relation(before, after)).isEqualTo(Relation.SAME);
        assertThat(relation(after, before)).isEqualTo(Relation.SAME);
    }

    @Test
    void anExportOfTheLastYearIsTheSameLogThreeMonthsLater() {
        assertThat(relation(shop(3, 500, 0, 365), shop(3, 500, 90, 455))).isEqualTo(Relation.SAME);
    }

    @Test
    void anotherShopWithTheSameCustomerNumbersAndDatesIsADifferentLog() {
        assertThat(relation(shop(4, 500, 0, 400), shop(5, 500, 0, 400))).isEqualTo(Relation.OTHER);
        assertThat(relation(shop(4, 60, 0, 400), shop(5, 3000, 0, 400))).isEqualTo(Relation.OTHER);
    }

    @Test
    void theSameCustomersInAnotherPeriodAreADifferentLog() {
        assertThat(relation(shop(6, 500, 0, 200), shop(6, 500, 200, 400))).isEqualTo(Relation.OTHER);
    }

    @Test
    void logsOfFewRowsAreCompared() {
        PurchaseLog one = PurchaseLog.of(List.of(bought("a", 1), bought("b", 2)));
        PurchaseLog grown = PurchaseLog.of(List.of(bought("a", 1), bought("b", 2), bought("a", 9)));
        PurchaseLog other = PurchaseLog.of(List.of(bought("a", 3), bought("c", 2)));
        assertThat(relation(one, grown)).isEqualTo(Relation.SAME);
        assertThat(relation(one, other)).isEqualTo(Relation.OTHER);
    }

    @Test
    void withoutAFingerprintTheRelationIsUnknown() {
        LogFingerprint known = LogFingerprint.of(shop(7, 50, 0, 100));
        assertThat(known.relationTo(LogFingerprint.UNKNOWN)).isEqualTo(Relation.UNKNOWN);
        assertThat(LogFingerprint.UNKNOWN.relationTo(known)).isEqualTo(Relation.UNKNOWN);
        assertThat(LogFingerprint.UNKNOWN.relationTo(LogFingerprint.UNKNOWN)).isEqualTo(Relation.UNKNOWN);
    }

    @Test
    void aTinyPartOfAHugeLogIsADifferentLog() {
        assertThat(relation(shop(8, 1, 0, 60), shop(8, 9000, 0, 400))).isEqualTo(Relation.OTHER);
    }

    @Test
    void theTextIsReadBack() {
        LogFingerprint fingerprint = LogFingerprint.of(shop(9, 500, 0, 400));
        assertThat(fingerprint.text()).hasSizeLessThanOrEqualTo(2734).isASCII();
        assertThat(LogFingerprint.parse(fingerprint.text()))
                .isEqualTo(fingerprint)
                .hasSameHashCodeAs(fingerprint);
        assertThat(LogFingerprint.UNKNOWN.text()).isEmpty();
    }

    /** It is kept in bundles and databases, so it must be the same in every process and release. */
    @Test
    void theTextIsTheSameInEveryProcess() {
        PurchaseLog log = PurchaseLog.of(List.of(bought("a", 1), bought("ü", 2)));
        assertThat(LogFingerprint.of(log).text()).isEqualTo("1:l8vEKiZic2r5R/aLdXibJg==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:?", "1:AAAA", "2:AAAAAAAAAAE=", "1:AAAAAAAAAAIAAAAAAAAAAQ==", "sha256"})
    void aMalformedTextIsUnknown(String text) {
        assertThat(LogFingerprint.parse(text)).isEqualTo(LogFingerprint.UNKNOWN);
    }

    private static Relation relation(PurchaseLog one, PurchaseLog other) {
        return LogFingerprint.of(one).relationTo(LogFingerprint.of(other));
    }

    /** Customers numbered from 1 who each buy on about every twentieth day of a part of the shop's time. */
    private static PurchaseLog shop(long seed, int customers, int from, int to) {
        List<TransactionRow> transactions = new ArrayList<>();
        IntStream.rangeClosed(1, customers).forEach(customer -> {
            Random random = new Random(seed * 1_000_003 + customer);
            for (int day = random.nextInt(40); day < to; day += 1 + random.nextInt(40)) {
                if (day >= from) {
                    transactions.add(bought("" + customer, day));
                }
            }
        });
        return PurchaseLog.of(transactions);
    }

    private static TransactionRow bought(String customer, int day) {
        return new TransactionRow(customer, FIRST_DAY.plusDays(day), 10, null);
    }
}

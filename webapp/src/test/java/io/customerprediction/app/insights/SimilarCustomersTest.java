package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarCustomersTest {
    private static final int HORIZON = 90;

    /** Somebody who bought on these epoch days. */
    private static CustomerHistory bought(int... days) {
        return CustomerHistory.of(IntStream.of(days)
                .mapToObj(day -> new TransactionRow("x", LocalDate.ofEpochDay(day), 10, null))
                .toList());
    }

    private static SimilarCustomers similar(int purchaseDays, int silence, int today, CustomerHistory... others) {
        return SimilarCustomers.of(List.of(others), purchaseDays, silence, today, HORIZON);
    }

    @Test
    void aGapOfThatLengthCountsWithItsOutcome() {
        SimilarCustomers similar =
                similar(1, 30, 1000, bought(100, 140), bought(100, 215), bought(100), bought(100, 221));

        assertThat(similar.times()).isEqualTo(4);
        assertThat(similar.back()).isEqualTo(2);
        assertThat(similar.medianDays()).isEqualTo(85);
    }

    @Test
    void aPurchaseBeforeTheGapReachedThatLengthExcludesTheCustomer() {
        assertThat(similar(1, 30, 1000, bought(100, 130)).times()).isZero();
        assertThat(similar(1, 30, 1000, bought(100, 131)).times()).isEqualTo(1);
    }

    @Test
    void aGapWhoseHorizonIsNotOverIsNotCountedEvenIfItHasEnded() {
        assertThat(similar(1, 30, 219, bought(100), bought(100, 140)).times()).isZero();
        assertThat(similar(1, 30, 220, bought(100), bought(100, 140)).times()).isEqualTo(2);
    }

    @Test
    void onlyThoseWithAboutAsManyPurchaseDaysCount() {
        SimilarCustomers similar = similar(4, 10, 10_000, bought(100, 200, 300, 400, 500, 600, 700, 800));

        assertThat(similar.fewest()).isEqualTo(3);
        assertThat(similar.most()).isEqualTo(6);
        assertThat(similar.times()).isEqualTo(4);
    }

    @Test
    void aDayOfReturnsIsNoPurchaseDay() {
        CustomerHistory returned =
                CustomerHistory.of(new int[] {100, 140}, new long[] {10, -5}, new short[] {1, 0}, true);

        assertThat(similar(1, 30, 1000, returned).back()).isZero();
    }
}

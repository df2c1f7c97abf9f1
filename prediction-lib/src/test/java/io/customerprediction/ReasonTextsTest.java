package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);

    private final double[] regular = row(240, 84, 105, 126, 147, 300);
    private final double[] once = row(24, 12);

    @Test
    void recencyIsComparedWithTheUsualGap() {
        assertThat(ReasonTexts.silence(row(240, 84, 105, 126))).isEqualTo("silent for 84 days, usual gap 21");
        assertThat(ReasonTexts.silence(row(240, 1, 4, 6))).isEqualTo("silent for 1 day, usual gap 2.5");
        assertThat(ReasonTexts.silence(row(240, 0, 30))).isEqualTo("bought on the as-of date, usual gap 30");
        assertThat(ReasonTexts.silence(84)).isEqualTo("last purchase 84 days ago");
        assertThat(ReasonTexts.silence(0)).isEqualTo("last purchase on the as-of date");
    }

    @Test
    void ofOneTimeBuyersThereIsOnlyTheFirstPurchase() {
        assertThat(ReasonTexts.silence(once)).isEqualTo("first purchase 12 days ago, nothing since");
        assertThat(ReasonTexts.silence(row(24, 0))).isEqualTo("first purchase on the as-of date, nothing else known");
        assertThat(ReasonTexts.pace(once)).isEqualTo("1 purchase so far");
        assertThat(ReasonTexts.spending(once)).isEqualTo("spent 24 in all");
    }

    @Test
    void paceIsWordedAsTheNumberOfPurchasesAndTheirMeanGap() {
        assertThat(ReasonTexts.pace(regular)).isEqualTo("5 purchases so far, longest gap 153 days, last one 21 days");
        assertThat(ReasonTexts.pace(row(24, 5, 9))).isEqualTo("2 purchases so far");
        double[] twiceADay = row(24, 5, 9);
        twiceADay[Feature.ORDERS.column()] = 4;
        assertThat(ReasonTexts.pace(twiceADay)).isEqualTo("4 purchases so far on 2 days");
        assertThat(ReasonTexts.pace(1)).isEqualTo("1 purchase so far");
    }

    @Test
    void recentPurchasesAreComparedWithTheTimeBefore() {
        assertThat(ReasonTexts.lately(row(9, 1, 10, 20, 30, 40, 50, 100, 120)))
                .isEqualTo("bought on 6 days of the last 90, on 2 of the 90 before");
        assertThat(ReasonTexts.lately(row(9, 100, 120)))
                .isEqualTo("nothing bought in the last 90 days, on 2 days in the 90 before");
        assertThat(ReasonTexts.lately(row(9, 200, 300, 400)))
                .isEqualTo("nothing bought in the last 180 days, on 2 days in the last year");
        assertThat(ReasonTexts.lately(row(9, 400, 500))).isEqualTo("nothing bought in the last year");
    }

    @Test
    void spendingIsWordedAsTheMeanOrderValue() {
        assertThat(ReasonTexts.spending(regular))
                .isEqualTo("spent 1,200 in all, 240 a purchase, 240 of it in the last 90 days");
        assertThat(ReasonTexts.spending(row(1.25, 100, 130)))
                .isEqualTo("spent 2.5 in all, 1.2 a purchase, none of it in the last 90 days");
        assertThat(ReasonTexts.spending(-30, 4)).isEqualTo("returned as much as was bought, net spend -30");
    }

    @Test
    void noProbabilityIsWordedAsCertain() {
        assertThat(ReasonTexts.rhythm(0.724)).isEqualTo("the purchase-rhythm model (BG/NBD) alone predicts 72 %");
        assertThat(ReasonTexts.rhythm(0.9999)).endsWith("predicts over 99 %");
        assertThat(ReasonTexts.rhythm(0.0001)).endsWith("predicts under 1 %");
    }

    @Test
    void theSeasonIsBusierQuieterOrTheSame() {
        assertThat(ReasonTexts.season(90, 1.32))
                .isEqualTo("for such customers the 90 days ahead are usually 32 % busier than the time before");
        assertThat(ReasonTexts.season(90, 0.8)).endsWith("20 % quieter than the time before");
        assertThat(ReasonTexts.season(90, 1.001)).endsWith("as busy as the time before");
    }

    @Test
    void numbersDoNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ReasonTexts.spending(1234567, 1)).isEqualTo("spent 1,234,567 in all");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** History features of a customer who spent the same on each of these days before the as-of date. */
    private static double[] row(double amount, int... daysBefore) {
        List<TransactionRow> transactions = Arrays.stream(daysBefore)
                .mapToObj(days -> new TransactionRow("c", AS_OF.minusDays(days), amount, null))
                .toList();
        double[] row = new double[HistoryFeatures.rowWidth()];
        HistoryFeatures.fill(CustomerHistory.of(transactions), (int) AS_OF.toEpochDay(), row, 0);
        return row;
    }
}

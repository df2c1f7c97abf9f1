package io.customerprediction.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.features.Feature;
import io.customerprediction.history.PurchaseLog;
import org.junit.jupiter.api.Test;

class ExamplesBuilderTest {
    private static final int START = (int) MadeUpLog.START.toEpochDay();
    private static final int[] DATES = {START + 60, START + 30};

    @Test
    void aRowIsACustomerAtADateByWhichSomethingWasBought() {
        PurchaseLog log = MadeUpLog.empty()
                .buys("early", 10, 50, 80)
                .buys("late", 45)
                .buys("later", 70)
                .log();

        Examples examples = new ExamplesBuilder(log, DATES, START + 90).build(100);

        assertThat(examples.size()).isEqualTo(3);
        assertThat(examples.window()).containsExactlyInAnyOrder(0, 1, 0);
        assertThat(new ExamplesBuilder(log, DATES, START + 90).rows()).isEqualTo(3);
    }

    @Test
    void theOutcomeIsTheNextPurchaseOrCensoredWhenTheLogEnds() {
        PurchaseLog log =
                MadeUpLog.empty().buys("returns", 10, 50).buys("leaves", 20).log();

        Examples examples = new ExamplesBuilder(log, new int[] {START + 30}, START + 90).build(100);

        int returns = examples.observed()[0] ? 0 : 1;
        assertThat(examples.days()[returns]).isEqualTo(20);
        assertThat(examples.observed()[returns]).isTrue();
        assertThat(examples.observed()[1 - returns]).isFalse();
        assertThat(examples.days()[1 - returns]).isEqualTo(60);
        assertThat(examples.stayedAway(1 - returns, 60)).isTrue();
        assertThat(examples.known(1 - returns, 61)).isFalse();
    }

    @Test
    void entriesAfterTheEndAreIgnoredAndFeaturesUseNoneAfterTheirDate() {
        MadeUpLog past = MadeUpLog.empty().shoppers(60, 90, 3);
        Examples before = new ExamplesBuilder(past.log(), DATES, START + 75).build(10_000);
        PurchaseLog withFuture =
                past.buys("c1", 76, 80).buys("c2", 90).buys("new", 77).log();
        Examples after = new ExamplesBuilder(withFuture, DATES, START + 75).build(10_000);

        assertThat(after.x()).isEqualTo(before.x());
        assertThat(after.days()).isEqualTo(before.days());
        assertThat(after.observed()).isEqualTo(before.observed());
    }

    @Test
    void aReturnInsideTheWindowChangesTheOutcomeAndNoFeature() {
        PurchaseLog away = MadeUpLog.empty().buys("a", 1, 20).buys("b", 5).log();
        PurchaseLog back = MadeUpLog.empty().buys("a", 1, 20, 40).buys("b", 5).log();
        int[] date = {START + 30};

        Examples stayed = new ExamplesBuilder(away, date, START + 60).build(10);
        Examples returned = new ExamplesBuilder(back, date, START + 60).build(10);

        assertThat(returned.x()).isEqualTo(stayed.x());
        assertThat(returned.days()).isNotEqualTo(stayed.days());
        assertThat(Feature.RECENCY.of(stayed.row(0))).isIn(10.0, 25.0);
    }
}

package io.customerprediction.app.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.AudienceRule;
import io.customerprediction.app.store.audiences.Campaigns.Member;
import io.customerprediction.app.store.audiences.Campaigns.Plan;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.app.store.forecasts.WeekOfForecast;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop whose log is loaded again and again as it grows. */
class FollowUpTest {
    private static final LocalDate AS_OF = MadeUpShop.START.plusDays(500);
    private static final List<TransactionRow> ROWS = new MadeUpShop(1_500, 800, 5).transactions();
    private static final CustomerPredictor PREDICTOR = train();

    private final Store store = TestStore.empty();

    @AfterEach
    void close() {
        store.close();
    }

    private static CustomerPredictor train() {
        TrainingOptions options = new TrainingOptions(AS_OF, 90, OptionalInt.of(4), 1, 2, true);
        return new CustomerPredictor(
                Training.run(cleaned(ROWS, AS_OF), options, io.customerprediction.progress.Progress.NONE)
                        .bundle());
    }

    private static CleanedLog cleaned(List<TransactionRow> rows, LocalDate until) {
        PurchaseLog log = PurchaseLog.of(
                rows.stream().filter(row -> !day(row).isAfter(until)).toList());
        return new CleanedLog(log, TestModel.log().cleaning());
    }

    private static LocalDate day(TransactionRow row) {
        return Objects.requireNonNull(row.day());
    }

    private Scoring load(LocalDate until) {
        return load(ROWS, until, until);
    }

    private Scoring load(List<TransactionRow> rows, LocalDate until, LocalDate asOf) {
        return CustomerBase.fill(store, "shop.csv", cleaned(rows, until), PREDICTOR, asOf, 2, Progress.NONE);
    }

    private List<ForecastResult> results() {
        return store.forecasts().results(store.dataSet().orElseThrow());
    }

    private static List<TransactionRow> without(Predicate<LocalDate> days) {
        return ROWS.stream().filter(row -> !days.test(day(row))).toList();
    }

    @Test
    void weeksThatWereForecastAreComparedOnceTheyAreOver() {
        Scoring first = load(AS_OF);
        List<Week> said = store.customers().orElseThrow().sales().orElseThrow().weeks().stream()
                .filter(Week::isAhead)
                .toList();
        assertThat(weeks(first)).isEmpty();
        load(AS_OF.plusDays(9));
        assertThat(weeks(first)).as("orders of the seventh day may still come").isEmpty();
        load(AS_OF.plusDays(17));
        assertThat(weeks(first)).hasSize(2);
        Scoring last = load(AS_OF.plusDays(93));
        List<WeekOfForecast> over =
                weeks(last).stream().filter(week -> week.asOf().equals(AS_OF)).toList();
        assertThat(over).extracting(WeekOfForecast::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Set<String> known = ROWS.stream()
                .filter(row -> !day(row).isAfter(AS_OF))
                .map(TransactionRow::customerId)
                .collect(Collectors.toSet());
        for (WeekOfForecast week : over) {
            LocalDate to = AS_OF.plusWeeks(week.number());
            List<TransactionRow> came = ROWS.stream()
                    .filter(row -> day(row).isAfter(to.minusDays(7)) && !day(row).isAfter(to))
                    .filter(row -> known.contains(row.customerId()))
                    .toList();
            assertThat(week.orders())
                    .isEqualTo(came.stream()
                            .map(row -> row.customerId() + day(row))
                            .distinct()
                            .count());
            assertThat(week.expectedOrders())
                    .isEqualTo(said.get(week.number() - 1).expectedOrders());
        }
    }

    private List<WeekOfForecast> weeks(Scoring scoring) {
        return store.forecasts().weeks().over(scoring.dataSet());
    }

    @Test
    void aForecastIsComparedOnceEachOfItsWindowsIsOverAndLateOrdersAreThere() {
        load(AS_OF);
        assertThat(results()).isEmpty();
        load(AS_OF.plusDays(9));
        assertThat(results()).as("orders of the seventh day may still come").isEmpty();
        load(AS_OF.plusDays(33));
        assertThat(results()).extracting(result -> result.check().window()).containsExactly(7, 14, 7, 14, 30);
        assertThat(results())
                .extracting(result -> result.forecast().asOf())
                .containsExactly(AS_OF.plusDays(9), AS_OF.plusDays(9), AS_OF, AS_OF, AS_OF);

        load(AS_OF.plusDays(93));

        ForecastResult whole = results().stream()
                .filter(result ->
                        result.forecast().asOf().equals(AS_OF) && result.check().window() == 90)
                .findFirst()
                .orElseThrow();
        assertThat(whole.check().customers()).isEqualTo(whole.forecast().customers());
        assertThat(whole.check().returned()).isEqualTo(returns(AS_OF, 90));
        assertThat(whole.check().state()).isEqualTo(ForecastState.GREEN);
        assertThat(whole.check().auc().estimate()).isGreaterThan(0.7);
        assertThat(whole.feedStopped()).isFalse();
        assertThat(results().stream()
                        .filter(result -> result.check().window() < 90)
                        .map(ForecastResult::worth))
                .as("orders and spend are of the horizon")
                .containsOnlyNulls();
        WorthCheck worth = Objects.requireNonNull(whole.worth());
        assertThat(worth.customers()).isEqualTo(whole.check().customers());
        assertThat(worth.orders())
                .isEqualTo(purchaseDays(AS_OF, 90))
                .isGreaterThan(whole.check().returned());
        assertThat(worth.ordersRatio().low()).isLessThan(1.1);
        assertThat(worth.ordersRatio().high()).isGreaterThan(0.9);
        assertThat(worth.spendRatio().estimate()).isBetween(0.5, 2.0);
        assertThat(worth.inside()).isBetween(0.6, 1.0);
        assertThat(store.forecasts().rows(whole.forecast()))
                .as("what was said of customers")
                .isEmpty();
    }

    private static int returns(LocalDate asOf, int days) {
        List<String> known = ROWS.stream()
                .filter(row -> !day(row).isAfter(asOf))
                .map(TransactionRow::customerId)
                .distinct()
                .toList();
        return (int) ROWS.stream()
                .filter(row -> day(row).isAfter(asOf) && !day(row).isAfter(asOf.plusDays(days)))
                .map(TransactionRow::customerId)
                .distinct()
                .filter(known::contains)
                .count();
    }

    private static long purchaseDays(LocalDate asOf, int days) {
        List<String> known = ROWS.stream()
                .filter(row -> !day(row).isAfter(asOf))
                .map(TransactionRow::customerId)
                .distinct()
                .toList();
        return ROWS.stream()
                .filter(row -> day(row).isAfter(asOf) && !day(row).isAfter(asOf.plusDays(days)))
                .filter(row -> known.contains(row.customerId()))
                .map(row -> List.of(row.customerId(), day(row)))
                .distinct()
                .count();
    }

    @Test
    void oneRunAWeekIsKeptAndNoneWhoseFutureIsKnown() {
        load(ROWS, AS_OF.plusDays(60), AS_OF);
        assertThat(store.forecasts().open(store.dataSet().orElseThrow()))
                .as("a backtest is not a forecast")
                .isEmpty();
        for (int day = 60; day < 75; day++) {
            load(AS_OF.plusDays(day));
        }
        assertThat(store.forecasts().open(store.dataSet().orElseThrow()))
                .extracting(forecast -> forecast.asOf())
                .containsExactly(AS_OF.plusDays(60), AS_OF.plusDays(67), AS_OF.plusDays(74));
    }

    @Test
    void aWindowInWhichOrdersAreMissingIsMarked() {
        load(AS_OF);
        List<TransactionRow> gap = without(day -> day.isAfter(AS_OF.plusDays(15)) && day.isBefore(AS_OF.plusDays(26)));
        load(gap, AS_OF.plusDays(40), AS_OF.plusDays(40));

        assertThat(results())
                .filteredOn(result -> result.forecast().asOf().equals(AS_OF))
                .extracting(ForecastResult::feedStopped)
                .containsExactly(false, false, true);
    }

    @Test
    void anotherShopIsNeverComparedWithForecastsOfThisOne() {
        load(AS_OF);
        List<TransactionRow> other = new MadeUpShop(300, 800, 77).transactions();
        load(other, AS_OF.plusDays(60), AS_OF.plusDays(60));

        assertThat(results()).isEmpty();
        load(AS_OF.plusDays(61));
        assertThat(results()).isNotEmpty();
    }

    @Test
    void customersWhoWereContactedAreCountedApart() {
        Scoring scoring = load(AS_OF);
        campaign(scoring, 0.2, member -> {});
        load(AS_OF.plusDays(40));

        ForecastResult month = results().stream()
                .filter(result ->
                        result.forecast().asOf().equals(AS_OF) && result.check().window() == 30)
                .findFirst()
                .orElseThrow();
        assertThat(month.contacted().customers()).isPositive();
        assertThat(month.contacted().customers() + month.check().customers())
                .isEqualTo(month.forecast().customers());
        assertThat(month.contacted().expected()).isPositive();
        assertThat(month.contacted().returned() + month.check().returned()).isEqualTo(returns(AS_OF, 30));
    }

    private StoredCampaign campaign(Scoring scoring, double share, Consumer<Member> each) {
        RandomShare held = new RandomShare("test", 0.5);
        RandomShare reached = new RandomShare("reached", share);
        Plan plan = new Plan("Win back", "ana", scoring, AS_OF, 30, 0.5, AudienceRule.risk(0));
        return store.campaigns()
                .add(
                        plan,
                        audience -> store.customers()
                                .orElseThrow()
                                .export(io.customerprediction.app.store.customers.CustomerFilter.ALL, customer -> {
                                    if (reached.draws(customer.id())) {
                                        Member member = Member.of(customer, held.draws(customer.id()));
                                        each.accept(member);
                                        audience.accept(member);
                                    }
                                }));
    }

    private static StoredCampaign.Count count(StoredCampaign campaign) {
        return Objects.requireNonNull(campaign.count());
    }

    @Test
    void aCampaignIsCountedByTheGroupsThatWereAssigned() {
        Scoring scoring = load(AS_OF);
        List<Member> members = new ArrayList<>();
        StoredCampaign campaign = campaign(scoring, 1, members::add);
        List<TransactionRow> rows = new ArrayList<>(ROWS);
        // Every tenth of those contacted comes back because of it.
        members.stream()
                .filter(member -> !member.heldOut())
                .filter(new Predicate<>() {
                    private int k;

                    @Override
                    public boolean test(Member member) {
                        return k++ % 10 == 0;
                    }
                })
                .forEach(member -> rows.add(new TransactionRow(member.customerId(), AS_OF.plusDays(5), 1_000.0, null)));

        load(rows, AS_OF.plusDays(20), AS_OF.plusDays(20));
        StoredCampaign running = store.campaigns().find(campaign.id()).orElseThrow();
        assertThat(running.isOver()).isFalse();
        assertThat(count(running).until()).isEqualTo(AS_OF.plusDays(17));

        load(rows, AS_OF.plusDays(40), AS_OF.plusDays(40));
        StoredCampaign over = store.campaigns().find(campaign.id()).orElseThrow();

        assertThat(over.isOver()).isTrue();
        assertThat(over.contacted() + over.heldOut()).isEqualTo(members.size());
        StoredCampaign.Count count = count(over);
        CampaignEffect effect =
                CampaignEffect.of(over.contacted(), count.contactedReturned(), over.heldOut(), count.heldOutReturned());
        assertThat(effect.difference()).isBetween(0.0, 0.14);
        assertThat(count.contactedSpend() - count.heldOutSpend()).isBetween(70.0, 130.0);
        assertThat(count.spendLow()).isPositive();
        assertThat(count.spendHigh()).isGreaterThan(count.contactedSpend() - count.heldOutSpend());
        load(rows, AS_OF.plusDays(60), AS_OF.plusDays(60));
        assertThat(count(store.campaigns().find(campaign.id()).orElseThrow()))
                .as("what is over is not counted again")
                .isEqualTo(count);
    }

    @Test
    void customersWhoSpendFourTimesAsMuchHaveMovedSinceTheTraining() {
        load(AS_OF);
        assertThat(DriftState.of(store.drift().newest())).isEqualTo(ForecastState.GREEN);

        List<TransactionRow> dearer = ROWS.stream()
                .map(row -> new TransactionRow(
                        row.customerId(),
                        day(row),
                        4 * Objects.requireNonNull(row.amount()).doubleValue(),
                        null))
                .toList();
        load(dearer, AS_OF, AS_OF);

        assertThat(DriftState.of(store.drift().newest())).isEqualTo(ForecastState.ACT);
        assertThat(store.drift().newest().get(0).feature()).isIn("order_value", "monetary", "spend_365d");
    }

    @Test
    void campaignsOfTheSameDaysAndCustomersAreNamed() {
        Scoring scoring = load(AS_OF);
        StoredCampaign first = campaign(scoring, 0.5, member -> {});
        StoredCampaign second = campaign(scoring, 0.2, member -> {});

        assertThat(store.campaigns().overlaps(second))
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.campaign().id()).isEqualTo(first.id()))
                .satisfies(overlap -> assertThat(overlap.shared()).isEqualTo(second.contacted() + second.heldOut()));
    }
}

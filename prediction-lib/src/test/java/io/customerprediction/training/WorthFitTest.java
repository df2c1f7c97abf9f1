package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
import io.customerprediction.features.FeatureProfile;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.Probes;
import io.customerprediction.progress.Steps;
import io.customerprediction.segments.Position;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shops whose customers' rates and money are known: what is expected of each kind of customer is what it will buy. */
class WorthFitTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 500;
    private static final int HORIZON = 90;
    private static final int CUSTOMERS = 900;

    /** Purchases a day and the mean value of each, of two kinds of customers, who are seldom mistaken. */
    private static final double[] RATES = {1 / 12.0, 1 / 100.0};

    private static final double[] VALUES = {20, 120};

    /** The shop and a future of it that the model never saw. */
    private static final PurchaseLog WHOLE = shop(4, 1.2, CUSTOMERS, true);

    private static final int AS_OF = (int) START.toEpochDay() + DAYS - 1;
    private static final PurchaseLog LOG = WHOLE.upTo(AS_OF);
    private static final CustomerPredictor PREDICTOR = predictor(LOG, true);

    @Test
    void ordersAndSpendOfEachKindOfCustomerAreThoseOfTheirRates() {
        double[] orders = new double[RATES.length];
        double[] spend = new double[RATES.length];
        int[] count = new int[RATES.length];
        PREDICTOR.predictAll(LOG, LocalDate.ofEpochDay(AS_OF), 2, result -> {
            if (result instanceof CustomerPrediction customer) {
                int kind = kind(customer.customerId());
                Worth worth = customer.prediction().worth().orElseThrow();
                orders[kind] += worth.expectedOrders();
                spend[kind] += worth.expectedSpend().orElseThrow();
                count[kind]++;
            }
        });
        for (int kind = 0; kind < RATES.length; kind++) {
            // a day with two purchases is one purchase day of twice the value
            double days = HORIZON * -Math.expm1(-RATES[kind]);
            assertThat(orders[kind] / count[kind]).isCloseTo(days, within(0.15 * days));
            double money = HORIZON * RATES[kind] * VALUES[kind];
            assertThat(spend[kind] / count[kind]).isCloseTo(money, within(0.15 * money));
        }
    }

    @Test
    void theFourInputsExpectAsMuchInAllAsTheHistories() {
        double[] orders = new double[2];
        double[] spend = new double[2];
        PREDICTOR.predictAll(LOG, LocalDate.ofEpochDay(AS_OF), 2, result -> {
            if (result instanceof CustomerPrediction customer) {
                Rfm four = new Rfm(
                        customer.purchases().recency(),
                        customer.purchases().frequency(),
                        customer.purchases().monetary(),
                        null);
                add(customer.prediction(), 0, orders, spend);
                add(PREDICTOR.predict(four), 1, orders, spend);
            }
        });

        assertThat(orders[1]).isCloseTo(orders[0], within(0.1 * orders[0]));
        assertThat(spend[1]).isCloseTo(spend[0], within(0.1 * spend[0]));
    }

    private static void add(Prediction prediction, int at, double[] orders, double[] spend) {
        Worth worth = prediction.worth().orElseThrow();
        orders[at] += worth.expectedOrders();
        spend[at] += worth.expectedSpend().orElseThrow();
    }

    @Test
    void aboutOneInTenBuysMoreThanTheIntervalOfAFutureThatWasNeverSeen() {
        int[] above = new int[2];
        int[] count = {0};
        PREDICTOR.predictAll(LOG, LocalDate.ofEpochDay(AS_OF), 2, result -> {
            if (result instanceof CustomerPrediction customer) {
                Worth worth = customer.prediction().worth().orElseThrow();
                var history = WHOLE.history(WHOLE.find(customer.customerId()).orElseThrow());
                int orders = 0;
                double spend = 0;
                for (int k = 0; k < history.size(); k++) {
                    if (history.day(k) > AS_OF && history.day(k) <= AS_OF + HORIZON) {
                        orders++;
                        spend += history.amount(k);
                    }
                }
                above[0] += orders > worth.orders().p90() ? 1 : 0;
                above[1] += spend > worth.spend().orElseThrow().p90() ? 1 : 0;
                count[0]++;
            }
        });

        assertThat(above[0] / (double) count[0]).isBetween(0.05, 0.15);
        assertThat(above[1] / (double) count[0]).isBetween(0.05, 0.15);
    }

    @Test
    void aLogWithoutAmountsAndOneWithFewReturnsHaveOrdersToo() {
        assertThat(worth(predictor(shop(5, 0.6, 150, false), false)).expectedSpend())
                .isEmpty();
        Worth few = worth(predictor(shop(6, 0.1, 60, true), true));
        assertThat(few.expectedOrders()).isPositive().isFinite();
        assertThat(few.expectedSpend().orElseThrow()).isPositive().isFinite();
    }

    private static Worth worth(CustomerPredictor predictor) {
        return predictor.predict(new Rfm(5, 3, 90, null)).worth().orElseThrow();
    }

    private static CustomerPredictor predictor(PurchaseLog log, boolean amounts) {
        TrainingOptions options = new TrainingOptions(null, HORIZON, OptionalInt.of(3), 1, 2, false);
        ForecastModel model =
                new ModelFit(log, log.lastDay(), options).fit(50, Steps.begin()).model();
        Documents documents = new Documents("{\"grade\":{\"letter\":\"B\"}}", "{}", Optional.<FeatureProfile>empty());
        Position highest = new Position(1e4, 1e4, amounts ? 1e9 : Double.NaN);
        return new CustomerPredictor(ModelBundle.of(model, highest, new Probes(List.of(), List.of()), documents));
    }

    private static int kind(String id) {
        return Integer.parseInt(id.substring(1)) % RATES.length;
    }

    /** Customers who come over the first half of {@link #DAYS}, then buy at their rates to a share of them, and never leave. */
    private static PurchaseLog shop(long seed, double share, int customers, boolean amounts) {
        List<TransactionRow> rows = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            int kind = i % RATES.length;
            double day = random.nextDouble() * DAYS / 2 * Math.min(1, share);
            while (day < DAYS * share) {
                double amount = VALUES[kind] * Math.exp(0.4 * random.nextGaussian() - 0.08);
                rows.add(new TransactionRow("c" + i, START.plusDays((long) day), amounts ? amount : Double.NaN, null));
                day -= Math.log(1 - random.nextDouble()) / RATES[kind];
            }
        }
        return PurchaseLog.of(rows);
    }
}

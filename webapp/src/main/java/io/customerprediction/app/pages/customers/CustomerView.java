package io.customerprediction.app.pages.customers;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Explanation;
import io.customerprediction.Prediction;
import io.customerprediction.app.insights.SimilarCustomers;
import io.customerprediction.app.pages.CurveView;
import io.customerprediction.app.pages.ExpectedTexts;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Sparkline;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.settings.WorthSettings;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.PastPrediction;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One customer.
 *
 * @param scoring of all customers, whose model answers
 * @param asOf the day that the prediction counts from
 * @param id of the customer
 * @param known what is known besides the purchases
 * @param band of the risk, in lower case
 * @param risk chance of no purchase within the horizon
 * @param outlook when the next order is most likely, and the spend expected
 * @param facts what is known and expected
 * @param timeline the purchases
 * @param curve chance of a purchase by each day ahead
 * @param base the risk of a customer who is average in everything
 * @param reasons what makes this customer's risk another one, the largest first; with the base they sum to it
 * @param history what the history adds to the four inputs
 * @param silence how the risk goes on with more days of silence
 * @param similar customers of the same segment with about the same risk
 * @param outcomes what customers did who had once been silent for as long, in a sentence
 * @param pastRisk how the risk went from scoring to scoring
 * @param past what earlier models said
 * @param warnings what to keep in mind
 */
public record CustomerView(
        Scoring scoring,
        LocalDate asOf,
        String id,
        KnownView known,
        String band,
        String risk,
        List<Fact> outlook,
        List<Fact> facts,
        Timeline timeline,
        CurveView curve,
        String base,
        List<ReasonView> reasons,
        String history,
        RiskPathView silence,
        List<SimilarCustomer> similar,
        String outcomes,
        Sparkline pastRisk,
        List<Past> past,
        List<String> warnings) {
    private static final int SIMILAR = 8;

    private static final Set<String> OUTLOOK = Set.of("nextOrder", "expectedSpend");

    /** With fewer cases no share is shown: it would be chance. */
    private static final int FEW = 20;

    /** One line of what is known or expected. */
    public record Fact(String name, String value) {}

    /** A customer of the same segment with about the same risk. */
    public record SimilarCustomer(
            String id, String link, String risk, String expectedDays, String recency, String frequency) {}

    /** What a model said. */
    public record Past(String model, LocalDate asOf, String risk, String expectedDays, String segment) {}

    static CustomerView of(
            ScoredCustomers customers,
            CustomerNow now,
            KnownView known,
            CustomerPredictor predictor,
            WorthSettings worth,
            Texts texts) {
        Scoring scoring = customers.scoring();
        CustomerRow customer = now.row();
        CustomerHistory history = now.history();
        Explanation why = predictor.explain(history, now.asOf()).orElseThrow();
        Prediction prediction = why.prediction();
        List<PastPrediction> predictions = customers.predictions(customer.id());
        return new CustomerView(
                scoring,
                now.asOf(),
                customer.id(),
                known,
                CustomerSearch.name(customer.band()),
                Figures.percent(customer.churnProbability()),
                outlook(prediction, texts),
                facts(customer, prediction, scoring, worth, texts),
                Timeline.of(history, now.asOf(), texts),
                CurveView.of(prediction, now.asOf(), texts),
                Figures.percent(why.base()),
                ReasonView.of(why, texts),
                why.history(),
                RiskPathView.of(predictor.riskPath(history, now.asOf()).orElseThrow(), texts),
                customers.similar(customer, SIMILAR).stream()
                        .map(CustomerView::similar)
                        .toList(),
                outcomes(customers, customer, texts),
                pastRisk(predictions, texts),
                predictions.stream().map(CustomerView::past).toList(),
                prediction.warnings());
    }

    private static List<Fact> outlook(Prediction prediction, Texts texts) {
        return ExpectedTexts.of(prediction, texts).stream()
                .filter(line -> OUTLOOK.contains(line.key()))
                .map(line -> new Fact(texts.get("customer." + line.key()), line.value()))
                .toList();
    }

    /** Of several scorings for one day the newest. */
    private static Sparkline pastRisk(List<PastPrediction> newestFirst, Texts texts) {
        SortedMap<LocalDate, Double> risks = new TreeMap<>();
        newestFirst.forEach(
                past -> risks.putIfAbsent(past.scoring().asOf(), past.customer().churnProbability()));
        return Sparkline.of(List.copyOf(risks.keySet()), List.copyOf(risks.values()), Figures::percent, texts);
    }

    private static String outcomes(ScoredCustomers customers, CustomerRow customer, Texts texts) {
        Scoring scoring = customers.scoring();
        int horizon = scoring.model().horizonDays();
        SimilarCustomers similar = SimilarCustomers.of(
                customers.sampledHistories(),
                customer.purchaseDays(),
                customer.recency(),
                (int) scoring.asOf().toEpochDay(),
                horizon);
        if (similar.times() < FEW) {
            return texts.get("customer.outcomes.few");
        }
        return texts.get(
                similar.back() == 0 ? "customer.outcomes.none" : "customer.outcomes",
                Figures.count(similar.times()),
                Figures.count(similar.fewest()),
                Figures.count(similar.most()),
                Figures.count(similar.silence()),
                Figures.percent((double) similar.back() / similar.times()),
                horizon,
                Figures.count(similar.medianDays()));
    }

    private static List<Fact> facts(
            CustomerRow c, Prediction prediction, Scoring scoring, WorthSettings worth, Texts texts) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, texts, "expected", days(c.expectedDays(), texts));
        fact(facts, texts, "returning", days(c.daysIfReturning(), texts));
        fact(facts, texts, "interval", CustomersView.interval(c, texts));
        for (ExpectedTexts.Line line : ExpectedTexts.of(prediction, texts)) {
            fact(facts, texts, line.key(), line.value());
        }
        fact(facts, texts, "recency", days(c.recency(), texts));
        fact(facts, texts, "frequency", Figures.count(c.frequency()));
        if (!Double.isNaN(c.meanGap())) {
            fact(facts, texts, "gap", days(c.meanGap(), texts));
        }
        fact(facts, texts, "tenure", days(c.tenure(), texts));
        if (!Double.isNaN(c.monetary())) {
            fact(facts, texts, "value", Figures.money(c.monetary()));
            prediction
                    .lifetimeValue(worth.discountRate(), worth.margin())
                    .ifPresent(value -> fact(facts, texts, "lifetimeValue", Figures.money(value)));
        }
        fact(
                facts,
                texts,
                "segment",
                scoring.model().segment(c.cluster(), c.churnProbability()).label());
        return facts;
    }

    private static void fact(List<Fact> facts, Texts texts, String key, String value) {
        facts.add(new Fact(texts.get("customer." + key), value));
    }

    private static String days(double days, Texts texts) {
        return texts.get("answer.days", String.format(Locale.ROOT, "%,.0f", days));
    }

    private static SimilarCustomer similar(CustomerRow c) {
        return new SimilarCustomer(
                c.id(),
                OneCustomerPage.link(c.id()),
                Figures.percent(c.churnProbability()),
                String.format(Locale.ROOT, "%.0f", c.expectedDays()),
                Figures.count(c.recency()),
                Figures.count(c.frequency()));
    }

    private static Past past(PastPrediction past) {
        Scoring scoring = past.scoring();
        CustomerRow customer = past.customer();
        return new Past(
                scoring.model().id(),
                scoring.asOf(),
                Figures.percent(customer.churnProbability()),
                String.format(Locale.ROOT, "%.0f", customer.expectedDays()),
                scoring.model()
                        .segment(customer.cluster(), customer.churnProbability())
                        .label());
    }
}

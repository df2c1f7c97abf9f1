package io.customerprediction.app.insights;

import io.customerprediction.Prediction;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.forecasts.ForecastRow;
import java.util.ArrayList;
import java.util.List;

/** Some customers of a run of predictions, chosen by their ids so that they are the same ones in each run. For one thread. */
public final class ForecastSample {
    private static final int MOST = 50_000;

    /** So that chance hardly ever draws more than {@link #MOST}. */
    private static final double AIM = 0.98 * MOST;

    private final RandomShare share;
    private final List<ForecastRow> rows = new ArrayList<>();

    /** @param customers how many there are in all */
    public ForecastSample(int customers) {
        share = new RandomShare("forecast", customers <= MOST ? 1 : AIM / customers);
    }

    /** Takes the customer if chosen. */
    public void add(String id, Prediction prediction) {
        if (rows.size() < MOST && share.draws(id)) {
            rows.add(new ForecastRow(
                    id,
                    1 - prediction.curve().at(7),
                    1 - prediction.curve().at(14),
                    1 - prediction.curve().at(30),
                    1 - prediction.churnProbability(),
                    prediction.p10(),
                    prediction.p90(),
                    prediction.worth().map(CustomerWorth::of).orElse(null)));
        }
    }

    /** What was taken so far. */
    public List<ForecastRow> rows() {
        return List.copyOf(rows);
    }
}

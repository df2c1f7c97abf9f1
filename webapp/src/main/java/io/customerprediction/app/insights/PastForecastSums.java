package io.customerprediction.app.insights;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.model.report.EvaluationReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sums of forecasts and backtests beside what came; reads the report of a model once. Thread-safe. */
public final class PastForecastSums {
    private final Supplier<Optional<CustomerPredictor>> model;
    private volatile @Nullable Read newest;

    private record Read(CustomerPredictor predictor, EvaluationReport report) {}

    /** @param model that answers; empty if there is none */
    public PastForecastSums(Supplier<Optional<CustomerPredictor>> model) {
        this.model = model;
    }

    /** The sums that tell of a scoring: of the backtest only if its model was tested on the same log. */
    public List<PastSum> of(Store store, Scoring scoring) {
        Optional<EvaluationReport> backtest = model.get()
                .filter(predictor ->
                        predictor.model().id().equals(scoring.model().id()))
                .filter(predictor -> scoring.modelLog() == Relation.SAME)
                .map(this::report);
        return PastSum.of(backtest, store.forecasts().results(scoring.dataSet()));
    }

    private EvaluationReport report(CustomerPredictor predictor) {
        Read known = newest;
        if (known == null || known.predictor != predictor) {
            known = new Read(predictor, EvaluationReport.parse(predictor.evaluation()));
            newest = known;
        }
        return known.report;
    }
}

package io.customerprediction;

import io.customerprediction.Reason.Topic;
import io.customerprediction.features.FeatureGroup;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.model.ChurnAttribution;
import io.customerprediction.model.ChurnParts;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.survival.HazardModel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From rows of features to explanations. The tables for contributions are built once, at the first explanation.
 * Thread-safe.
 */
final class Explainer {
    private static final Comparator<Reason> LARGEST_FIRST = Comparator.comparingDouble(
                    (Reason reason) -> -Math.abs(reason.contribution()))
            .thenComparing(Reason::topic);

    private final ForecastModel model;
    private final RowScoring scoring;
    private @Nullable ChurnAttribution ofHistory;
    private @Nullable ChurnAttribution ofRfm;

    Explainer(ForecastModel model, RowScoring scoring) {
        this.model = model;
        this.scoring = scoring;
    }

    private synchronized ChurnAttribution ofHistory() {
        if (ofHistory == null) {
            ofHistory = ChurnAttribution.ofHistory(model);
        }
        return ofHistory;
    }

    private synchronized ChurnAttribution ofRfm() {
        if (ofRfm == null) {
            ofRfm = ChurnAttribution.ofRfm(model);
        }
        return ofRfm;
    }

    /** @throws InvalidInputException if the model has no such cluster */
    Explanation of(Rfm input, LocalDate asOf) {
        Prediction prediction = scoring.ofRfm(List.of(input), asOf).get(0);
        double[] row = scoring.row(input);
        RfmFeatures rfm = RfmFeatures.ofRow(row, model.hasAmounts());
        ChurnParts parts = ofRfm().of(row, asOf);
        List<Reason> reasons = reasons(topics(parts, false), topic -> switch (topic) {
            case SILENCE -> ReasonTexts.silence(rfm.recency());
            case PACE -> ReasonTexts.pace(rfm.frequency());
            case SPENDING -> ReasonTexts.spending(rfm.monetary(), rfm.frequency());
            case SEASON -> season(model.rfm(), row, asOf);
            default -> ReasonTexts.segment(prediction.cluster(), prediction.segment());
        });
        return new Explanation(prediction, parts.base(), reasons, Optional.empty(), ReasonTexts.noHistory());
    }

    /**
     * @param row as {@link HistoryFeatures} fills it
     * @param amounts whether it has amounts
     */
    Explanation ofHistory(double[] row, boolean amounts, LocalDate asOf) {
        if (scoring.needsFourInputs(amounts)) {
            return of(RowScoring.fourInputs(row, 1).get(0), asOf);
        }
        return ofHistory(row, asOf);
    }

    private Explanation ofHistory(double[] row, LocalDate asOf) {
        Prediction prediction =
                scoring.ofHistories(row, 1, model.hasAmounts(), asOf).get(0);
        Prediction without = scoring.withoutHistory(row, asOf);
        ChurnParts parts = ofHistory().of(row, asOf);
        List<Reason> reasons =
                reasons(topics(parts, prediction.basis() == Basis.FIRST_PURCHASE), topic -> switch (topic) {
                    case SILENCE -> ReasonTexts.silence(row);
                    case PACE -> ReasonTexts.pace(row);
                    case LATELY -> ReasonTexts.lately(row);
                    case TENURE -> ReasonTexts.tenure(row);
                    case SPENDING -> ReasonTexts.spending(row);
                    case RHYTHM -> ReasonTexts.rhythm(parts.rhythmAlone().orElseThrow());
                    case SEASON -> season(model.history(), row, asOf);
                    case DUE -> DueTexts.of(row, asOf);
                    case SEGMENT -> ReasonTexts.segment(prediction.cluster(), prediction.segment());
                });
        return new Explanation(
                prediction, parts.base(), reasons, Optional.of(without), ReasonTexts.history(prediction, without));
    }

    /** @param once whether there is one purchase day, so that all features of time are about how long ago it was */
    private Map<Topic, Double> topics(ChurnParts parts, boolean once) {
        Map<Topic, Double> topics = new EnumMap<>(Topic.class);
        parts.groups().forEach((group, part) -> topics.merge(topic(group, once), part, Double::sum));
        parts.rhythm().ifPresent(part -> topics.put(Topic.RHYTHM, part));
        parts.season().ifPresent(part -> topics.put(Topic.SEASON, part));
        parts.due().ifPresent(part -> topics.put(Topic.DUE, part));
        return topics;
    }

    private static Topic topic(FeatureGroup group, boolean once) {
        return switch (group) {
            case SILENCE -> Topic.SILENCE;
            case PACE -> Topic.PACE;
            case DUE -> Topic.DUE;
            case LATELY -> once ? Topic.SILENCE : Topic.LATELY;
            case TENURE -> once ? Topic.SILENCE : Topic.TENURE;
            case SPENDING -> Topic.SPENDING;
            case SEGMENT -> Topic.SEGMENT;
        };
    }

    private static List<Reason> reasons(Map<Topic, Double> topics, Function<Topic, String> text) {
        return topics.entrySet().stream()
                .map(part -> new Reason(part.getKey(), part.getValue(), text.apply(part.getKey())))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private String season(HazardModel answering, double[] row, LocalDate asOf) {
        double exponent = answering.seasonalExponent(row, 0);
        double activity = model.season().activity(new double[] {model.horizon()}, asOf, exponent)[0];
        return ReasonTexts.season(model.horizon(), activity);
    }
}

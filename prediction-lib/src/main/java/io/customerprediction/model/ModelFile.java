package io.customerprediction.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segment;
import io.customerprediction.segments.Segments;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OrderValue;
import io.customerprediction.survival.OwnRhythm;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.ProportionalHazards;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.Timing;
import io.customerprediction.survival.WorthModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says: all of a model but its forests.
 *
 * @param schemaVersion of this file; another one is not read
 * @param asOf the last day that the model was trained on
 * @param horizonDays the window that churn is about
 * @param hasAmounts whether the training log had amounts
 * @param season of the months ahead
 * @param segments of the customers
 * @param highest recency, frequency and monetary that any customer of the training log had on the as-of date
 * @param history what stands beside the forest of the history features
 * @param rfm what stands beside the forest of the four inputs
 * @param rhythm that places purchases on their days; {@code null}, or missing, if customers have none
 */
record ModelFile(
        int schemaVersion,
        LocalDate asOf,
        int horizonDays,
        boolean hasAmounts,
        Season season,
        Segments segments,
        Position highest,
        Hazard history,
        Hazard rfm,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OwnRhythm rhythm) {
    static final String NAME = "model.json";
    private static final int VERSION = 2;

    /**
     * A hazard model without its forest.
     *
     * @param features the columns of a row, in order
     * @param times of the numbers that the forest's leaves carry, in days
     * @param linear the proportional hazards
     * @param bgNbd the BG/NBD model, or {@code null} if it has no weight
     * @param pool how much each counts
     * @param response how closely a row follows the season
     * @param worth what those buy who return; {@code null}, or missing, in bundles that do not say
     */
    record Hazard(
            List<String> features,
            double[] times,
            ProportionalHazards linear,
            @Nullable BgNbd bgNbd,
            Pool pool,
            SeasonalResponse response,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WorthModel worth) {
        static Hazard of(HazardModel model, List<String> features) {
            return new Hazard(
                    features,
                    model.times(),
                    model.linear(),
                    model.bgNbd(),
                    model.pool(),
                    model.response(),
                    model.worth());
        }

        static Hazard of(JsonFields json, List<String> known) {
            List<String> features = json.texts("features");
            if (!features.equals(known)) {
                throw new IllegalArgumentException("it was trained on the features " + String.join(", ", features)
                        + ", this program makes " + String.join(", ", known));
            }
            return new Hazard(
                    features,
                    json.numbers("times"),
                    json.object("linear", ModelFile::linear),
                    json.objectOrNull("bg_nbd", ModelFile::bgNbd),
                    json.object("pool", ModelFile::pool),
                    json.object("response", ModelFile::response),
                    json.objectIfAny("worth", ModelFile::worth));
        }

        HazardModel with(CompiledForest forest) {
            if (forest.featureCount() != features.size()) {
                throw new IllegalArgumentException(
                        "the forest takes " + forest.featureCount() + " features, not " + features.size());
            }
            return new HazardModel(forest, times, linear, bgNbd, pool, response, worth);
        }
    }

    static ModelFile of(ForecastModel model, Position highest) {
        return new ModelFile(
                VERSION,
                model.asOf(),
                model.horizon(),
                model.hasAmounts(),
                model.season(),
                model.segments(),
                highest,
                Hazard.of(model.history(), HistoryFeatures.names(model.hasAmounts())),
                Hazard.of(model.rfm(), RfmFeatures.names(model.hasAmounts())),
                model.timing().rhythm());
    }

    byte[] toJson() {
        return BundleJson.write(this);
    }

    /** @throws IllegalArgumentException if it is of another version, asks for other features, or is no such file */
    static ModelFile of(JsonFields json) {
        int version = json.whole("schema_version");
        if (version != VERSION) {
            throw new IllegalArgumentException("schema version " + version + ", this program reads " + VERSION);
        }
        boolean hasAmounts = json.flag("has_amounts");
        return new ModelFile(
                version,
                json.date("as_of"),
                json.whole("horizon_days"),
                hasAmounts,
                json.object("season", ModelFile::season),
                json.object("segments", ModelFile::segments),
                json.object("highest", ModelFile::position),
                json.object("history", hazard -> Hazard.of(hazard, HistoryFeatures.names(hasAmounts))),
                json.object("rfm", hazard -> Hazard.of(hazard, RfmFeatures.names(hasAmounts))),
                json.objectIfAny("rhythm", ModelFile::rhythm));
    }

    private static Season season(JsonFields json) {
        return new Season(
                json.date("as_of"),
                Arrays.stream(json.numbers("log_activity")).boxed().toList());
    }

    private static ProportionalHazards linear(JsonFields json) {
        return new ProportionalHazards(
                json.numbers("mean"), json.numbers("deviation"), json.numbers("weight"), json.numbers("log_base"));
    }

    private static Pool pool(JsonFields json) {
        return new Pool(json.number("forest"), json.number("linear"), json.number("bg_nbd"), json.number("constant"));
    }

    private static SeasonalResponse response(JsonFields json) {
        return new SeasonalResponse(json.number("slope"), json.number("centre"));
    }

    private static OwnRhythm rhythm(JsonFields json) {
        return new OwnRhythm(
                json.numbers("weight"), json.whole("horizon"), json.number("within"), json.number("after"));
    }

    private static WorthModel worth(JsonFields json) {
        return new WorthModel(
                json.objectOrNull("value", ModelFile::orderValue),
                json.number("level"),
                json.number("bg_nbd"),
                json.number("scale"),
                json.number("dispersion"),
                json.number("variation"));
    }

    private static OrderValue orderValue(JsonFields json) {
        return new OrderValue(
                json.whole("total"),
                json.whole("count"),
                json.number("mean"),
                json.number("prior"),
                json.number("cap"));
    }

    private static Segments segments(JsonFields json) {
        return new Segments(
                json.object("mean", ModelFile::position),
                json.object("scale", ModelFile::position),
                json.objects("segments", ModelFile::segment));
    }

    private static Segment segment(JsonFields json) {
        return new Segment(
                json.whole("number"),
                json.text("name"),
                json.whole("customers"),
                json.object("typical", ModelFile::position),
                json.object("centre", ModelFile::position));
    }

    private static Position position(JsonFields json) {
        return new Position(json.number("recency"), json.number("frequency"), json.numberOrNull("monetary"));
    }

    private static BgNbd bgNbd(JsonFields json) {
        return new BgNbd(json.number("r"), json.number("alpha"), json.number("a"), json.number("b"));
    }

    ForecastModel with(CompiledForest historyForest, CompiledForest rfmForest) {
        return new ForecastModel(
                asOf,
                horizonDays,
                hasAmounts,
                new Timing(season, rhythm),
                segments,
                history.with(historyForest),
                rfm.with(rfmForest));
    }
}

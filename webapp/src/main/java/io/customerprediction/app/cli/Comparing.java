package io.customerprediction.app.cli;

import io.customerprediction.app.models.Contest;
import io.customerprediction.evaluation.ModelComparison;
import io.customerprediction.evaluation.ModelComparison.Decision;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.InvalidBundleException;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Compares a model that was just trained with the one that answers. */
final class Comparing {
    private Comparing() {}

    /**
     * The comparison on the last days of the log.
     *
     * @param trained the new model, in the folder already
     * @return empty if there is no other champion that can be used, or they cannot be compared on this log
     */
    static Optional<Contest> with(
            Path models, ModelBundle trained, PurchaseLog purchases, TrainingOptions options, Progress progress)
            throws IOException {
        Optional<ModelBundle> champion = champion(models);
        return champion.isEmpty() || champion.get().id().equals(trained.id())
                ? Optional.empty()
                : Training.compare(purchases, champion.get(), options, progress).map(Comparing::contest);
    }

    /** A model that cannot be used must not keep the next one from being trained; the decision says that nothing was compared. */
    private static Optional<ModelBundle> champion(Path models) throws IOException {
        try {
            return Optional.of(ModelBundle.load(models));
        } catch (InvalidBundleException e) {
            return Optional.empty();
        }
    }

    private static Contest contest(ModelComparison comparison) {
        Decision decision = comparison.decision();
        String words = switch (decision) {
            case PROMOTE -> "not worse than the model before";
            case WORSE -> "the log loss is higher, or may be";
            case WORSE_CALIBRATED -> "the calibration is worse";
            case TOO_FEW -> "fewer than " + ModelComparison.FEWEST_RETURNS + " customers came back, too few to compare";
        };
        return new Contest(
                decision == Decision.PROMOTE,
                String.format(
                        Locale.ROOT,
                        "%s; %d days after %s, %d customers, %d came back, log loss less that of the model before%s %.4f"
                                + " (95 %% %.4f to %.4f), calibration error %.4f against %.4f",
                        words,
                        comparison.window().days(),
                        comparison.window().asOf(),
                        comparison.customers(),
                        comparison.returned(),
                        comparison.window().championRefitted() ? ", trained anew up to that day," : "",
                        comparison.logLossDifference().estimate(),
                        comparison.logLossDifference().low(),
                        comparison.logLossDifference().high(),
                        comparison.challengerEce(),
                        comparison.championEce()));
    }
}

package io.customerprediction.app.pages.batch;

import io.customerprediction.app.jobs.Batch;
import io.customerprediction.app.jobs.BatchReport;
import io.customerprediction.app.jobs.Expectation;
import io.customerprediction.app.jobs.RowProblem;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.report.CleaningView;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.transactions.CleaningReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a batch.
 *
 * @param id of the batch
 * @param file its name
 * @param size of the file
 * @param state how it ended, key of the texts
 * @param done whether it was done to the end
 * @param message why it failed; empty if it did not
 * @param lead what the predictions are about, in a sentence; empty if there are none
 * @param warning says so if the model was not tested on this log; empty if it was
 * @param tiles the figures
 * @param download whether there are predictions to take along
 * @param inStore whether other pages show its customers
 * @param added what was done with the orders of a log that was added, in a sentence; empty if it was not
 * @param cleaning how a log's rows were cleaned, or {@code null}
 * @param rowsLead how many rows of the four inputs were predicted, in a sentence; empty for a log
 * @param problems what was wrong with them; the first ones
 * @param allProblems whether there is a file with all of them
 */
public record ResultView(
        long id,
        String file,
        String size,
        String state,
        boolean done,
        String message,
        String lead,
        String warning,
        List<Tile> tiles,
        boolean download,
        boolean inStore,
        String added,
        @Nullable CleaningView cleaning,
        String rowsLead,
        List<RowProblem> problems,
        boolean allProblems) {

    /**
     * One figure.
     *
     * @param name what it is
     * @param value with its unit
     * @param note what it means, in a few words
     */
    public record Tile(String name, String value, String note) {}

    static ResultView of(Batch batch, boolean download, boolean allProblems, Texts texts) {
        BatchReport report = batch.report();
        @Nullable CleaningReport cleaning = report.cleaning();
        @Nullable Expectation expectation = report.expectation();
        BatchReport.@Nullable Rows rows = report.rows();
        return new ResultView(
                batch.job().id(),
                report.file(),
                BatchView.size(report.bytes()),
                BatchView.state(batch),
                batch.job().state() == JobState.DONE,
                batch.fault().map(fault -> BatchView.fault(fault, texts)).orElse(""),
                expectation == null
                        ? ""
                        : texts.get(
                                "batch.result.lead",
                                String.valueOf(report.asOf()),
                                expectation.model(),
                                expectation.horizonDays()),
                warning(expectation, report, texts),
                expectation == null ? List.of() : tiles(expectation, texts),
                download,
                report.inStore(),
                added(report.added(), texts),
                cleaning == null ? null : CleaningView.of(cleaning),
                rows == null
                        ? ""
                        : texts.get("batch.rows.lead", Figures.count(rows.read()), Figures.count(rows.wrong())),
                rows == null ? List.of() : rows.problems(),
                allProblems);
    }

    private static String added(BatchReport.@Nullable Added added, Texts texts) {
        return added == null
                ? ""
                : texts.get(added.wasBefore() ? "batch.result.addedBefore" : "batch.result.added", added.counts());
    }

    private static String warning(@Nullable Expectation expectation, BatchReport report, Texts texts) {
        if (expectation == null || report.cleaning() == null || expectation.modelLog() == Relation.SAME) {
            return "";
        }
        return texts.get(
                expectation.modelLog() == Relation.OTHER ? "batch.result.OTHER" : "batch.result.UNKNOWN",
                expectation.model(),
                report.file());
    }

    private static List<Tile> tiles(Expectation all, Texts texts) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                texts.get("overview.customers"), Figures.count(all.customers()), texts.get("batch.result.customers")));
        tiles.add(new Tile(
                texts.get("overview.churn"),
                Figures.percent(all.churned() / all.customers()),
                texts.get("batch.result.churn", Figures.count(all.churned()), all.horizonDays())));
        tiles.add(back("back30", all.returns().back30(), all, texts));
        tiles.add(back("back60", all.returns().back60(), all, texts));
        tiles.add(back("back90", all.returns().back90(), all, texts));
        if (all.ahead().spendAtStake() > 0) {
            tiles.add(new Tile(
                    texts.get("overview.expectedSpend"),
                    Figures.money(all.ahead().spendAtStake()),
                    texts.get(
                            "batch.result.expectedSpend",
                            Figures.count(all.ahead().expectedOrders()),
                            all.horizonDays())));
        } else if (all.valueAtRisk() > 0) {
            tiles.add(new Tile(
                    texts.get("overview.valueAtRisk"),
                    Figures.money(all.valueAtRisk()),
                    texts.get("batch.result.valueAtRisk")));
        }
        return tiles;
    }

    private static Tile back(String key, double expected, Expectation all, Texts texts) {
        return new Tile(
                texts.get("batch.result." + key),
                Figures.count(expected),
                texts.get("batch.result.back", Figures.percent(expected / all.customers())));
    }
}

package io.customerprediction.app.jobs;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.app.export.ProblemCsv;
import io.customerprediction.transactions.csv.CsvTable;
import io.customerprediction.transactions.csv.CsvTable.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicts for every row of a file of the four inputs; a row that is wrong is reported and passed over. */
final class FeaturesBatch {
    private static final int STRETCH = 1_024;
    private static final int PROBLEMS_SHOWN = 50;
    private static final int PROBLEMS_WRITTEN = 1_000_000;

    private final JobRun run;
    private final BatchFiles files;
    private final BatchReport report;
    private final BatchOrder.OfFeatures order;
    private final CustomerPredictor predictor;

    private final Expectation.Sum sum = new Expectation.Sum();
    private final List<String> ids = new ArrayList<>();
    private final List<Rfm> inputs = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private long rows;
    private long wrong;
    private int written;

    FeaturesBatch(
            JobRun run,
            BatchFiles files,
            BatchReport report,
            BatchOrder.OfFeatures order,
            CustomerPredictor predictor) {
        this.run = run;
        this.files = files;
        this.report = report;
        this.order = order;
        this.predictor = predictor;
    }

    /**
     * Does the work.
     *
     * @param maxInflatedBytes most bytes that a compressed file may have when it is unpacked
     * @throws IOException if the file cannot be read, is larger than the limit when unpacked, or the disk fails
     */
    BatchReport carryOut(long maxInflatedBytes) throws IOException {
        int horizon = predictor.model().horizonDays();
        try (CsvTable table = CsvTable.open(files.upload(), order.format(), maxInflatedBytes);
                PredictionCsv csv = new PredictionCsv(Files.newBufferedWriter(files.predictions()), horizon, false);
                ProblemCsv problemCsv = new ProblemCsv(Files.newBufferedWriter(files.problems()))) {
            FeatureRow row = new FeatureRow(table.header(), order.columns(), predictor.model());
            for (Line line = table.next(); line != null; line = table.next()) {
                take(line, row, problemCsv);
                if (rows % STRETCH == 0) {
                    predict(csv);
                    run.step(JobPhase.SCORING, rows, table.done());
                }
            }
            predict(csv);
        }
        run.step(JobPhase.FINISHING, rows, 0);
        if (wrong == 0) {
            Files.delete(files.problems());
        }
        @Nullable
        Expectation expected =
                sum.customers() == 0 ? null : sum.of(horizon, predictor.model().id(), null);
        return report.ofRows(order.asOf(), expected, new BatchReport.Rows(rows, wrong, problems));
    }

    private void take(Line line, FeatureRow row, ProblemCsv problemCsv) {
        rows++;
        @Nullable Rfm input = row.read(line);
        if (input != null) {
            ids.add(row.id(line));
            inputs.add(input);
            return;
        }
        wrong++;
        for (RowProblem problem : row.problems()) {
            if (written == PROBLEMS_WRITTEN) {
                return;
            }
            written++;
            problemCsv.write(problem.line(), problem.field(), problem.value(), problem.fix());
            if (problems.size() < PROBLEMS_SHOWN) {
                problems.add(problem);
            }
        }
    }

    private void predict(PredictionCsv csv) {
        List<Prediction> predictions = predictor.predictAll(inputs, order.asOf());
        for (int i = 0; i < predictions.size(); i++) {
            csv.write(ids.get(i), inputs.get(i), predictions.get(i));
            sum.add(predictions.get(i), inputs.get(i).monetary());
        }
        ids.clear();
        inputs.clear();
    }
}

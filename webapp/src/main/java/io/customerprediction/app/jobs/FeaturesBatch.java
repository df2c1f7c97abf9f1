package io.customerprediction.app.jobs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.app.export.ProblemCsv;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Predicts for every row of a file of the four inputs; a row that is wrong is told of and passed over. */
final class FeaturesBatch {
    private static final int STRETCH = 1_024;
    private static final int PROBLEMS_SHOWN = 50;
    private static final int PROBLEMS_WRITTEN = 1_000_000;
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x8b1f;

    private final BatchRun run;
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

    FeaturesBatch(BatchRun run, BatchReport report, BatchOrder.OfFeatures order, CustomerPredictor predictor) {
        this.run = run;
        this.report = report;
        this.order = order;
        this.predictor = predictor;
    }

    /**
     * Does the work.
     *
     * @param maxInflatedBytes longest file once it is unpacked
     * @throws IOException if the file cannot be read, is longer than that, or the disk fails
     * @throws BatchException if the file is no CSV
     */
    BatchReport carryOut(long maxInflatedBytes) throws IOException {
        int horizon = predictor.model().horizonDays();
        long size = Math.max(1, Files.size(run.files().upload()));
        try (Counted bytes = new Counted(Files.newInputStream(run.files().upload()), Long.MAX_VALUE);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(order.delimiter())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .detectBomHeader(true)
                        .ofCsvRecord(inflated(bytes, maxInflatedBytes), order.charset());
                PredictionCsv csv =
                        new PredictionCsv(Files.newBufferedWriter(run.files().predictions()), horizon, false);
                ProblemCsv problemCsv =
                        new ProblemCsv(Files.newBufferedWriter(run.files().problems()))) {
            Iterator<CsvRecord> records = reader.iterator();
            FeatureRow row = new FeatureRow(records.next().getFields(), order.columns(), predictor.model());
            while (records.hasNext()) {
                take(records.next(), row, problemCsv);
                if (rows % STRETCH == 0) {
                    predict(csv);
                    run.step(Phase.SCORING, rows, Math.min(1, (double) bytes.count / size));
                }
            }
            predict(csv);
        } catch (CsvParseException e) {
            throw new BatchException(BatchFault.Kind.NO_CSV, rows, String.valueOf(e.getMessage()));
        }
        run.step(Phase.FINISHING, rows, 0);
        if (wrong == 0) {
            Files.delete(run.files().problems());
        }
        @Nullable
        Expectation expected =
                sum.customers() == 0 ? null : sum.of(horizon, predictor.model().id(), null);
        return report.ofRows(order.asOf(), expected, new BatchReport.Rows(rows, wrong, problems));
    }

    private static InputStream inflated(InputStream bytes, long most) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, BUFFER);
        in.mark(2);
        int magic = in.read() | in.read() << Byte.SIZE;
        in.reset();
        return magic == GZIP_MAGIC ? new Counted(new GZIPInputStream(in, BUFFER), most) : in;
    }

    private void take(CsvRecord line, FeatureRow row, ProblemCsv problemCsv) {
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

    /** Counts the bytes as they are read: how far the reading is, and whether there are too many. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long count;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            count(got);
            return got;
        }

        private void count(int got) throws IOException {
            count += Math.max(0, got);
            if (count > most) {
                throw new IOException("the file is longer than " + most
                        + " bytes once it is unpacked: send it in parts, or raise max-inflated-bytes in the settings");
            }
        }
    }
}

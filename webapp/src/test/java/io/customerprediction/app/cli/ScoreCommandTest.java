package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.export.PredictionCsv;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.Probes;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCommandTest {
    private static final MadeUpShop SHOP = new MadeUpShop(300, 160, 5);
    private static final LocalDate AS_OF = LocalDate.of(2021, 5, 10);

    @TempDir
    static Path folder;

    private static Path log;
    private static Path bundle;
    private static Path scored;

    @BeforeAll
    static void trainAndScore() throws IOException {
        log = SHOP.write(folder.resolve("shop.csv"));
        bundle = folder.resolve("bundle");
        Outcome trained = Outcome.of(
                "train", "--transactions=" + log, "--as-of=" + AS_OF, "--horizon=60", "--out=" + bundle, "--force");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        scored = score(log, "predictions.csv");
    }

    private static Path score(Path log, String name, String... more) {
        Path out = folder.resolve(name);
        Outcome outcome = run(log, out.toString(), more);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return out;
    }

    private static Outcome run(Path log, String out, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("score", "--transactions=" + log, "--as-of=" + AS_OF, "--out=" + out));
        arguments.addAll(List.of(more));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--models"))) {
            arguments.add("--models=" + bundle);
        }
        return Outcome.of(arguments.toArray(String[]::new));
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    @Test
    void everyoneWithAPurchaseByTheAsOfDateHasARowInTheOrderOfTheLog() throws IOException {
        Set<String> known = SHOP.transactions().stream()
                .filter(t -> !Objects.requireNonNull(t.day()).isAfter(AS_OF))
                .map(TransactionRow::customerId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(rows(scored)).extracting(row -> row.getField("customer_id")).containsExactlyElementsOf(known);
        assertThat(rows(scored).get(0).getHeader()).isEqualTo(PredictionCsv.COLUMNS);
    }

    @Test
    void theAnswersAreThoseOfTheLibrary() throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(bundle);
        for (NamedCsvRecord row : rows(scored).subList(0, 50)) {
            List<TransactionRow> theirs = SHOP.transactions().stream()
                    .filter(t -> row.getField("customer_id").equals(t.customerId()))
                    .toList();
            Prediction expected =
                    predictor.predict(CustomerHistory.of(theirs), AS_OF).orElseThrow();
            assertThat(number(row, "churn_probability")).isCloseTo(expected.churnProbability(), within(1e-6));
            assertThat(number(row, "expected_days")).isCloseTo(expected.expectedDays(), within(0.006));
            assertThat(number(row, "days_if_returning")).isCloseTo(expected.daysIfReturning(), within(0.006));
            assertThat(row.getField("churn")).isEqualTo(expected.churn() ? "1" : "0");
            assertThat(row.getField("p90"))
                    .isEqualTo(expected.p90().isPresent() ? "" + expected.p90().getAsInt() : "");
            Worth worth = expected.worth().orElseThrow();
            assertThat(number(row, "expected_orders")).isCloseTo(worth.expectedOrders(), within(0.00006));
            assertThat(number(row, "expected_spend"))
                    .isCloseTo(worth.expectedSpend().orElseThrow(), within(0.006));
            assertThat(number(row, "expected_spend_p90"))
                    .isCloseTo(worth.spend().orElseThrow().p90(), within(0.006));
            assertThat(row.getField("cluster")).isEqualTo("" + expected.cluster());
            assertThat(row.getField("model")).isEqualTo(predictor.model().id());
        }
    }

    @Test
    void aModelWithoutOrdersAndSpendLeavesTheirColumnsEmptyAndIsNamed() throws IOException {
        Path old = folder.resolve("old");
        ModelBundle now = ModelBundle.load(bundle);
        ForecastModel model = now.model();
        ForecastModel before = new ForecastModel(
                model.asOf(),
                model.horizon(),
                model.hasAmounts(),
                model.timing(),
                model.segments(),
                withoutWorth(model.history()),
                withoutWorth(model.rfm()));
        ModelBundle.of(before, now.highest(), new Probes(List.of(), List.of()), now.documents())
                .save(old);
        Path out = folder.resolve("old.csv");

        Outcome outcome = run(log, out.toString(), "--models=" + old);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("without expected orders and spend").contains("train again");
        assertThat(rows(out))
                .hasSameSizeAs(rows(scored))
                .allSatisfy(row -> assertThat(row.getField("expected_orders")).isEmpty());
    }

    private static HazardModel withoutWorth(HazardModel model) {
        int times = model.times().length;
        float[] hazards = new float[model.forest().leafCount() * times];
        for (int k = 0; k < times; k++) {
            double[] column = model.forest().carried(k);
            for (int leaf = 0; leaf < column.length; leaf++) {
                hazards[leaf * times + k] = (float) column[leaf];
            }
        }
        return new HazardModel(
                model.forest().withCurves(times, hazards),
                model.times(),
                model.linear(),
                model.bgNbd(),
                model.pool(),
                model.response());
    }

    @Test
    void anIntervalsEndBeyond360DaysIsEmptyAndNoNumberIsAbove() throws IOException {
        List<NamedCsvRecord> rows = rows(scored);
        assertThat(rows).anyMatch(row -> row.getField("p90").isEmpty());
        assertThat(rows)
                .allSatisfy(row -> assertThat(number(row, "expected_days")).isBetween(0.0, 360.0))
                .allMatch(row -> row.getField("p90").isEmpty() || number(row, "p90") <= 360);
    }

    @Test
    void rowsAfterTheAsOfDateChangeNothing() throws IOException {
        Path longer = folder.resolve("longer.csv");
        Files.copy(log, longer);
        Files.write(longer, List.of("c0,2021-06-01,99.00,", "new,2021-06-01,99.00,"), StandardOpenOption.APPEND);
        assertThat(score(longer, "longer-predictions.csv")).hasSameBinaryContentAs(scored);
    }

    @Test
    void aShorterWindowHasTheHigherChurnProbability() throws IOException {
        List<NamedCsvRecord> sixty = rows(scored);
        List<NamedCsvRecord> thirty = rows(score(log, "thirty.csv", "--horizon=30"));
        for (int i = 0; i < sixty.size(); i++) {
            assertThat(number(thirty.get(i), "churn_probability"))
                    .isGreaterThanOrEqualTo(number(sixty.get(i), "churn_probability"));
            assertThat(thirty.get(i).getField("horizon_days")).isEqualTo("30");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 360, 361, 365, 730})
    void aHorizonBeyondTheCurveIsAnsweredWithAWarning(int days) throws IOException {
        for (NamedCsvRecord row : rows(score(log, "far.csv", "--horizon=" + days))) {
            assertThat(row.getField("horizon_days")).isEqualTo("" + days);
            assertThat(number(row, "expected_days")).isBetween(0.0, 360.0);
            assertThat(row.getField("warnings").contains("The horizon of " + days + " days is beyond the 360 days"))
                    .isEqualTo(days > 360);
        }
    }

    @Test
    void theStandardOutputGetsTheSameBytesAndNothingElse() throws IOException {
        Outcome outcome = run(log, "-");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo(Files.readString(scored));
    }

    @Test
    void aNameInGzIsCompressed() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(score(log, "predictions.csv.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Files.readString(scored));
        }
    }

    @Test
    void aLogWithoutAmountsHasNoMonetary() throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                .toList();
        Path bare = Files.write(folder.resolve("bare.csv"), lines);
        List<NamedCsvRecord> rows = rows(score(bare, "bare-predictions.csv"));
        assertThat(rows).isNotEmpty().allMatch(row -> row.getField("monetary").isEmpty());
        assertThat(rows(scored)).noneMatch(row -> row.getField("monetary").isEmpty());
    }

    @Test
    void anAsOfDateAfterTheLogIsUsedWithAWarning() {
        Outcome outcome = Outcome.of(
                "score",
                "--models=" + bundle,
                "--transactions=" + log,
                "--as-of=2021-07-09",
                "--out=" + folder + "/late.csv");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("The log ends on 2021-06-09, 30 days before the as-of date");
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}

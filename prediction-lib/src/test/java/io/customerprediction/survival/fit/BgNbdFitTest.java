package io.customerprediction.survival.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.customerprediction.survival.BgNbd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BgNbdFitTest {
    private int[] repeats = new int[0];
    private double[] last = new double[0];
    private double[] seen = new double[0];

    @Test
    void findsTheParametersThatTheCustomersWereMadeWith() {
        simulate(new BgNbd(0.6, 30, 0.9, 2.5), 20_000, 300);

        BgNbdFit fit = BgNbdFit.fit(repeats, last, seen);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.model().r()).isCloseTo(0.6, within(0.06));
        assertThat(fit.model().alpha()).isCloseTo(30, within(4.0));
        assertThat(fit.model().a() / (fit.model().a() + fit.model().b())).isCloseTo(0.9 / 3.4, within(0.03));
    }

    @Test
    void predictsTheShareThatStaysAwayInTheWindowAhead() {
        simulate(new BgNbd(0.6, 30, 0.9, 2.5), 20_000, 300);
        BgNbd model = BgNbdFit.fit(repeats, last, seen).model();

        double predicted = 0;
        int away = 0;
        for (int i = 0; i < repeats.length; i++) {
            predicted += model.noPurchaseWithin(repeats[i], last[i], seen[i], 60);
            away += nextPurchase[i] > 60 ? 1 : 0;
        }
        assertThat(predicted / repeats.length).isCloseTo((double) away / repeats.length, within(0.01));
    }

    @Test
    void withoutChurnTheFitStillEndsAndFindsAllCustomersAlive() {
        simulate(new BgNbd(2, 20, 1e-6, 1), 3_000, 200);

        BgNbdFit fit = BgNbdFit.fit(repeats, last, seen);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.model().r()).isCloseTo(2, within(0.2));
        for (int i = 0; i < repeats.length; i++) {
            if (last[i] > seen[i] / 2) {
                assertThat(fit.model().alive(repeats[i], last[i], seen[i])).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void oneTimeBuyersAloneGiveAModelThatExpectsAlmostNothing() {
        repeats = new int[200];
        last = new double[200];
        seen = new Random(11).doubles(200, 100, 300).toArray();

        BgNbd model = BgNbdFit.fit(repeats, last, seen).model();

        assertThat(model.noPurchaseWithin(0, 0, 200, 90)).isGreaterThan(0.98);
    }

    @Test
    void aSearchThatRunsOutOfEvaluationsHasNotConverged() {
        simulate(new BgNbd(0.6, 30, 0.9, 2.5), 500, 300);

        assertThat(BgNbdFit.fit(repeats, last, seen, 20).converged()).isFalse();
        assertThat(BgNbdFit.fit(repeats, last, seen, BgNbdFit.EVALUATIONS).converged())
                .isTrue();
    }

    @Test
    void noCustomersAreRejected() {
        assertThatThrownBy(() -> BgNbdFit.fit(new int[0], new double[0], new double[0]))
                .hasMessageContaining("needs customers");
        assertThatThrownBy(() -> BgNbdFit.fit(new int[2], new double[2], new double[2]))
                .hasMessageContaining("take a later as-of date");
    }

    @Test
    void allOfCdnowGivesTheParametersOfAnIndependentFit() throws IOException {
        cdnow(customer -> true);

        BgNbdFit fit = BgNbdFit.fit(repeats, last, seen);

        // scipy's Nelder-Mead on the same likelihood written with its gamma functions.
        assertThat(repeats).hasSize(23_570);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(-95_368.444, within(0.01));
        assertThat(fit.model().r()).isCloseTo(0.2516, within(0.0005));
        assertThat(fit.model().alpha()).isCloseTo(4.789, within(0.005));
        assertThat(fit.model().a()).isCloseTo(0.7234, within(0.003));
        assertThat(fit.model().b()).isCloseTo(2.1611, within(0.01));
    }

    @Test
    void theSampleOfTheLiteratureGivesItsPublishedParameters() throws IOException {
        Set<Integer> sample = sample();
        cdnow(sample::contains);

        BgNbdFit fit = BgNbdFit.fit(repeats, last, seen);

        assertThat(repeats).hasSize(2_357);
        assertThat(fit.logLikelihood()).isCloseTo(-9_582.4, within(0.05));
        assertThat(fit.model().r()).isCloseTo(0.243, within(0.0015));
        assertThat(fit.model().alpha()).isCloseTo(4.414, within(0.005));
        assertThat(fit.model().a()).isCloseTo(0.793, within(0.0015));
        assertThat(fit.model().b()).isCloseTo(2.426, within(0.005));
    }

    private static Set<Integer> sample() throws IOException {
        try (InputStream file = BgNbdFitTest.class.getResourceAsStream("cdnow-sample-customers.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(id -> !id.isBlank())
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
        }
    }

    private double[] nextPurchase = new double[0];

    /** Customers who behave as the model says, first seen at different times. */
    private void simulate(BgNbd model, int customers, double longest) {
        Random random = new Random(12);
        repeats = new int[customers];
        last = new double[customers];
        seen = new double[customers];
        nextPurchase = new double[customers];
        for (int i = 0; i < customers; i++) {
            seen[i] = longest * (0.3 + 0.7 * random.nextDouble());
            double rate = gamma(random, model.r()) / model.alpha();
            double left = gamma(random, model.a());
            double leaving = left / (left + gamma(random, model.b()));
            double time = -Math.log(1 - random.nextDouble()) / rate;
            boolean alive = true;
            while (alive && time <= seen[i]) {
                repeats[i]++;
                last[i] = time;
                alive = random.nextDouble() >= leaving;
                time -= Math.log(1 - random.nextDouble()) / rate;
            }
            nextPurchase[i] = alive ? time - seen[i] : Double.POSITIVE_INFINITY;
        }
    }

    /** A Gamma variate (Marsaglia and Tsang 2000), by way of a shape above 1. */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Customers of the CDNOW file up to the end of September 1997, in weeks. */
    private void cdnow(IntPredicate chosen) throws IOException {
        Path file = Path.of(System.getProperty("data.real", "absent"), "CDNOW_master.txt.gz");
        assumeThat(file)
                .withFailMessage("skipped: set PUBLIC_DATA to the folder of the public data sets")
                .exists();
        long end = LocalDate.of(1997, 9, 30).toEpochDay();
        Map<Integer, TreeSet<Long>> days = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            lines.lines().map(line -> line.strip().split("\\s+")).forEach(row -> {
                long day = LocalDate.parse(row[1], DateTimeFormatter.BASIC_ISO_DATE)
                        .toEpochDay();
                if (day <= end && chosen.test(Integer.parseInt(row[0]))) {
                    days.computeIfAbsent(Integer.valueOf(row[0]), id -> new TreeSet<>())
                            .add(day);
                }
            });
        }
        repeats = days.values().stream().mapToInt(d -> d.size() - 1).toArray();
        last = days.values().stream()
                .mapToDouble(d -> (d.last() - d.first()) / 7.0)
                .toArray();
        seen = days.values().stream().mapToDouble(d -> (end - d.first()) / 7.0).toArray();
    }
}

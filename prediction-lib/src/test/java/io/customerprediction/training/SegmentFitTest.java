package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.segments.Segment;
import io.customerprediction.segments.Segments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentFitTest {
    private static final double[][] GROUPS = {{8, 20, 9_000}, {20, 2, 200}, {200, 8, 3_000}, {500, 1, 60}};

    private final double[] recency = new double[2_000];
    private final double[] frequency = new double[2_000];
    private final double[] monetary = new double[2_000];

    SegmentFitTest() {
        Random random = new Random(8);
        for (int i = 0; i < recency.length; i++) {
            double[] group = GROUPS[i % 4];
            recency[i] = Math.rint(group[0] * Math.exp(0.2 * random.nextGaussian()));
            frequency[i] = Math.max(1, Math.rint(group[1] * Math.exp(0.15 * random.nextGaussian())));
            monetary[i] = group[2] * Math.exp(0.2 * random.nextGaussian());
        }
    }

    @Test
    void findsTheTrueGroups() {
        Segments segments = fit(OptionalInt.empty());

        assertThat(segments.segments()).extracting(Segment::customers).containsExactly(500, 500, 500, 500);
        assertThat(segments.segments()).extracting(Segment::name).containsExactly("Top", "Earlier", "Recent", "Former");
        for (int i = 0; i < recency.length; i++) {
            assertThat(segments.assign(recency[i], frequency[i], monetary[i])).isEqualTo(new int[] {1, 3, 2, 4}[i % 4]);
        }
    }

    @Test
    void theNumberOfSegmentsCanBeGiven() {
        for (int k = 1; k <= 8; k++) {
            Segments segments = fit(OptionalInt.of(k));
            assertThat(segments.segments()).hasSize(k);
            assertThat(segments.segments().stream().mapToInt(Segment::customers).sum())
                    .isEqualTo(2_000);
        }
    }

    @Test
    void theMostValuableComeFirst() {
        List<Segment> six = fit(OptionalInt.of(6)).segments();

        assertThat(six)
                .isSortedAccordingTo((a, b) ->
                        Double.compare(b.centre().monetary(), a.centre().monetary()));
    }

    @Test
    void theSameDataAndSeedGiveTheSameSegmentsInAnyOrderOfTheCustomers() {
        int[] shuffled = shuffled(recency.length);

        Segments again = SegmentFit.fit(
                of(recency, shuffled), of(frequency, shuffled), of(monetary, shuffled), OptionalInt.empty(), 1);

        assertThat(again).isEqualTo(fit(OptionalInt.empty())).isEqualTo(fit(OptionalInt.empty()));
    }

    @Test
    void aLogWithoutAmountsIsSegmentedByRecencyAndFrequency() {
        double[] unknown = new double[recency.length];
        Arrays.fill(unknown, Double.NaN);

        Segments segments = SegmentFit.fit(recency, frequency, unknown, OptionalInt.of(4), 1);

        assertThat(segments.segments()).hasSize(4);
        assertThat(segments.mean().monetary()).isNaN();
        assertThat(segments.segments().get(0).typical().frequency()).isGreaterThan(15);
        assertThat(segments.assign(8, 20, Double.NaN)).isEqualTo(1);
    }

    @Test
    void customersWhoAreAllAlikeMakeOneSegment() {
        double[] same = new double[50];
        Arrays.fill(same, 7);

        Segments segments = SegmentFit.fit(same, same, same, OptionalInt.empty(), 1);

        assertThat(segments.segments()).hasSize(1);
        assertThat(segments.segments().get(0).customers()).isEqualTo(50);
    }

    @Test
    void oneCustomerOrTwoAreEnough() {
        assertThat(SegmentFit.fit(new double[] {3}, new double[] {1}, new double[] {9}, OptionalInt.empty(), 1)
                        .segments())
                .hasSize(1);
        Segments two = SegmentFit.fit(
                new double[] {3, 90}, new double[] {8, 1}, new double[] {900, 5}, OptionalInt.empty(), 1);
        assertThat(two.assign(3, 8, 900)).isEqualTo(1);
    }

    @Test
    void moreCustomersThanTheSampleAreAllCounted() {
        int n = 30_000;
        double[] r = repeated(recency, n);
        double[] f = repeated(frequency, n);
        double[] m = repeated(monetary, n);

        Segments segments = SegmentFit.fit(r, f, m, OptionalInt.of(4), 1);

        assertThat(segments.segments()).extracting(Segment::customers).containsExactly(7_500, 7_500, 7_500, 7_500);
    }

    @Test
    void noCustomersAndImpossibleNumbersAreRejected() {
        double[] none = {};
        assertThatThrownBy(() -> SegmentFit.fit(none, none, none, OptionalInt.empty(), 1))
                .hasMessageContaining("no customers");
        assertThatThrownBy(() -> fit(OptionalInt.of(9))).hasMessage("9 segments: ask for 1 to 8");
        assertThatThrownBy(() -> fit(OptionalInt.of(0))).hasMessage("0 segments: ask for 1 to 8");
    }

    @Test
    void theSilhouetteIsHighForGroupsApartAndLowForOneSplitInTwo() {
        double[][] points = {{0, 0}, {0, 1}, {10, 0}, {10, 1}};

        double apart = Silhouette.of(points, List.of(new double[] {0, .5}, new double[] {10, .5}));
        double across = Silhouette.of(points, List.of(new double[] {5, 0}, new double[] {5, 1}));

        // For each point: within 1, to the next group (10 + sqrt 101) / 2.
        double next = (10 + Math.sqrt(101)) / 2;
        assertThat(apart).isEqualTo((next - 1) / next);
        assertThat(across).isNegative();
        assertThat(Silhouette.of(points, List.of(new double[] {5, .5}))).isZero();
    }

    @Test
    void theNamesAreDistinctForEveryNumberOfSegments() {
        for (int k = 1; k <= 8; k++) {
            Set<String> names = new HashSet<>();
            for (Segment segment : fit(OptionalInt.of(k)).segments()) {
                names.add(segment.name());
            }
            assertThat(names).hasSize(k);
        }
    }

    private Segments fit(OptionalInt k) {
        return SegmentFit.fit(recency, frequency, monetary, k, 1);
    }

    private static int[] shuffled(int n) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(9));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] of(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] repeated(double[] values, int n) {
        return IntStream.range(0, n).mapToDouble(i -> values[i % values.length]).toArray();
    }
}

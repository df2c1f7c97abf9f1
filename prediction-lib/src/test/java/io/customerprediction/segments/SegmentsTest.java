package io.customerprediction.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final Position MEAN = new Position(Segments.log(60), Segments.log(3), Segments.log(500));
    private static final Position SCALE = new Position(1.2, 0.7, 1.3);

    private final Segments segments = Segments.around(
            MEAN,
            SCALE,
            List.of(new Position(0.8, -0.9, -1), new Position(-1.6, 1.7, 1.5), new Position(-1.1, -0.4, -0.4)));

    @Test
    void areNumberedFromTheHighestToTheLowestSpending() {
        assertThat(segments.segments()).extracting(Segment::number).containsExactly(1, 2, 3);
        assertThat(segments.segments()).extracting(Segment::name).containsExactly("Top", "Recent", "Former");
        assertThat(segments.name(3)).isEqualTo("Former");
    }

    @Test
    void withoutAmountsTheyAreNumberedByOrders() {
        Segments byOrders = Segments.around(
                unknownSpend(MEAN),
                unknownSpend(SCALE),
                List.of(new Position(-2, 0, Double.NaN), new Position(0, 1, Double.NaN)));

        assertThat(byOrders.segments().get(0).centre().frequency()).isEqualTo(1);
        assertThat(byOrders.assign(3, 3, Double.NaN)).isEqualTo(2);
        assertThat(byOrders.assign(3, 3, 1e9)).isEqualTo(2);
    }

    @Test
    void theTypicalCustomerOfASegmentBelongsToIt() {
        for (Segment segment : segments.segments()) {
            Position typical = segment.typical();
            assertThat(segments.assign(typical.recency(), typical.frequency(), typical.monetary()))
                    .isEqualTo(segment.number());
        }
    }

    @Test
    void withoutMonetaryTheSegmentDependsOnRecencyAndFrequency() {
        assertThat(segments.assign(9, 12, Double.NaN)).isEqualTo(1);
        assertThat(segments.assign(400, 1, Double.NaN)).isEqualTo(3);
    }

    @Test
    void aNegativeSpendingCountsAsNone() {
        assertThat(segments.assign(400, 1, -900)).isEqualTo(segments.assign(400, 1, 0));
    }

    @Test
    void equallyNearCentresGiveTheMoreValuableSegment() {
        Position centre = new Position(0, 0, 0);
        assertThat(Segments.around(MEAN, SCALE, List.of(centre, centre)).assign(60, 3, 500))
                .isEqualTo(1);
    }

    @Test
    void everyCustomerHasASegmentHoweverExtreme() {
        double[] extremes = {0, 0.5, 1, 36_500, 1e12, Double.MAX_VALUE};
        for (double recency : extremes) {
            for (double frequency : extremes) {
                for (double monetary : extremes) {
                    assertThat(segments.assign(recency, frequency, monetary)).isBetween(1, 3);
                }
            }
        }
    }

    @Test
    void everyCustomerIsCountedOnceAndMediansAreOfTheMembers() {
        double[] recency = {5, 9, 12, 300, 20};
        double[] frequency = {12, 15, 20, 1, 2};
        double[] monetary = {6_000, 5_000, 9_000, 40, 300};

        List<Segment> held = segments.holding(recency, frequency, monetary).segments();

        assertThat(held).extracting(Segment::customers).containsExactly(3, 1, 1);
        assertThat(held.get(0).typical()).isEqualTo(new Position(9, 15, 6_000));
        assertThat(held).extracting(Segment::name).containsExactly("Top", "Recent", "Former");
    }

    @Test
    void anEmptySegmentKeepsItsTypicalCustomer() {
        Segments held = segments.holding(new double[] {5}, new double[] {12}, new double[] {6_000});

        assertThat(held.segments().get(2).customers()).isZero();
        assertThat(held.segments().get(2).typical())
                .isEqualTo(segments.segments().get(2).typical());
    }

    @Test
    void theDescriptionIsInWords() {
        Segment one = new Segment(1, "Frequent", 3, new Position(1, 8, 2_300), new Position(0, 0, 0));
        Segment two = new Segment(1, "Former", 3, new Position(400, 1, Double.NaN), new Position(0, 0, Double.NaN));

        assertThat(one.description()).isEqualTo("last purchase 1 day ago, 8 orders, 2,300 spent");
        assertThat(two.description()).isEqualTo("last purchase 400 days ago, 1 order");
    }

    @Test
    void survivesJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Segments withoutAmounts = Segments.around(
                unknownSpend(MEAN), unknownSpend(SCALE), List.of(new Position(1 / 3.0, 0.1, Double.NaN)));

        for (Segments original : List.of(segments, withoutAmounts)) {
            assertThat(json.readValue(json.writeValueAsString(original), Segments.class))
                    .isEqualTo(original);
        }
    }

    @Test
    void assigningAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = assignMany(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += assignMany(20_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isPositive();
        assertThat(allocated).isLessThan(2_000);
    }

    private long assignMany(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += segments.assign(i % 700, i % 40, i);
        }
        return sum;
    }

    @Test
    void problemsAreRefusedWithTheReason() {
        Position origin = new Position(0, 0, 0);
        Segment second = new Segment(2, "Frequent", 0, origin, origin);

        assertThatThrownBy(() -> new Segments(MEAN, SCALE, List.of(second))).hasMessageContaining("count from 1");
        assertThatThrownBy(() -> new Segments(MEAN, SCALE, List.of())).hasMessageContaining("at least one segment");
        assertThatThrownBy(() -> new Segments(MEAN, origin, List.of(second))).hasMessageContaining("above 0");
        assertThatThrownBy(() -> segments.name(4)).hasMessage("there is no segment 4: use 1 to 3");
        assertThatThrownBy(() -> new Position(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Segment(1, " ", 0, origin, origin)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAreDistinctWhereverTheCentresLie() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Position> centres = new ArrayList<>();
            for (int k = 0; k <= round % 8; k++) {
                centres.add(new Position(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
            }
            assertThat(GroupNames.of(centres)).hasSize(centres.size()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theNameDescribesActivityAndValue() {
        assertThat(GroupNames.of(List.of(
                        new Position(-1.3, 1.6, 1.4),
                        new Position(-1.2, -0.3, -0.3),
                        new Position(0.2, 0.3, 0.5),
                        new Position(0.7, -0.8, -0.8))))
                .containsExactly("Top", "Recent", "Earlier", "Former");
    }

    @Test
    void theBestOfSeveralActiveGroupsIsTheTop() {
        assertThat(GroupNames.of(List.of(
                        new Position(-2.3, 3.1, 2.4), new Position(-2.9, 1.4, 1.2), new Position(0.6, -0.7, -1))))
                .containsExactly("Top", "Frequent", "Former");
    }

    @Test
    void moreCentresThanNamesAreRefused() {
        List<Position> nine = Collections.nCopies(9, new Position(0, 0, 0));

        assertThatThrownBy(() -> GroupNames.of(nine)).hasMessageContaining("at most 8 have a name");
    }

    @Test
    void logarithmicAxesConvertBackToNaturalUnits() {
        Segments one = Segments.around(MEAN, SCALE, List.of(new Position(0, 0, 0)));

        assertThat(one.segments().get(0).typical().recency()).isCloseTo(60, within(1e-9));
        assertThat(one.segments().get(0).typical().monetary()).isCloseTo(500, within(1e-9));
    }

    private static Position unknownSpend(Position known) {
        return new Position(known.recency(), known.frequency(), Double.NaN);
    }
}

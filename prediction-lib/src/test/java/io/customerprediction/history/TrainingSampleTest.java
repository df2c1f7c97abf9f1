package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSampleTest {
    private static PurchaseLog log(List<Integer> customers) {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        for (int customer : customers) {
            for (int day = 0; day <= customer % 20; day++) {
                builder.add("C" + customer, LocalDate.of(2024, 1, 1).plusDays(day), BigDecimal.TEN, 1);
            }
        }
        return builder.build(true, true);
    }

    private static List<Integer> customers(int count) {
        return new ArrayList<>(IntStream.range(0, count).boxed().toList());
    }

    private static List<String> ids(PurchaseLog log) {
        return IntStream.range(0, log.size()).mapToObj(log::customerId).toList();
    }

    @Test
    void orderOfTheLogDoesNotMatter() {
        List<Integer> shuffled = customers(5_000);
        Collections.shuffle(shuffled, new Random(1));

        PurchaseLog sample = TrainingSample.of(log(customers(5_000)), 400);

        assertThat(ids(TrainingSample.of(log(shuffled), 400))).isEqualTo(ids(sample));
        assertThat(ids(sample)).isSorted();
    }

    @Test
    void everyStratumHasItsShare() {
        PurchaseLog sample = TrainingSample.of(log(customers(20_000)), 2_000);

        long once = IntStream.range(0, sample.size())
                .filter(i -> sample.history(i).size() == 1)
                .count();
        assertThat(once).isEqualTo(100);
        assertThat(sample.size()).isBetween(2_000, 2_000 + TrainingSample.STRATA);
    }

    @Test
    void sampleOfThoseThatItMayContainIsTheSampleOfAll() {
        List<Integer> all = customers(20_000);
        PurchaseLog log = log(all);
        long[] strata = new long[TrainingSample.STRATA];
        all.forEach(customer -> strata[TrainingSample.stratum(1 + customer % 20)]++);
        TrainingSample sample = new TrainingSample(strata, 1_000);

        List<Integer> candidates = all.stream()
                .filter(customer -> sample.mayContain("C" + customer, 1 + customer % 20))
                .toList();

        assertThat(candidates).hasSizeLessThan(3_500);
        assertThat(ids(sample.of(log(candidates)))).isEqualTo(ids(TrainingSample.of(log, 1_000)));
    }

    @Test
    void smallLogIsItsOwnSample() {
        assertThat(TrainingSample.of(log(customers(50)), 100).size()).isEqualTo(50);
    }
}

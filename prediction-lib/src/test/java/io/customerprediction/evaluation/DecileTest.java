package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.model.report.Decile;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecileTest {

    @Test
    void aPerfectScoreHoldsAllWhoChurnedInItsFirstDeciles() {
        boolean[] churned = new boolean[100];
        for (int i = 0; i < 20; i++) {
            churned[i] = true;
        }
        double[] p = IntStream.range(0, 100).mapToDouble(i -> 1 - i / 100.0).toArray();

        List<Decile> deciles = Deciles.of(churned, p);

        assertThat(deciles).extracting(Decile::lift).startsWith(5.0, 5.0, 0.0).hasSize(10);
        assertThat(deciles).extracting(Decile::gain).startsWith(0.5, 1.0, 1.0);
    }

    @Test
    void theDecilesTogetherAreAllCustomers() {
        for (int n : new int[] {1, 7, 10, 11, 19, 101, 1234}) {
            Random random = new Random(n);
            boolean[] churned = new boolean[n];
            churned[random.nextInt(n)] = true;
            List<Decile> deciles = Deciles.of(churned, random.doubles(n).toArray());

            assertThat(deciles.stream().mapToInt(Decile::customers).sum()).isEqualTo(n);
            assertThat(deciles.get(deciles.size() - 1).gain()).isEqualTo(1);
            double weighted = deciles.stream()
                    .mapToDouble(d -> d.lift() * d.customers() / n)
                    .sum();
            assertThat(weighted).isCloseTo(1, within(1e-9));
        }
    }
}

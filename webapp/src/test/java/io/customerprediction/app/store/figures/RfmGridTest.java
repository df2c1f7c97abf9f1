package io.customerprediction.app.store.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.figures.RfmGrid.Counted;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RfmGridTest {
    @Test
    void customersWhoDifferAreInFifths() {
        List<Counted> even =
                IntStream.range(0, 100).mapToObj(k -> new Counted(k, 3)).toList();
        assertThat(RfmGrid.classes(even))
                .containsExactly(
                        new Range(0, 19), new Range(20, 39), new Range(40, 59), new Range(60, 79), new Range(80, 99));
    }

    @Test
    void thoseWithTheSameNumberAreKeptTogether() {
        List<Counted> tied = List.of(
                new Counted(1, 600), new Counted(2, 200), new Counted(3, 100), new Counted(4, 50), new Counted(9, 50));
        assertThat(RfmGrid.classes(tied))
                .containsExactly(new Range(1, 1), new Range(2, 2), new Range(3, 3), new Range(4, 4), new Range(9, 9));
        assertThat(RfmGrid.classes(List.of(new Counted(1, 90), new Counted(7, 10))))
                .containsExactly(new Range(1, 1), new Range(7, 7));
    }

    @Test
    void withoutCustomersThereIsNoClass() {
        assertThat(RfmGrid.classes(List.of())).isEmpty();
        assertThat(RfmGrid.classes(List.of(new Counted(4, 1)))).containsExactly(new Range(4, 4));
    }
}

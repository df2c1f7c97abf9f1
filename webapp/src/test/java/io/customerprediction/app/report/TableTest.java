package io.customerprediction.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.report.Figure.Better;
import io.customerprediction.app.report.Table.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private record Shop(String name, double sales, double losses) {}

    private static final List<Figure<Shop>> FIGURES = List.of(
            Figure.of("sales", Better.HIGHER, Shop::sales, ReportNumbers::one),
            Figure.of("losses", Better.LOWER, Shop::losses, ReportNumbers::one),
            Figure.plain("word", shop -> "open"));

    @Test
    void theBestOfAColumnIsMarked() {
        Table table = Table.of("Shops", "shop", List.of(new Shop("a", 2, 5), new Shop("b", 3, 4)), Shop::name, FIGURES);

        assertThat(table.rows().get(0).cells()).extracting(Cell::best).containsExactly(false, false, false);
        assertThat(table.rows().get(1).cells()).extracting(Cell::best).containsExactly(true, true, false);
    }

    @Test
    void aMissingFigureIsNeverTheBest() {
        Table table = Table.of(
                "Shops",
                "shop",
                List.of(new Shop("a", Double.NaN, 5), new Shop("b", -1, Double.NaN)),
                Shop::name,
                FIGURES);

        assertThat(table.rows().get(0).cells()).extracting(Cell::best).containsExactly(false, true, false);
        assertThat(table.rows().get(1).cells()).extracting(Cell::best).containsExactly(true, false, false);
    }

    @Test
    void aSingleRowIsNotMarkedAsTheBest() {
        Table table = Table.of("Shops", "shop", List.of(new Shop("a", 2, 5)), Shop::name, FIGURES);

        assertThat(table.rows().get(0).cells()).extracting(Cell::best).containsOnly(false);
    }
}

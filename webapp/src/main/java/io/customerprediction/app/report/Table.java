package io.customerprediction.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table as a page shows it.
 *
 * @param caption says what it is
 * @param head names the first column
 * @param columns the others
 * @param rows from top to bottom
 */
public record Table(String caption, String head, List<Column> columns, List<Row> rows) {
    /**
     * Heads a column.
     *
     * @param name short
     * @param note which way is better; may be empty
     * @param number whether it holds numbers, which are read from the right
     */
    public record Column(String name, String note, boolean number) {}

    /** What one row is about, and what each column says of it. */
    public record Row(String name, List<Cell> cells) {}

    /** A figure, whether it is the best of its column, and whether it is a number. */
    public record Cell(String text, boolean best, boolean number) {}

    /** A table with one row for each of these; the best of a column is marked where there is anything to choose from. */
    static <T> Table of(String caption, String head, List<T> about, Function<T, String> name, List<Figure<T>> figures) {
        double[] best = figures.stream()
                .mapToDouble(figure -> about.size() > 1 ? figure.best(about) : Double.NaN)
                .toArray();
        return new Table(
                caption,
                head,
                figures.stream()
                        .map(figure -> new Column(figure.name(), figure.better().words(), figure.number()))
                        .toList(),
                about.stream()
                        .map(row -> new Row(name.apply(row), cells(row, figures, best)))
                        .toList());
    }

    private static <T> List<Cell> cells(T row, List<Figure<T>> figures, double[] best) {
        List<Cell> cells = new ArrayList<>();
        for (int k = 0; k < best.length; k++) {
            Figure<T> figure = figures.get(k);
            boolean isBest = figure.value().applyAsDouble(row) == best[k];
            cells.add(new Cell(figure.text().apply(row), isBest, figure.number()));
        }
        return cells;
    }
}

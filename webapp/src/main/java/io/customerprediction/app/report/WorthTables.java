package io.customerprediction.app.report;

import static io.customerprediction.app.report.Figure.Better.HIGHER;
import static io.customerprediction.app.report.Figure.Better.LOWER;
import static io.customerprediction.app.report.Figure.Better.NEITHER;

import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthGrade;
import io.customerprediction.model.report.WorthReport;
import io.customerprediction.model.report.WorthReport.Figures;
import io.customerprediction.model.report.WorthReport.Method;
import io.customerprediction.model.report.WorthReport.Tenth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Expected orders and spend beside what was bought, as tables. */
final class WorthTables {
    private WorthTables() {}

    /** The tables of an as-of date; none where orders and spend were not tested. */
    static List<Table> of(OriginReport origin) {
        WorthReport worth = origin.worth();
        if (worth == null) {
            return List.of();
        }
        LocalDate asOf = origin.window().asOf();
        List<Table> tables = new ArrayList<>();
        tables.add(methods("Expected orders as of " + asOf, worth.methods(), Method::orders));
        if (worth.spend() != null) {
            tables.add(methods("Expected spend as of " + asOf, worth.methods(), Method::spend));
        }
        tables.add(tenths(asOf, worth));
        tables.add(intervals(asOf, worth));
        return tables;
    }

    /** What the grade of orders and spend rests on. */
    static Table conditions(WorthGrade grade) {
        return Table.of(
                "What the grade of orders and spend rests on; the worst condition decides",
                "condition",
                grade.conditions(),
                Condition::about,
                List.of(
                        Figure.plain("found", Condition::found),
                        Figure.plain("best grade it allows", c -> c.allows().name())));
    }

    private static Table methods(String title, List<Method> methods, Function<Method, @Nullable Figures> figures) {
        return Table.of(
                title,
                "method",
                methods,
                method -> method.method().toString(),
                List.of(
                        Figure.of("expected", NEITHER, known(figures, Figures::expected), ReportNumbers::whole),
                        Figure.of("actual", NEITHER, known(figures, Figures::actual), ReportNumbers::whole),
                        Figure.of("expected / actual", NEITHER, known(figures, Figures::ratio), ReportNumbers::three),
                        Figure.of("Gini", HIGHER, known(figures, Figures::gini), ReportNumbers::three),
                        Figure.of(
                                "share in the best tenth",
                                HIGHER,
                                known(figures, Figures::bestTenth),
                                ReportNumbers::percent),
                        Figure.of(
                                "error of the tenths",
                                LOWER,
                                known(figures, Figures::decileError),
                                ReportNumbers::percent),
                        Figure.of("Poisson deviance", LOWER, known(figures, Figures::deviance), ReportNumbers::three)));
    }

    private static ToDoubleFunction<Method> known(
            Function<Method, @Nullable Figures> figures, ToDoubleFunction<Figures> figure) {
        return method -> {
            Figures found = figures.apply(method);
            return found == null ? Double.NaN : figure.applyAsDouble(found);
        };
    }

    private static Table tenths(LocalDate asOf, WorthReport worth) {
        return Table.of(
                "The forest by tenths of the customers as of " + asOf + ", those with the most expected orders first",
                "tenth",
                worth.tenths(),
                tenth -> Integer.toString(tenth.number()),
                List.of(
                        Figure.of("customers", NEITHER, Tenth::customers, ReportNumbers::whole),
                        Figure.of("expected orders", NEITHER, Tenth::expectedOrders, ReportNumbers::whole),
                        Figure.of("actual orders", NEITHER, Tenth::orders, ReportNumbers::whole),
                        Figure.of("expected spend", NEITHER, Tenth::expectedSpend, ReportNumbers::whole),
                        Figure.of("actual spend", NEITHER, Tenth::spend, ReportNumbers::whole)));
    }

    private static Table intervals(LocalDate asOf, WorthReport worth) {
        List<Missed> rows = new ArrayList<>(List.of(new Missed("orders", worth.orders())));
        WorthReport.Misses spend = worth.spend();
        if (spend != null) {
            rows.add(new Missed("spend", spend));
        }
        return Table.of(
                "Customers outside of the forest's 80 % intervals as of " + asOf,
                "interval",
                rows,
                Missed::what,
                List.of(
                        Figure.of(
                                "bought less (at most 10 % wanted)",
                                NEITHER, row -> row.misses().below(), ReportNumbers::percent),
                        Figure.of(
                                "bought more (10 % wanted)",
                                NEITHER, row -> row.misses().above(), ReportNumbers::percent)));
    }

    private record Missed(String what, WorthReport.Misses misses) {}
}

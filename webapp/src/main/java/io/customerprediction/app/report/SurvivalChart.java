package io.customerprediction.app.report;

import io.customerprediction.app.report.Figure.Better;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.SurvivalPoint;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The share of customers who are not back yet, day by day: predicted and seen. */
final class SurvivalChart {
    private static final SurvivalPoint START = new SurvivalPoint(0, 1, 1);

    private SurvivalChart() {}

    /** The chart of a date whose report has at least one point. */
    static Chart of(OriginReport origin, int horizon) {
        List<SurvivalPoint> points =
                Stream.concat(Stream.of(START), origin.survival().stream()).toList();
        Axis days = Axis.fitting(
                "days after the as-of date", points.stream().mapToDouble(SurvivalPoint::day), ReportNumbers::whole);
        Drawing drawing = Drawing.plane(days, Axis.shares("not back yet"))
                .line("reference", horizon, 0, horizon, 1)
                .namedLine("seen", "seen", curve(points, SurvivalPoint::seen))
                .namedLine("m0", "predicted by the forest", curve(points, SurvivalPoint::predicted))
                .key("reference", "horizon, " + horizon + " days");
        points.forEach(point -> drawing.dot("seen", point.day(), point.seen(), words(point)));
        return drawing.chart(
                "survival-" + origin.window().asOf(),
                "Days until the next purchase",
                description(origin),
                figures(origin));
    }

    private static double[] curve(List<SurvivalPoint> points, ToDoubleFunction<SurvivalPoint> share) {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.day(), share.applyAsDouble(point)))
                .toArray();
    }

    private static String words(SurvivalPoint point) {
        return "day " + point.day() + ": " + ReportNumbers.percent(point.seen()) + " were not back, "
                + ReportNumbers.percent(point.predicted()) + " predicted";
    }

    private static String description(OriginReport origin) {
        SurvivalPoint widest = origin.survival().stream()
                .max(Comparator.comparingDouble(point -> Math.abs(point.predicted() - point.seen())))
                .orElseThrow();
        return "The mean curve of all customers beside the share of them who had not bought again. They are furthest"
                + " apart at " + words(widest) + ".";
    }

    private static Table figures(OriginReport origin) {
        List<Figure<SurvivalPoint>> figures = List.of(
                Figure.of("predicted", Better.NEITHER, SurvivalPoint::predicted, ReportNumbers::percent),
                Figure.of("seen", Better.NEITHER, SurvivalPoint::seen, ReportNumbers::percent));
        return Table.of(
                "Share of customers not back yet",
                "day",
                origin.survival(),
                point -> ReportNumbers.count(point.day()),
                figures);
    }
}

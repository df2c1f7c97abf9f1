package io.customerprediction.app.pages.segments;

import io.customerprediction.segments.SegmentName;
import java.util.Locale;

/** The signs of segments in a drawing: shapes differ as well as colours, so that no colour alone means anything. */
final class Markers {
    private static final String[] SHAPES = {
        "m-%1$.1f,0a%1$.1f,%1$.1f,0,1,0,%2$.1f,0a%1$.1f,%1$.1f,0,1,0,-%2$.1f,0z",
        "m-%1$.1f,-%1$.1fh%2$.1fv%2$.1fh-%2$.1fz",
        "m0,-%1$.1fl%1$.1f,%2$.1fh-%2$.1fz",
        "m0,-%1$.1fl%1$.1f,%1$.1fl-%1$.1f,%1$.1fl-%1$.1f,-%1$.1fz",
        "m0,%1$.1fl%1$.1f,-%2$.1fh-%2$.1fz",
    };

    private Markers() {}

    /**
     * The shape of a segment's sign around a point that {@link #moveTo} names.
     *
     * @param radius half of its width
     * @return the path as SVG writes it, closed
     */
    static String shape(SegmentName segment, double radius) {
        return String.format(Locale.ROOT, SHAPES[segment.ordinal() % SHAPES.length], radius, 2 * radius);
    }

    /** Moves a path to a point, to the tenth; a page has thousands, so it is written without a formatter. */
    static StringBuilder moveTo(StringBuilder path, double x, double y) {
        return tenths(tenths(path.append('M'), x).append(','), y);
    }

    private static StringBuilder tenths(StringBuilder path, double value) {
        long tenths = Math.round(10 * value);
        return path.append(tenths < 0 ? "-" : "")
                .append(Math.abs(tenths) / 10)
                .append('.')
                .append(Math.abs(tenths) % 10);
    }
}

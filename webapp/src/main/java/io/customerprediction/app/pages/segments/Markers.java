package io.customerprediction.app.pages.segments;

import io.customerprediction.segments.SegmentName;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The signs of segments in a drawing: shapes differ as well as colours, so that no colour alone means anything. */
final class Markers {
    private static final List<String> SHAPES = List.of(
            "m-%1$.1f,0a%1$.1f,%1$.1f,0,1,0,%2$.1f,0a%1$.1f,%1$.1f,0,1,0,-%2$.1f,0z",
            "m-%1$.1f,-%1$.1fh%2$.1fv%2$.1fh-%2$.1fz",
            "m0,-%1$.1fl%1$.1f,%2$.1fh-%2$.1fz",
            "m0,-%1$.1fl%1$.1f,%1$.1fl-%1$.1f,%1$.1fl-%1$.1f,-%1$.1fz",
            "m0,%1$.1fl%1$.1f,-%2$.1fh-%2$.1fz");

    private static final Map<SegmentName, String> OF_SEGMENTS = new EnumMap<>(SegmentName.class);

    static {
        Iterator<String> shapes =
                Stream.generate(SHAPES::stream).flatMap(shape -> shape).iterator();
        for (SegmentName segment : SegmentName.values()) {
            OF_SEGMENTS.put(segment, shapes.next());
        }
    }

    private Markers() {}

    /**
     * The shape of a segment's sign around a point that {@link #moveTo} names.
     *
     * @param radius half of its width
     * @return the path as SVG writes it, closed
     */
    static String shape(SegmentName segment, double radius) {
        return String.format(Locale.ROOT, OF_SEGMENTS.get(segment), radius, 2 * radius);
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

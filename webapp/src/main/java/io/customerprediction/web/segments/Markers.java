package io.customerprediction.web.segments;

import java.util.Locale;

/** The signs of segments in a drawing: shapes differ as well as colours, so that no colour alone means anything. */
final class Markers {
    private static final String[] SHAPES = {
        "M%1$.1f,%2$.1fm-%3$.1f,0a%3$.1f,%3$.1f,0,1,0,%4$.1f,0a%3$.1f,%3$.1f,0,1,0,-%4$.1f,0z",
        "M%1$.1f,%2$.1fm-%3$.1f,-%3$.1fh%4$.1fv%4$.1fh-%4$.1fz",
        "M%1$.1f,%2$.1fm0,-%3$.1fl%3$.1f,%4$.1fh-%4$.1fz",
        "M%1$.1f,%2$.1fm0,-%3$.1fl%3$.1f,%3$.1fl-%3$.1f,%3$.1fl-%3$.1f,-%3$.1fz",
        "M%1$.1f,%2$.1fm0,%3$.1fl%3$.1f,-%4$.1fh-%4$.1fz",
    };

    private Markers() {}

    /**
     * The sign of a segment.
     *
     * @param cluster number of the segment, from 1
     * @param radius half of its width
     * @return the path as SVG writes it, closed
     */
    static String path(int cluster, double x, double y, double radius) {
        return String.format(Locale.ROOT, SHAPES[(cluster - 1) % SHAPES.length], x, y, radius, 2 * radius);
    }
}

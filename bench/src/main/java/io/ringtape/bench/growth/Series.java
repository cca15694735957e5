package io.ringtape.bench.growth;

import java.util.List;

/**
 * Points that belong together, x rising.
 *
 * @param name as the legend says it
 * @param points at least one
 */
public record Series(String name, List<Point> points) {
    /** A measured point; both above 0, since axes are logarithmic. */
    public record Point(double x, double y) {
        public Point {
            if (!(x > 0 && y > 0)) {
                throw new IllegalArgumentException("a point at " + x + ", " + y + ", wanted both above 0");
            }
        }
    }

    public Series {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(name + ": a series needs a point");
        }
    }

    /**
     * How y grows with x: the slope of the line of least squares through the logarithms. 0 is constant, 1 a straight line
     * through the origin, 2 a square; 0 for a single point.
     */
    public double exponent() {
        double meanX = points.stream()
                .mapToDouble(p -> StrictMath.log(p.x()))
                .average()
                .orElseThrow();
        double meanY = points.stream()
                .mapToDouble(p -> StrictMath.log(p.y()))
                .average()
                .orElseThrow();
        double up = 0;
        double down = 0;
        for (Point point : points) {
            double x = StrictMath.log(point.x()) - meanX;
            up += x * (StrictMath.log(point.y()) - meanY);
            down += x * x;
        }
        return down == 0 ? 0 : up / down;
    }
}

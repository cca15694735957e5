package io.ringtape.bench.growth;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A line of points with rising x.
 *
 * @param name in the legend
 * @param points at least one
 */
public record Series(String name, List<Point> points) {
    /** A measured point. Both numbers are above 0, since axes are logarithmic. */
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
     * Returns how y grows with x: the slope of the least-squares line through the logarithms. 0 is constant, 1 is
     * proportional, 2 is quadratic; 0 for a single point.
     */
    public double exponent() {
        double meanX = mean(Point::x);
        double meanY = mean(Point::y);
        double up = 0;
        double down = 0;
        for (Point point : points) {
            double x = StrictMath.log(point.x()) - meanX;
            up += x * (StrictMath.log(point.y()) - meanY);
            down += x * x;
        }
        return down == 0 ? 0 : up / down;
    }

    private double mean(ToDoubleFunction<Point> value) {
        return points.stream()
                .mapToDouble(point -> StrictMath.log(value.applyAsDouble(point)))
                .average()
                .orElseThrow();
    }
}

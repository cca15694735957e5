package io.ringtape.report;

import io.ringtape.chart.Axis;
import io.ringtape.chart.Grid;
import io.ringtape.chart.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws the cumulative profit after each trade and, below it, the drawdown. */
final class EquityChart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 340;
    private static final int LEFT = 70;
    private static final int RIGHT = 12;

    private final Markup page;
    private final List<ClosedTrade> trades;
    private final double[] sums;
    private final double[] falls;
    private final Axis x;

    EquityChart(Markup page, List<ClosedTrade> trades) {
        this.page = page;
        this.trades = trades;
        sums = new double[trades.size() + 1];
        falls = new double[trades.size() + 1];
        double best = 0;
        for (int i = 0; i < trades.size(); i++) {
            sums[i + 1] = sums[i] + trades.get(i).profit();
            best = Math.max(best, sums[i + 1]);
            falls[i + 1] = sums[i + 1] - best;
        }
        x = Axis.linear(0, Math.max(1, trades.size()), LEFT, WIDTH - RIGHT);
    }

    void draw() {
        page.open("div", "class", "chart");
        page.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                "Cumulative profit after each trade, and the drawdown from its peak");
        drawDates();
        Axis profit = panel("profit, USD, trade by trade", min(sums), max(sums), 26, 206, 5);
        Axis fall = panel("drawdown, USD", min(falls), 0, 244, 316, 3);
        page.empty("polyline", "class", "equity", "points", steps(sums, profit));
        String area =
                LEFT + "," + fall.at(0) + " " + steps(falls, fall) + " " + Axis.pixel(WIDTH - RIGHT) + "," + fall.at(0);
        page.empty("polygon", "class", "fall", "points", area);
        drawTrades(profit);
        page.close("svg").close("div");
    }

    private Axis panel(String name, double low, double high, double top, double bottom, int ticks) {
        double room = Math.max(1, (high - low) * 0.05);
        Axis y = Axis.linear(low - room, high + (high == 0 && low < 0 ? 0 : room), bottom, top);
        Grid grid = new Grid(page, x, y);
        int digits = y.digits(ticks);
        for (double tick : y.ticks(ticks)) {
            grid.across(tick == 0 ? "zero" : "grid", tick, Markup.number(tick, digits));
        }
        page.text("text", name, "class", "label", "x", "" + LEFT, "y", Axis.pixel(top - 8));
        return y;
    }

    /** Draws a line where a date begins, with its name if there is room. */
    private void drawDates() {
        double free = 0;
        for (int i = 0; i < trades.size(); i++) {
            boolean isFirst =
                    i == 0 || !trades.get(i).date().equals(trades.get(i - 1).date());
            if (isFirst) {
                String at = x.at(i);
                page.empty("line", "class", "date", "x1", at, "x2", at, "y1", "26", "y2", "316");
                if (x.place(i) >= free) {
                    String date = trades.get(i).date().toString();
                    page.text("text", date, "class", "tick", "x", Axis.pixel(x.place(i) + 3), "y", "" + (HEIGHT - 8));
                    free = x.place(i) + 80;
                }
            }
        }
    }

    private void drawTrades(Axis y) {
        for (int i = 0; i < trades.size(); i++) {
            ClosedTrade trade = trades.get(i);
            page.open(
                    "circle",
                    "class",
                    trade.profit() > 0 ? "won" : "lost",
                    "cx",
                    x.at(i + 1),
                    "cy",
                    y.at(sums[i + 1]),
                    "r",
                    trades.size() > 200 ? "1.5" : "3");
            page.text("title", DayChart.words(trade)).close("circle");
        }
    }

    private String steps(double[] values, Axis y) {
        double[] places = IntStream.range(0, values.length).asDoubleStream().toArray();
        return new Grid(page, x, y).points(places, values);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}

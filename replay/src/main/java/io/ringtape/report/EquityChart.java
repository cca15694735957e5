package io.ringtape.report;

import java.util.List;

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
    private final ChartScale x;

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
        x = new ChartScale(0, Math.max(1, trades.size()), LEFT, WIDTH - RIGHT);
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
        ChartScale profit = panel("profit, USD, trade by trade", min(sums), max(sums), 26, 206, 5);
        ChartScale fall = panel("drawdown, USD", min(falls), 0, 244, 316, 3);
        page.empty("polyline", "class", "equity", "points", steps(sums, profit));
        String area = LEFT + "," + fall.at(0) + " " + steps(falls, fall) + " " + ChartScale.pixel(WIDTH - RIGHT) + ","
                + fall.at(0);
        page.empty("polygon", "class", "fall", "points", area);
        drawTrades(profit);
        page.close("svg").close("div");
    }

    private ChartScale panel(String name, double low, double high, double top, double bottom, int ticks) {
        double room = Math.max(1, (high - low) * 0.05);
        ChartScale y = new ChartScale(low - room, high + (high == 0 && low < 0 ? 0 : room), bottom, top);
        int digits = y.digits(ticks);
        for (double tick : y.ticks(ticks)) {
            page.empty(
                    "line",
                    "class",
                    tick == 0 ? "zero" : "grid",
                    "x1",
                    "" + LEFT,
                    "x2",
                    "" + (WIDTH - RIGHT),
                    "y1",
                    y.at(tick),
                    "y2",
                    y.at(tick));
            page.text(
                    "text",
                    Markup.number(tick, digits),
                    "class",
                    "tick",
                    "x",
                    "" + (LEFT - 6),
                    "y",
                    ChartScale.pixel(y.place(tick) + 4),
                    "text-anchor",
                    "end");
        }
        page.text("text", name, "class", "label", "x", "" + LEFT, "y", ChartScale.pixel(top - 8));
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
                    page.text(
                            "text",
                            date,
                            "class",
                            "tick",
                            "x",
                            ChartScale.pixel(x.place(i) + 3),
                            "y",
                            "" + (HEIGHT - 8));
                    free = x.place(i) + 80;
                }
            }
        }
    }

    private void drawTrades(ChartScale y) {
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

    private String steps(double[] values, ChartScale y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            points.append(x.at(i)).append(',').append(y.at(values[i])).append(' ');
        }
        return points.toString().strip();
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0);
    }
}

package io.ringtape.report;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.chart.Axis;
import io.ringtape.chart.Grid;
import io.ringtape.chart.Markup;
import io.ringtape.event.Side;
import io.ringtape.event.SignalStatus;
import io.ringtape.tape.NewYorkTime;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Draws one symbol's day: price with VWAP and bands, trades, and blocked signals. */
final class DayChart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 330;
    private static final int LEFT = 66;
    private static final int RIGHT = 26;
    private static final int TOP = 14;
    private static final int BOTTOM = 300;
    private static final long HALF_HOUR_NS = 30 * MINUTE_NS;

    private final Markup page;
    private final String symbol;
    private final List<PricePoint> prices;
    private final List<ClosedTrade> trades;
    private final List<FollowedSignal> blocked;
    private final Axis x;
    private final Axis y;
    private final Grid grid;

    DayChart(Markup page, ReportedSession session, String symbol) {
        this.page = page;
        this.symbol = symbol;
        prices = session.prices().get(symbol);
        trades = session.trades().stream()
                .filter(trade -> trade.origin().symbol().equals(symbol))
                .toList();
        blocked = session.signals().stream()
                .filter(signal ->
                        signal.origin().symbol().equals(symbol) && signal.fate().status() == SignalStatus.BLOCKED)
                .toList();
        x = Axis.linear(
                (double) prices.get(0).timeNs() - MINUTE_NS,
                (double) prices.get(prices.size() - 1).timeNs(),
                LEFT,
                WIDTH - RIGHT);
        double low = all().min().orElseThrow();
        double high = all().max().orElseThrow();
        double room = Math.max(0.01, (high - low) * 0.04);
        y = Axis.linear(low - room, high + room, BOTTOM, TOP);
        grid = new Grid(page, x, y);
    }

    private DoubleStream all() {
        DoubleStream traded = trades.stream()
                .flatMapToDouble(trade ->
                        DoubleStream.of(trade.entry().price(), trade.exit().price()));
        return DoubleStream.concat(prices.stream().mapToDouble(PricePoint::last), traded);
    }

    void draw() {
        page.open("div", "class", "chart");
        String name = symbol + ": price, VWAP and bands, trades and blocked signals";
        page.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", name);
        drawAxes();
        page.open("svg", "x", "0", "y", "" + TOP, "width", "" + WIDTH, "height", "" + (BOTTOM - TOP));
        page.open("g", "transform", "translate(0,-" + TOP + ")");
        drawBand();
        line("vwap", PricePoint::vwap);
        line("price", PricePoint::last);
        page.close("g").close("svg");
        blocked.forEach(this::draw);
        trades.forEach(this::draw);
        page.close("svg").close("div");
    }

    private void drawAxes() {
        int digits = y.digits(6);
        for (double tick : y.ticks(6)) {
            grid.across("grid", tick, Markup.number(tick, digits));
        }
        long first = (long) Math.ceil(x.low() / HALF_HOUR_NS) * HALF_HOUR_NS;
        for (long time = first; (double) time <= x.high(); time += HALF_HOUR_NS) {
            grid.down("grid", (double) time);
            if (time % (2 * HALF_HOUR_NS) == 0) {
                grid.below((double) time, NewYorkTime.minutes(time));
            }
        }
    }

    private void drawBand() {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (PricePoint point : prices) {
            if (Double.isFinite(point.upper()) && Double.isFinite(point.lower())) {
                there.append(grid.point((double) point.timeNs(), point.upper())).append(' ');
                back.insert(0, grid.point((double) point.timeNs(), point.lower()) + " ");
            }
        }
        if (!there.isEmpty()) {
            page.empty(
                    "polygon",
                    "class",
                    "band",
                    "points",
                    there.append(back).toString().strip());
        }
    }

    private void line(String kind, ToDoubleFunction<PricePoint> value) {
        List<PricePoint> known = prices.stream()
                .filter(point -> Double.isFinite(value.applyAsDouble(point)))
                .toList();
        grid.line(
                kind,
                known.stream().mapToDouble(point -> (double) point.timeNs()).toArray(),
                known.stream().mapToDouble(value).toArray());
    }

    private void draw(FollowedSignal signal) {
        page.open(
                "circle",
                "class",
                "blocked",
                "cx",
                x.at((double) signal.timeNs()),
                "cy",
                clipped(signal.entry()),
                "r",
                "3.5");
        page.text(
                        "title",
                        "blocked at " + NewYorkTime.seconds(signal.timeNs()) + ": signal "
                                + signal.origin().signalId() + ", "
                                + signal.origin().setup() + " "
                                + signal.origin().side()
                                + " by " + String.join(", ", signal.fate().blockedBy()) + "; would have made "
                                + Markup.signed(signal.netR(), 2) + " R")
                .close("circle");
    }

    private void draw(ClosedTrade trade) {
        String kind = trade.profit() > 0 ? "won" : "lost";
        page.open("g", "class", "trip " + kind);
        page.text("title", words(trade));
        page.empty(
                "line",
                "x1",
                x.at((double) trade.entry().timeNs()),
                "y1",
                y.at(trade.entry().price()),
                "x2",
                x.at((double) trade.exit().timeNs()),
                "y2",
                y.at(trade.exit().price()));
        double at = x.place((double) trade.entry().timeNs());
        double level = y.place(trade.entry().price());
        double tip = trade.origin().side() == Side.BUY ? -7 : 7;
        page.empty(
                "polygon",
                "points",
                point(at, level + tip) + " " + point(at - 6, level - tip * 0.6) + " "
                        + point(at + 6, level - tip * 0.6));
        page.empty(
                "circle",
                "cx",
                x.at((double) trade.exit().timeNs()),
                "cy",
                y.at(trade.exit().price()),
                "r",
                "3");
        page.close("g");
    }

    /** Describes a trade in one line. */
    static String words(ClosedTrade trade) {
        return trade.date() + " " + NewYorkTime.seconds(trade.entry().timeNs()) + " "
                + trade.origin().symbol() + " " + trade.origin().setup() + " "
                + trade.origin().side() + " " + Markup.number(trade.quantity(), 0) + " at "
                + Markup.number(trade.entry().price(), 4)
                + ", out at " + Markup.number(trade.exit().price(), 4) + " by "
                + trade.result().reason() + ": "
                + Markup.signed(trade.profit(), 2) + " USD, "
                + Markup.signed(trade.result().r(), 2) + " R, signal "
                + trade.origin().signalId();
    }

    private String clipped(double price) {
        return Axis.pixel(Math.max(TOP, Math.min(BOTTOM, y.place(price))));
    }

    private static String point(double left, double top) {
        return String.format(Locale.ROOT, "%.1f,%.1f", left, top);
    }
}

package io.ringtape.report;

import static io.ringtape.chart.Markup.number;
import static io.ringtape.chart.Markup.signed;

import io.ringtape.chart.Markup;
import io.ringtape.explain.ExplainLine;
import io.ringtape.tape.NewYorkTime;
import io.ringtape.tape.TapeStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the tables of the page. A column name that starts with {@code '} marks a column of text. */
final class Tables {
    private final Markup page;
    private final TradingReport report;

    Tables(Markup page, TradingReport report) {
        this.page = page;
        this.report = report;
    }

    void trades() {
        List<TradingReport.TradeRow> rows = report.tradeRows();
        begin(
                "trades",
                "'setup",
                "'policy",
                "'verdict",
                "trades",
                "won",
                "mean R",
                "± s.e.",
                "95 % interval",
                "median R",
                "profit factor",
                "USD a trade",
                "slippage, cents",
                "slippage, R");
        for (TradingReport.TradeRow row : rows) {
            beginRow(row.group());
            verdict(row.r(), report.verdict(row.r()).words());
            cell(number(row.r().count(), 0));
            cell(percent(row.r().winRate()));
            mean(row.r());
            cell(signed(row.r().median(), 3));
            cell(number(row.profit().profitFactor(), 2));
            cell(signed(row.profit().mean(), 2));
            cell(signed(cents(row.slippage().mean()), 2));
            cell(signed(row.slippageR().mean(), 3));
            page.close("tr");
        }
        end();
    }

    void signals() {
        begin(
                "signals",
                "'setup",
                "'policy",
                "'verdict",
                "signals",
                "promoted",
                "followed",
                "would win",
                "mean R",
                "± s.e.",
                "95 % interval",
                "median R");
        for (TradingReport.SignalRow row : report.signalRows()) {
            beginRow(row.group());
            verdict(row.netR(), report.verdict(row.netR()).words());
            cell(number(row.made(), 0));
            cell(number(row.promoted(), 0));
            cell(number(row.netR().count(), 0));
            cell(percent(row.netR().winRate()));
            mean(row.netR());
            cell(signed(row.netR().median(), 3));
            page.close("tr");
        }
        end();
    }

    void reasons() {
        begin(
                "reasons",
                "'blocked by",
                "'verdict",
                "signals",
                "by this alone",
                "followed",
                "mean R blocked",
                "± s.e.",
                "95 % interval");
        for (TradingReport.ReasonRow row : report.reasonRows()) {
            page.open("tr");
            word(row.reason());
            String words =
                    switch (report.verdict(row.netR())) {
                        case GAINS -> "blocked gains";
                        case LOSES -> "blocked losses";
                        case NO_EDGE -> "no difference shown";
                        case TOO_FEW, SYNTHETIC -> report.verdict(row.netR()).words();
                    };
            verdict(row.netR(), words);
            cell(number(row.blocked(), 0));
            cell(number(row.alone(), 0));
            cell(number(row.netR().count(), 0));
            mean(row.netR());
            page.close("tr");
        }
        end();
    }

    /** Compares the settings that the sessions ran with, one row each. */
    void variants() {
        begin(
                "variants",
                "'settings",
                "'verdict",
                "sessions",
                "signals",
                "trades",
                "won",
                "profit, USD",
                "maximum drawdown, USD",
                "mean R",
                "± s.e.",
                "95 % interval");
        for (TradingReport.Variant variant : report.variants()) {
            TradingReport part = variant.report();
            page.open("tr");
            word(variant.label());
            verdict(part.r(), part.verdict(part.r()).words());
            cell(number(part.sessions().size(), 0));
            cell(number(part.signals().size(), 0));
            cell(number(part.trades().size(), 0));
            cell(percent(part.r().winRate()));
            cell(signed(part.profit(), 2));
            cell(number(part.drawdown(), 2));
            mean(part.r());
            page.close("tr");
        }
        end();
    }

    void sessions() {
        begin(
                "sessions",
                "'date",
                "'mode",
                "'symbols",
                "signals",
                "trades",
                "profit, USD",
                "'market data",
                "'settings",
                "'tape");
        for (ReportedSession session : report.sessions()) {
            page.open("tr");
            word(session.manifest().tradingDate().toString());
            word(session.manifest().mode().name());
            word(String.join(", ", session.manifest().symbols()));
            cell(number(session.signals().size(), 0));
            cell(number(session.trades().size(), 0));
            cell(signed(session.profit(), 2));
            word(session.synthetic() ? "synthetic" : "as filed");
            word(report.label(session));
            word(session.manifest().status() == TapeStatus.COMPLETE ? "complete" : "not complete");
            page.close("tr");
        }
        end();
    }

    /** Lists the alerts of all sessions, those that say the same in one row. */
    void alerts() {
        begin("alerts", "'first", "'level", "'alert", "'symbol", "'detail", "times");
        for (RaisedAlert alert : report.alerts()) {
            page.open("tr");
            word(NewYorkTime.zoned(alert.firstNs()));
            word(alert.level().name());
            word(alert.code().name());
            word(alert.symbol());
            word(alert.detail());
            cell(number(alert.times(), 0));
            page.close("tr");
        }
        end();
    }

    /** Lists a session's trades, each with the command that explains it. */
    void trades(Path tape, List<ClosedTrade> trades) {
        begin(
                "trips",
                "'in",
                "'out",
                "'symbol",
                "'setup",
                "'side",
                "shares",
                "entry",
                "exit",
                "'by",
                "slippage, cents",
                "fees",
                "profit, USD",
                "R",
                "'signal",
                "'explained by");
        for (ClosedTrade trade : trades) {
            page.open("tr");
            word(NewYorkTime.seconds(trade.entry().timeNs()));
            word(NewYorkTime.seconds(trade.exit().timeNs()));
            word(trade.origin().symbol());
            word(trade.origin().setup().name());
            word(trade.origin().side().name());
            cell(number(trade.quantity(), 0));
            cell(number(trade.entry().price(), 4));
            cell(number(trade.exit().price(), 4));
            word(trade.result().reason().name());
            cell(signed(cents(trade.result().slippage()), 2));
            cell(number(trade.result().fees(), 2));
            cell(signed(trade.profit(), 2));
            cell(signed(trade.result().r(), 3));
            word(Long.toString(trade.origin().signalId()));
            page.open("td", "class", "word");
            page.text("code", ExplainLine.ofSignal(tape, trade.origin().signalId()));
            page.close("td").close("tr");
        }
        end();
    }

    private void begin(String name, String... columns) {
        page.open("div", "class", "table")
                .open("table", "class", name)
                .open("thead")
                .open("tr");
        for (String column : columns) {
            if (column.startsWith("'")) {
                page.text("th", column.substring(1), "scope", "col", "class", "word");
            } else {
                page.text("th", column, "scope", "col");
            }
        }
        page.close("tr").close("thead").open("tbody");
    }

    private void end() {
        page.close("tbody").close("table").close("div");
    }

    private void beginRow(TradingReport.Group group) {
        if (group.equals(TradingReport.Group.ALL)) {
            page.open("tr", "class", "all");
            word(group.setupName());
            word("");
        } else {
            page.open("tr");
            word(group.setupName());
            word(group.policy().isEmpty() ? "none" : group.policy());
        }
    }

    private void mean(SampleStatistics sample) {
        cell(signed(sample.mean(), 3));
        cell(number(sample.standardError(), 3));
        cell(
                sample.count() < 2
                        ? "–"
                        : signed(sample.mean() - sample.margin(), 3) + " to "
                                + signed(sample.mean() + sample.margin(), 3));
    }

    private void verdict(SampleStatistics sample, String words) {
        page.open("td", "class", "word");
        String kind = report.verdict(sample).name().toLowerCase(Locale.ROOT);
        page.text("span", words, "class", "verdict " + kind).close("td");
    }

    private void word(String text) {
        page.text("td", text, "class", "word");
    }

    private void cell(String text) {
        page.text("td", text);
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? number(100 * share, 0) + " %" : number(share, 0);
    }

    private static double cents(double dollars) {
        return Double.isFinite(dollars) ? 100 * dollars : dollars;
    }
}

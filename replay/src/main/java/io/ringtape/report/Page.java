package io.ringtape.report;

import static io.ringtape.chart.Markup.number;
import static io.ringtape.chart.Markup.signed;

import io.ringtape.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a report as one self-contained page of well-formed HTML, without scripts, fonts or external addresses. */
public final class Page {
    private final Markup page = new Markup();
    private final TradingReport report;
    private final Tables tables;

    private Page(TradingReport report) {
        this.report = report;
        tables = new Tables(page, report);
    }

    /** Returns the whole page. */
    public static String of(TradingReport report) {
        Page page = new Page(report);
        page.write();
        return page.page.toString();
    }

    private void write() {
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.text("title", title()).open("style").raw(style()).close("style").close("head");
        page.open("body");
        writeBanner();
        page.open("header").text("h1", title());
        page.text("p", scope(), "class", "soft").close("header").open("main");
        if (report.isMixed()) {
            writeVariants();
        } else {
            writeFigures("", report);
        }
        page.text("h2", "Sessions");
        tables.sessions();
        if (!report.alerts().isEmpty()) {
            page.text("h2", "Alerts");
            tables.alerts();
        }
        writeDays();
        page.close("main").text("footer", footer()).close("body").close("html").raw("\n");
    }

    /** Says above everything else that sessions are synthetic. */
    private void writeBanner() {
        int synthetic = report.syntheticSessions();
        int all = report.sessions().size();
        if (synthetic > 0) {
            String which = synthetic == all
                    ? "The market data"
                    : "The market data of " + synthetic + " of " + all + " sessions";
            page.text("p", which + " are synthetic. This page says nothing about a strategy.", "class", "banner");
        }
    }

    private String title() {
        List<ReportedSession> sessions = report.sessions();
        String first = sessions.get(0).manifest().tradingDate().toString();
        String last = sessions.get(sessions.size() - 1).manifest().tradingDate().toString();
        return "Ringtape: " + (first.equals(last) ? first : first + " to " + last);
    }

    private String scope() {
        int sessions = report.sessions().size();
        return sessions + (sessions == 1 ? " session" : " sessions")
                + ". R is the distance from the signal's entry to its"
                + " stop; every figure in R or USD is after charges. Times are New York time.";
    }

    /** Writes the figures of each of the settings; their sum would mean nothing. */
    private void writeVariants() {
        List<TradingReport.Variant> variants = report.variants();
        page.text(
                "p",
                "The sessions ran with " + variants.size() + " different settings. Each has its own figures.",
                "class",
                "warning");
        tables.variants();
        for (TradingReport.Variant variant : variants) {
            writeFigures(variant.label() + ": ", variant.report());
        }
    }

    /** Writes tiles, chart and tables of sessions with the same settings, under headings that begin with a prefix. */
    private void writeFigures(String prefix, TradingReport part) {
        if (!prefix.isEmpty()) {
            page.text("h2", prefix + "all trades");
        }
        writeTiles(part);
        writeEquity(prefix, part);
        writeTables(prefix, new Tables(page, part));
    }

    private void writeTiles(TradingReport part) {
        SampleStatistics r = part.r();
        page.open("dl", "class", "tiles");
        tile("signals", number(part.signals().size(), 0));
        tile("trades", number(part.trades().size(), 0));
        tile("profit, USD", signed(part.profit(), 2));
        tile("maximum drawdown, USD", number(part.drawdown(), 2));
        tile("mean R ± s.e.", signed(r.mean(), 3) + " ± " + number(r.standardError(), 3));
        tile("verdict", part.verdict(r).words());
        page.close("dl");
    }

    private void tile(String name, String value) {
        page.open("div").text("dt", name).text("dd", value).close("div");
    }

    private void writeEquity(String prefix, TradingReport part) {
        page.text("h2", prefix + "Profit, trade by trade");
        if (part.trades().isEmpty()) {
            page.text("p", "No trade was closed.");
        } else {
            new EquityChart(page, part.trades()).draw();
        }
    }

    private void writeTables(String prefix, Tables part) {
        page.text("h2", prefix + "Trades by setup and policy session");
        page.text(
                "p",
                "The verdict is about mean R: “gains” or “loses” only when the whole 95 % interval is on that side"
                        + " of zero, “no edge shown” when it contains zero, “too few to tell” below " + report.atLeast()
                        + " trades. Of twenty rows without an edge, one gets a wrong verdict on average, and trades of one day"
                        + " are less independent than the interval assumes.",
                "class",
                "soft");
        part.trades();
        page.text("h2", prefix + "Every signal, traded or not");
        page.text(
                "p",
                "Each signal is followed through the market, from its reference price to its target, stop or time"
                        + " stop; the stop counts first if both are reached together.",
                "class",
                "soft");
        part.signals();
        page.text("h2", prefix + "Blocked signals by reason");
        page.text(
                "p",
                "A signal blocked by several filters counts in each of their rows. A filter is useful if the signals"
                        + " it blocked would have lost.",
                "class",
                "soft");
        part.reasons();
    }

    private void writeDays() {
        page.text("h2", "Day by day");
        page.open("p", "class", "soft key");
        for (String entry : List.of(
                "line: price",
                "dashes: VWAP",
                "shade: bands",
                "▲ long, ▼ short",
                "filled: won",
                "hollow, dashed: lost",
                "○ a blocked signal")) {
            page.text("span", entry);
        }
        page.close("p");
        boolean first = true;
        for (ReportedSession session : report.sessions()) {
            if (first) {
                page.open("details", "open", "open");
            } else {
                page.open("details");
            }
            first = false;
            page.text(
                    "summary",
                    session.manifest().tradingDate() + "  "
                            + (report.isMixed() ? report.label(session) + "  " : "")
                            + session.trades().size() + " trades, "
                            + signed(session.profit(), 2) + " USD");
            for (String symbol : session.prices().keySet()) {
                page.text("h3", symbol);
                new DayChart(page, session, symbol).draw();
            }
            if (!session.trades().isEmpty()) {
                tables.trades(session.tape(), session.trades());
            }
            page.close("details");
        }
    }

    private String footer() {
        return "Generated from the tapes by Ringtape. Past sessions, and above all simulated fills, promise nothing.";
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            return "\n" + new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css belongs to the program", e);
        }
    }
}

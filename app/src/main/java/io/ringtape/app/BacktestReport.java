package io.ringtape.app;

import static io.ringtape.app.FigureText.dollars;
import static io.ringtape.app.FigureText.price;
import static io.ringtape.app.FigureText.statistic;
import static io.ringtape.app.FigureText.wholeShares;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.SessionFigures;
import io.ringtape.explain.ExplainLine;
import io.ringtape.replay.Backtest;
import io.ringtape.replay.DataProblem;
import io.ringtape.replay.SessionSummary;
import io.ringtape.report.EdgeVerdict;
import io.ringtape.tape.NewYorkTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The result of a backtest as a table and as JSON. A symbol's figures are those of the regular session.
 *
 * @param request what was run
 * @param result its result
 * @param elapsedNs how long it took, reading included
 */
record BacktestReport(Backtest.Request request, Backtest.BacktestResult result, long elapsedNs) {
    private static final int MOST_BLOCKERS = 3;

    /** Returns one object with stable keys. */
    JsonReport json() {
        SessionSummary summary = result.summary();
        List<String> symbols = request.setup().symbols();
        JsonReport figures = new JsonReport();
        for (int i = 0; i < symbols.size(); i++) {
            figures.object(symbols.get(i), figures(summary.lastSnapshot(i)));
        }
        return new JsonReport()
                .flag("synthetic", summary.isSynthetic())
                .count("entries", summary.causes())
                .count("trades", result.trades())
                .count("quotes", result.quotes())
                .count("badRows", result.badRows().count())
                .counts("badRowReasons", result.badRows().reasons())
                .count("duplicates", summary.figures().duplicates)
                .count("corrections", summary.figures().corrections)
                .count("unknownConditions", summary.figures().unknownConditions)
                .count("outOfSession", summary.figures().outOfSession)
                .count("implausiblePrints", summary.figures().implausiblePrints)
                .count("implausibleQuotes", summary.figures().implausibleQuotes)
                .count("lateReports", summary.figures().lateReports)
                .count("alerts", summary.alerts())
                .count("criticalAlerts", summary.criticalAlerts())
                .texts("silences", silences())
                .texts("dataProblems", dataProblems())
                .texts("notes", result.notes())
                .object("symbols", figures)
                .count("signals", summary.signals())
                .count("promoted", summary.promoted())
                .count("blocked", summary.blocked())
                .count("vetoes", summary.vetoes())
                .counts("blockedBy", blockedBy(summary))
                .count("orders", summary.orders())
                .count("fills", summary.fills())
                .count("roundTrips", summary.roundTrips())
                .count("won", summary.winners())
                .micros("realisedPnl", summary.realised())
                .micros("charges", summary.fees())
                .text("tape", request.tape().toString())
                .text("tapeChecksum", result.checksum())
                .seconds("seconds", elapsedNs)
                .count("entriesPerSecond", perSecond(summary.causes(), elapsedNs));
    }

    /** Returns the number of signals that each filter and risk rule blocked, most first. */
    static Map<String, Long> blockedBy(SessionSummary summary) {
        Map<String, Long> counts = new LinkedHashMap<>();
        summary.blockedBy().forEach(each -> counts.put(each.reason(), each.signals()));
        return counts;
    }

    private static JsonReport figures(FeatureSnapshot at) {
        return new JsonReport()
                .statistic("vwap", at.vwap)
                .statistic("sigma", at.sigma)
                .micros("high", at.high)
                .micros("low", at.low)
                .micros("last", at.last)
                .micros("volume", at.volume)
                .micros("cvd", at.cvd)
                .statistic("ema20", at.ema20)
                .statistic("ema50", at.ema50);
    }

    static long perSecond(long events, long elapsedNs) {
        return Math.round(events / Math.max(1e-9, elapsedNs / 1e9));
    }

    /** Prints the table for people. */
    void print(Console console) {
        SessionSummary summary = result.summary();
        console.result(
                "%s  %s  %,d trades, %,d quotes, %,d entries in %.1f s (%,d a second)",
                request.setup().date(),
                String.join(",", request.setup().symbols()),
                result.trades(),
                result.quotes(),
                summary.causes(),
                elapsedNs / 1e9,
                perSecond(summary.causes(), elapsedNs));
        console.result("");
        console.result(
                "%-6s %12s %9s %11s %11s %11s %14s %14s %11s %11s",
                "symbol", "vwap", "sigma", "high", "low", "last", "volume", "cvd", "ema20", "ema50");
        List<String> symbols = request.setup().symbols();
        for (int i = 0; i < symbols.size(); i++) {
            FeatureSnapshot at = summary.lastSnapshot(i);
            console.result(
                    "%-6s %12s %9s %11s %11s %11s %14s %14s %11s %11s",
                    symbols.get(i),
                    statistic(at.vwap),
                    statistic(at.sigma),
                    price(at.high),
                    price(at.low),
                    price(at.last),
                    wholeShares(at.volume),
                    wholeShares(at.cvd),
                    statistic(at.ema20),
                    statistic(at.ema50));
        }
        console.result("");
        printLeftOut(console, summary.figures());
        printTrading(console, summary);
        if (summary.roundTrips() == 0) {
            console.result("to see why: %s", whyNoTrade(summary));
        }
        console.result("tape %s  %s", request.tape(), result.checksum());
    }

    private void printLeftOut(Console console, SessionFigures figures) {
        console.result(
                "prints: %,d duplicates and %,d corrections dropped, %,d outside the session, %,d of unknown condition",
                figures.duplicates, figures.corrections, figures.outOfSession, figures.unknownConditions);
        if (figures.implausiblePrints + figures.implausibleQuotes > 0) {
            console.result(
                    "IMPLAUSIBLE %,d prints and %,d quotes, too far from the market: they count for nothing, and"
                            + " nothing trades or fills on them",
                    figures.implausiblePrints, figures.implausibleQuotes);
        }
        if (figures.lateReports > 0) {
            console.result(
                    "late reports %,d off-exchange prints, published too late to count for more than volume",
                    figures.lateReports);
        }
        console.result("bad rows %,d", result.badRows().count());
        result.badRows().reasons().forEach((reason, count) -> console.result("  %,d: %s", count, reason));
        result.notes().forEach(note -> console.result("NOTE %s", note));
        dataProblems().forEach(problem -> console.result("DATA %s", problem));
        silences().forEach(silence -> console.result("SILENT %s", silence));
        if (result.summary().criticalAlerts() > 0) {
            console.result(
                    "CRITICAL alerts %,d, the first %s: entries pause when a position is in doubt, and a backtest has"
                            + " no operator to resume them",
                    result.summary().criticalAlerts(), result.summary().firstCritical());
        }
        if (result.summary().alerts() > 0) {
            console.result(
                    "alerts %,d: ./ringtape journal cat %s --type Alert",
                    result.summary().alerts(), request.tape());
        }
    }

    static void printTrading(Console console, SessionSummary summary) {
        if (summary.isSynthetic()) {
            console.result("%s", EdgeVerdict.OF_SYNTHETIC_DATA);
        }
        console.result(
                "signals %d (%d promoted, %d blocked, %d of the promoted expired), vetoes %d",
                summary.signals(), summary.promoted(), summary.blocked(), summary.expired(), summary.vetoes());
        console.result(
                "orders %d, fills %d, round trips %d (%d won), realised %s USD after %s USD of charges",
                summary.orders(),
                summary.fills(),
                summary.roundTrips(),
                summary.winners(),
                dollars(summary.realised()),
                dollars(summary.fees()));
        if (summary.roundTrips() == 0) {
            console.result("NO TRADE: %s", noTrade(summary));
        }
    }

    private static String noTrade(SessionSummary summary) {
        if (summary.signals() == 0) {
            return "no setup made a signal";
        }
        if (summary.blockedBy().isEmpty()) {
            return "no order was filled";
        }
        return summary.blockedBy().stream()
                .limit(MOST_BLOCKERS)
                .map(each -> String.format(Locale.ROOT, "%s blocked %,d", each.reason(), each.signals()))
                .collect(Collectors.joining(
                        ", ", String.format(Locale.ROOT, "of %,d signals, ", summary.signals()), ""));
    }

    /** Returns the command that explains the signal that came nearest to a trade, or else the day's first hour. */
    private String whyNoTrade(SessionSummary summary) {
        if (Missing.isPresent(summary.nearestToATrade())) {
            return ExplainLine.ofSignal(request.tape(), summary.nearestToATrade());
        }
        long atNs = request.setup().settings().session().openNs() + TimeUnit.HOURS.toNanos(1);
        return ExplainLine.ofMoment(request.tape(), request.setup().symbols().get(0), atNs);
    }

    private List<String> dataProblems() {
        return result.summary().dataProblems().stream().map(this::sentence).toList();
    }

    private String sentence(DataProblem problem) {
        String symbol = request.setup().symbols().get(problem.instrument());
        return symbol + ": " + problem.detail()
                + switch (problem.code()) {
                    case STALE_HISTORY ->
                        (Missing.isPresent(problem.value()) ? ": the last is of " + problem.value() : "")
                                + "; features that continue from them are missing";
                    case QUOTE_SIZE_UNIT -> "; instruments." + symbol + ".quoteSizeUnit sets the unit";
                    case SHORT_HISTORY -> "; it is missing, and setups that need it are blocked";
                    default -> "";
                };
    }

    private List<String> silences() {
        long maxSilenceNs = request.setup().settings().market().maxSilenceNs();
        return result.summary().silences().stream()
                .map(silence -> String.format(
                        Locale.ROOT,
                        "%s: %s from %s for %,d minutes or more",
                        request.setup().symbols().get(silence.instrument()),
                        silence.detail(),
                        NewYorkTime.zoned(silence.sinceNs()),
                        TimeUnit.NANOSECONDS.toMinutes(maxSilenceNs)))
                .toList();
    }
}

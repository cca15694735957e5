package io.ringtape.app;

import io.ringtape.event.Missing;
import io.ringtape.report.ClosedTrade;
import io.ringtape.report.EdgeVerdict;
import io.ringtape.report.ReportedSession;
import io.ringtape.tape.NewYorkTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code trades} command. */
@CommandLine.Command(
        name = "trades",
        header = "List the round trips of tapes.",
        description = {
            "",
            "Lists each trade from flat to flat, tape by tape in the order of their ends: date, symbol, setup, side,"
                    + " shares, entry and exit, profit after fees, fees, R, what closed it, and the id of its signal."
                    + " Times are New York time in the table, and ISO-8601 in UTC with --csv and --json.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape trades tapes/2026-03-02",
            "  ./ringtape trades tapes/2026-03-* --csv > march.csv"
        })
final class TradesCommand extends ConsoleCommand {
    private static final String COLUMNS = "date,symbol,setup,side,quantity,entryTime,entryPrice,exitTime,exitPrice,"
            + "profit,fees,r,reason,signalId,tape";

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of the tapes.")
    private List<Path> tapes;

    @Option(names = "--csv", description = "Print comma-separated values with a line of column names.")
    private boolean csv;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    void check(UsageProblems problems) {
        if (tapes != null) {
            tapes.forEach(tape -> problems.requireFolder("DIR", tape));
        }
        if (csv && json) {
            problems.add("give either --csv or --json");
        }
    }

    @Override
    ExitCode perform(Console console) {
        List<ReportedSession> sessions = ReportCommand.read(tapes, console);
        if (json) {
            console.result("%s", json(sessions));
        } else if (csv) {
            console.result(COLUMNS);
            sessions.forEach(session -> session.trades().forEach(trade -> console.result("%s", line(session, trade))));
        } else {
            print(console, sessions);
        }
        return ExitCode.DONE;
    }

    private static JsonReport json(List<ReportedSession> sessions) {
        return new JsonReport()
                .count("sessions", sessions.size())
                .count(
                        "syntheticSessions",
                        sessions.stream().filter(ReportedSession::synthetic).count())
                .statistic("profit", sum(sessions))
                .statistic(
                        "fees",
                        all(sessions)
                                .mapToDouble(trade -> trade.result().fees())
                                .sum())
                .objects(
                        "trades",
                        sessions.stream()
                                .flatMap(session -> session.trades().stream().map(trade -> json(session, trade)))
                                .toList());
    }

    private static JsonReport json(ReportedSession session, ClosedTrade trade) {
        return new JsonReport()
                .text("date", trade.date().toString())
                .text("symbol", trade.origin().symbol())
                .text("setup", trade.origin().setup().name())
                .text("side", trade.origin().side().name())
                .statistic("quantity", trade.quantity())
                .text("entryTime", instant(trade.entry()))
                .statistic("entryPrice", trade.entry().price())
                .text("exitTime", instant(trade.exit()))
                .statistic("exitPrice", trade.exit().price())
                .statistic("profit", trade.profit())
                .statistic("fees", trade.result().fees())
                .statistic("r", trade.result().r())
                .text("reason", trade.result().reason().name())
                .text("signalId", Long.toString(trade.origin().signalId()))
                .text("tape", session.tape().toString());
    }

    private static String line(ReportedSession session, ClosedTrade trade) {
        return String.join(
                ",",
                trade.date().toString(),
                trade.origin().symbol(),
                trade.origin().setup().name(),
                trade.origin().side().name(),
                number(trade.quantity()),
                instant(trade.entry()),
                number(trade.entry().price()),
                instant(trade.exit()),
                number(trade.exit().price()),
                number(trade.profit()),
                number(trade.result().fees()),
                number(trade.result().r()),
                trade.result().reason().name(),
                Long.toString(trade.origin().signalId()),
                quoted(session.tape().toString()));
    }

    private static void print(Console console, List<ReportedSession> sessions) {
        console.result(
                "%-10s %-6s %-19s %-4s %8s  %-12s %11s  %-12s %11s %11s %8s %8s  %-12s %s",
                "date",
                "symbol",
                "setup",
                "side",
                "shares",
                "in, New York",
                "entry",
                "out",
                "exit",
                "profit, USD",
                "fees",
                "R",
                "by",
                "signal");
        all(sessions).forEach(trade -> print(console, trade));
        console.result(
                "%,d round trips, %.2f USD after %.2f USD of fees",
                all(sessions).count(),
                sum(sessions),
                all(sessions).mapToDouble(trade -> trade.result().fees()).sum());
        long synthetic = sessions.stream().filter(ReportedSession::synthetic).count();
        if (synthetic > 0) {
            console.result("%,d of the sessions %s", synthetic, EdgeVerdict.OF_SYNTHETIC_DATA);
        }
    }

    private static void print(Console console, ClosedTrade trade) {
        console.result(
                "%-10s %-6s %-19s %-4s %8s  %-12s %11.4f  %-12s %11.4f %11.2f %8.2f %8s  %-12s %d",
                trade.date(),
                trade.origin().symbol(),
                trade.origin().setup(),
                trade.origin().side(),
                number(trade.quantity()),
                NewYorkTime.millis(trade.entry().timeNs()),
                trade.entry().price(),
                NewYorkTime.millis(trade.exit().timeNs()),
                trade.exit().price(),
                trade.profit(),
                trade.result().fees(),
                FigureText.statistic(trade.result().r()),
                trade.result().reason(),
                trade.origin().signalId());
    }

    private static Stream<ClosedTrade> all(List<ReportedSession> sessions) {
        return sessions.stream().flatMap(session -> session.trades().stream());
    }

    private static double sum(List<ReportedSession> sessions) {
        return sessions.stream().mapToDouble(ReportedSession::profit).sum();
    }

    private static String instant(ClosedTrade.TimedPrice at) {
        return Instant.ofEpochSecond(0, at.timeNs()).toString();
    }

    /** Returns a decimal, or nothing for a missing value. */
    private static String number(double value) {
        return Missing.isPresent(value) ? JsonReport.rounded(value).toPlainString() : "";
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}

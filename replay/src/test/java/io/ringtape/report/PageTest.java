package io.ringtape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.chart.Markup;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Micros;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Timer;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.Veto;
import io.ringtape.replay.HandMadeTape;
import io.ringtape.replay.RunProgress;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Two hand-made days with four trades and two blocked signals, and the page parsed as a document. */
class PageTest {
    @TempDir
    static Path folder;

    private static TradingReport report;
    private static Document page;
    private static HandMadeTape hand;
    private static double hour;
    private static long nextId = 1;

    @BeforeAll
    static void write() throws Exception {
        Path monday = day("monday", LocalDate.of(2026, 3, 2), () -> {
            trade("OPEN", 9.75, 1.0, 100, 0.02);
            trade("OPEN", 10.5, -1.0, -90, 0.00);
            blocked("OPEN", 10.75, -0.5, Filter.RVOL, Filter.SPREAD);
            vetoed("POWER", 14, 1.5);
        });
        Path tuesday = day("tuesday", LocalDate.of(2026, 3, 3), () -> {
            trade("POWER", 14.5, -0.5, -60, 0.04);
            trade("OPEN", 10, 0.6, 50, -0.02);
            blocked("OPEN", 10.25, 0.1, Filter.RVOL);
        });
        report = new TradingReport(
                List.of(
                        ReportedSession.read(tuesday, RunProgress.NONE),
                        ReportedSession.read(monday, RunProgress.NONE)),
                3);
        page = parse(Page.of(report));
    }

    private static Path day(String name, LocalDate date, Runnable events) throws ConfigurationException {
        Path tape = folder.resolve(name);
        try (HandMadeTape made = new HandMadeTape(tape, date)) {
            hand = made;
            for (int minute = 1; minute <= 390; minute++) {
                hour = 9.5 + minute / 60.0;
                beat(minute(minute));
            }
            events.run();
        }
        return tape;
    }

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static void beat(Event... effects) {
        Timer timer = new Timer();
        timer.timeNs = hand.at(hour);
        hand.entry(timer, effects);
    }

    private static <E extends Event> E spy(E event) {
        event.instrument = 0;
        event.timeNs = hand.at(hour);
        return event;
    }

    private static FeatureSnapshot minute(int minute) {
        FeatureSnapshot snapshot = spy(new FeatureSnapshot());
        snapshot.trigger = SnapshotTrigger.BAR;
        snapshot.last = Micros.ofDouble(600 + Math.round(100 * Math.sin(minute / 40.0)) / 100.0);
        snapshot.vwap = 600;
        snapshot.bandUpper = 601;
        snapshot.bandLower = 599;
        return snapshot;
    }

    private static Signal signal(String policy, SignalStatus status) {
        Signal signal = spy(new Signal());
        signal.signalId = nextId;
        signal.policy.set(policy);
        signal.status = status;
        signal.entry = 600_000_000;
        signal.stop = 599_500_000;
        return signal;
    }

    private static SignalOutcome outcome(double netR) {
        SignalOutcome outcome = spy(new SignalOutcome());
        outcome.signalId = nextId;
        outcome.end = OutcomeEnd.TARGET;
        outcome.netR = netR;
        return outcome;
    }

    private static void trade(String policy, double atHour, double r, long dollars, double slippage) {
        hour = atHour;
        TradeClosed closed = spy(new TradeClosed());
        closed.signalId = nextId;
        closed.quantity = 100 * Micros.ONE;
        closed.entryPrice = Micros.ofDouble(600 + slippage);
        closed.exitPrice = Micros.ofDouble(600 + slippage + dollars / 100.0);
        closed.profit = dollars * Micros.ONE;
        closed.fees = 0;
        closed.r = r;
        closed.openedNs = hand.at(hour);
        closed.closedNs = hand.at(hour + 0.1);
        closed.reason = r > 0 ? ExitReason.TARGET : ExitReason.STOP;
        beat(signal(policy, SignalStatus.GENERATED), signal(policy, SignalStatus.PROMOTED), closed, outcome(r));
        nextId++;
    }

    private static void blocked(String policy, double atHour, double netR, Filter... filters) {
        hour = atHour;
        List<Event> effects = new ArrayList<>();
        effects.add(signal(policy, SignalStatus.GENERATED));
        for (Filter filter : filters) {
            FilterCheck check = spy(new FilterCheck());
            check.signalId = nextId;
            check.filter = filter;
            effects.add(check);
        }
        FilterCheck passed = spy(new FilterCheck());
        passed.signalId = nextId;
        passed.filter = Filter.OPENING;
        passed.passed = true;
        effects.add(passed);
        effects.add(signal(policy, SignalStatus.BLOCKED));
        effects.add(outcome(netR));
        beat(effects.toArray(Event[]::new));
        nextId++;
    }

    private static void vetoed(String policy, double atHour, double netR) {
        hour = atHour;
        Veto veto = spy(new Veto());
        veto.signalId = nextId;
        veto.rule = RiskRule.DAILY_LOSS;
        beat(signal(policy, SignalStatus.GENERATED), veto, signal(policy, SignalStatus.BLOCKED), outcome(netR));
        nextId++;
    }

    /** Returns the cells of the first table called {@code name}, row by row. */
    private static List<List<String>> table(String name) {
        NodeList tables = page.getElementsByTagName("table");
        for (int i = 0; i < tables.getLength(); i++) {
            Element table = (Element) tables.item(i);
            if (table.getAttribute("class").equals(name)) {
                List<List<String>> rows = new ArrayList<>();
                NodeList body = ((Element) table.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
                for (int row = 0; row < body.getLength(); row++) {
                    rows.add(texts(((Element) body.item(row)).getElementsByTagName("td")));
                }
                return rows;
            }
        }
        throw new AssertionError("no table " + name);
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void listsTradesBySetupAndPolicyInTheOrderOfTheDay() {
        // OPEN: R 1, -1, 0.6: mean 0.2, squares 2.24, s.e. 0.6110, t 4.303. All: squares 2.6075, t 3.182.
        assertThat(table("trades"))
                .containsExactly(
                        List.of(
                                "VWAP_RECLAIM",
                                "OPEN",
                                "no edge shown",
                                "3",
                                "67 %",
                                "+0.200",
                                "0.611",
                                "-2.429 to +2.829",
                                "+0.600",
                                "1.67",
                                "+20.00",
                                "0.00",
                                "0.000"),
                        List.of(
                                "VWAP_RECLAIM",
                                "POWER",
                                "too few to tell",
                                "1",
                                "0 %",
                                "-0.500",
                                "–",
                                "–",
                                "-0.500",
                                "0.00",
                                "-60.00",
                                "+4.00",
                                "+0.080"),
                        List.of(
                                "all",
                                "",
                                "no edge shown",
                                "4",
                                "50 %",
                                "+0.025",
                                "0.466",
                                "-1.458 to +1.508",
                                "+0.050",
                                "1.00",
                                "0.00",
                                "+1.00",
                                "+0.020"));
    }

    @Test
    void listsEverySignalWhateverItsStatus() {
        List<List<String>> rows = table("signals");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).subList(0, 8))
                .containsExactly("VWAP_RECLAIM", "OPEN", "no edge shown", "5", "3", "5", "60 %", "+0.040");
        assertThat(rows.get(1).subList(0, 8))
                .containsExactly("VWAP_RECLAIM", "POWER", "too few to tell", "2", "1", "2", "50 %", "+0.500");
    }

    @Test
    void listsBlockedSignalsByReason() {
        List<List<String>> rows = table("reasons");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).subList(0, 7))
                .containsExactly("RVOL", "too few to tell", "2", "1", "2", "-0.200", "0.300");
        assertThat(rows.get(1).subList(0, 6)).containsExactly("SPREAD", "too few to tell", "1", "0", "1", "-0.500");
        assertThat(rows.get(2).subList(0, 6))
                .containsExactly("risk: DAILY_LOSS", "too few to tell", "1", "1", "1", "+1.500");
    }

    @Test
    void sumsProfitAndItsDeepestFall() {
        // Sums 100, 10, 60, 0: the peak is 100.
        assertThat(report.trades()).extracting(ClosedTrade::profit).containsExactly(100.0, -90.0, 50.0, -60.0);
        assertThat(report.drawdown()).isCloseTo(100, within(1e-9));
        assertThat(texts(page.getElementsByTagName("dd")))
                .containsExactly("7", "4", "0.00", "100.00", "+0.025 ± 0.466", "no edge shown");
    }

    @Test
    void everyDayHasItsChartWithItsTrades() {
        NodeList marks = page.getElementsByTagName("g");
        List<String> trips = new ArrayList<>();
        for (int i = 0; i < marks.getLength(); i++) {
            if (((Element) marks.item(i)).getAttribute("class").startsWith("trip")) {
                trips.add(((Element) marks.item(i))
                        .getElementsByTagName("title")
                        .item(0)
                        .getTextContent());
            }
        }
        assertThat(trips)
                .hasSize(4)
                .contains("2026-03-02 09:45:00 SPY VWAP_RECLAIM BUY 100 at 600.0200, out at 601.0200 by TARGET:"
                        + " +100.00 USD, +1.00 R, signal 1");
        assertThat(page.getElementsByTagName("details").getLength()).isEqualTo(2);
    }

    @Test
    void aTradesRowHasItsSecondsItsSignalAndTheCommandThatExplainsIt() {
        List<String> first = table("trips").get(0);
        assertThat(first).startsWith("09:45:00", "09:51:00", "SPY");
        assertThat(first.subList(first.size() - 2, first.size()))
                .containsExactly("1", "./ringtape explain " + folder.resolve("monday") + " --signal 1");
        assertThat(page.getElementsByTagName("header").item(0).getTextContent()).endsWith("Times are New York time.");
        assertThat(page.getDocumentElement().getTextContent()).contains("blocked at 10:45:00: signal 3, ");
    }

    @Test
    void needsNoExternalResource() {
        for (String element : List.of("script", "link", "img", "iframe", "a")) {
            assertThat(page.getElementsByTagName(element).getLength())
                    .as(element)
                    .isZero();
        }
        assertThat(page.getElementsByTagName("style").item(0).getTextContent())
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void theSameTapesGiveTheSamePage() {
        assertThat(Page.of(report)).isEqualTo(Page.of(new TradingReport(report.sessions(), 3)));
    }

    @Test
    void sessionsOfOneConfigurationAreNotMixed() {
        assertThat(report.isMixed()).isFalse();
        assertThat(table("sessions"))
                .extracting(row -> row.get(0) + " " + row.get(4) + " " + row.get(5))
                .containsExactly("2026-03-02 2 +10.00", "2026-03-03 2 -10.00");
    }

    @Test
    void escapesTextsAndAttributes() {
        String markup = new Markup()
                .text("p", "<b> & \"c\"\u0001", "title", "\"><script>")
                .toString();
        assertThat(markup).isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;c&quot; </p>");
    }

    @Test
    void reportsADayWithoutTrades() throws Exception {
        Path empty = day("empty", LocalDate.of(2026, 3, 4), () -> {});
        Document quiet = parse(Page.of(new TradingReport(List.of(ReportedSession.read(empty, RunProgress.NONE)), 20)));
        assertThat(quiet.getDocumentElement().getTextContent()).contains("No trade was closed.");
        assertThat(texts(quiet.getElementsByTagName("dd")))
                .containsExactly("0", "0", "0.00", "0.00", "– ± –", "too few to tell");
    }
}

package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.event.BarClosed;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.Trade;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code record} beside the command {@code sim polygon}. */
class RecordCommandTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private final Output server = new Output();
    private final Output recorder = new Output();
    private CompletableFuture<ExitCode> serving;

    /** A console whose words are kept. */
    private static final class Output {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    /** Serves a small synthetic session. Returns the settings of a feed that finds it. */
    private Path serve(String speed, String... more) throws Exception {
        return serve(LocalDate.of(2026, 3, 2), speed, more);
    }

    /** Waits until it holds. */
    private void await(Callable<Boolean> holds) throws Exception {
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!holds.call()) {
            assertThat(System.nanoTime() - endNs)
                    .as("%s %s", server.err(), recorder.err())
                    .isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Path serve(LocalDate date, String speed, String... more) throws Exception {
        String[] usual = {
            "sim", "polygon", "--synth", "--date", date.toString(), "--scale", "5k", "--json", "--keep-serving"
        };
        String[] arguments = Stream.of(List.of(usual), List.of("--speed", speed), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
        serving = CompletableFuture.supplyAsync(() -> Ringtape.run(server.console, arguments));
        await(() -> server.out().endsWith("}\n"));
        JsonNode addresses = new ObjectMapper().readTree(server.out());
        return Files.writeString(
                folder.resolve("sim.yaml"),
                "feed:\n  streamUrl: " + addresses.path("stream").asText() + "\n  restUrl: "
                        + addresses.path("rest").asText()
                        + "\n  maxLagMillis: 600000\n  maxAheadSeconds: 86400\n  settledAfterSeconds: 0.05\n"
                        + "  fillWithinSeconds: 2\nfeatures:\n  barCloseDelayMillis: 30000\n");
    }

    @AfterEach
    void stopServing() throws Exception {
        if (serving != null) {
            server.console.interruption().wish();
            serving.get(60, TimeUnit.SECONDS);
        }
    }

    private ExitCode record(Path config, String... more) {
        return record("16m", config, more);
    }

    private ExitCode record(String keepFree, Path config, String... more) {
        String[] usual = {
            "record",
            "--simulated",
            "--config",
            config.toString(),
            "--tapes",
            folder.resolve("tapes").toString(),
            "--keep-free",
            keepFree
        };
        return Ringtape.run(
                recorder.console,
                Stream.concat(List.of(usual).stream(), List.of(more).stream()).toArray(String[]::new));
    }

    private List<Path> tapes() throws IOException {
        Path tapes = folder.resolve("tapes");
        if (!Files.exists(tapes)) {
            return List.of();
        }
        try (var found = Files.list(tapes)) {
            return found.filter(tape -> Files.exists(tape.resolve(TapeManifest.FILE)))
                    .toList();
        }
    }

    @Test
    void recordsASessionToItsEndAndReplaysItIdentically() throws Exception {
        assertThat(record(serve("max"))).as(recorder.err()).isEqualTo(ExitCode.DONE);
        assertThat(recorder.out()).contains(" prints (").contains("checksum crc32c:");
        assertThat(tapes()).hasSize(1);
        assertThat(tapes().get(0).getFileName().toString()).startsWith("2026-03-02-record-");
        Output replayer = new Output();
        assertThat(Ringtape.run(replayer.console, "replay", tapes().get(0).toString()))
                .as(replayer.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(replayer.out()).startsWith("identical: ");
    }

    @Test
    void aPlanWithoutQuotesIsRefusedWithItsTopicsAndLeavesNoTape() throws Exception {
        assertThat(record(serve("max", "--plan", "trades"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err())
                .contains("no acknowledgement of ")
                .contains("Q.SPY")
                .contains("Q.QQQ");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aSymbolWithoutHistoryIsRefusedByName() throws Exception {
        assertThat(record(serve("max"), "--symbols", "SPY,NOSUCH")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err()).contains("no minute bars of NOSUCH").doesNotContain("no minute bars of SPY");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenFailsBeforeTheConnection() throws Exception {
        Path config = serve("max");
        Files.writeString(folder.resolve("tapes"), "a file");
        assertThat(record(config)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("cannot be written").doesNotContain("reading minute bars");
    }

    @Test
    void withoutAServerItSaysHowToStartOne() throws Exception {
        Path config = Files.writeString(
                folder.resolve("sim.yaml"), "feed: {streamUrl: 'ws://127.0.0.1:1', restUrl: 'http://127.0.0.1:1'}\n");
        assertThat(record(config)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("no simulated server answers at http://127.0.0.1:1");
    }

    @Test
    void aHalfDayEndsFourHoursEarlier() throws Exception {
        LocalDate dayAfterThanksgiving = LocalDate.of(2026, 11, 27);
        assertThat(record(serve(dayAfterThanksgiving, "2000", "--from", "12:00")))
                .as(recorder.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(minutesOfBars()).first().isEqualTo("2026-11-27T09:30");
        assertThat(minutesOfBars()).last().isEqualTo("2026-11-27T12:59");
        SessionEnd end = events(SessionEnd.class).get(0);
        assertThat(end.reason).isEqualTo(EndReason.COMPLETE);
        assertThat(inNewYork(end.receiveNs)).isGreaterThanOrEqualTo("2026-11-27T17:00");
        assertThat(events(Trade.class)).noneMatch(trade -> trade.sipNs >= end.receiveNs);
    }

    @Test
    void theMondayAfterTheClocksChangeHasTheHoursOfNewYork() throws Exception {
        LocalDate monday = LocalDate.of(2026, 3, 9);
        assertThat(record(serve(monday, "2000", "--from", "15:00")))
                .as(recorder.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(events(FeedStatus.class))
                .filteredOn(status -> status.state == FeedState.BACKFILL_STARTED)
                .isNotEmpty()
                .allMatch(hole -> hole.fromNs == instantNs("2026-03-09T08:00:00Z"));
        assertThat(minutesOfBars()).first().isEqualTo("2026-03-09T09:30");
        assertThat(minutesOfBars()).last().isEqualTo("2026-03-09T15:59");
        assertThat(events(Trade.class))
                .anyMatch(trade -> trade.backfilled && inNewYork(trade.sipNs).startsWith("2026-03-09T09:30"));
        assertThat(events(MinuteBar.class))
                .filteredOn(bar -> bar.date < 20_260_309)
                .extracting(bar -> inNewYork(bar.startNs))
                .contains("2026-03-06T09:30", "2026-03-06T15:59")
                .allMatch(time -> time.substring(11).compareTo("04:00") >= 0);
        assertThat(events(MinuteBar.class))
                .filteredOn(bar -> bar.date == 20_260_309)
                .allMatch(bar -> inNewYork(bar.startNs).startsWith("2026-03-09T"));
    }

    /** Returns the minutes of the bars of the regular session, in order. */
    private List<String> minutesOfBars() throws IOException {
        return events(BarClosed.class).stream()
                .map(bar -> inNewYork(bar.startNs))
                .distinct()
                .sorted()
                .toList();
    }

    private static String inNewYork(long epochNs) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(0, epochNs), ZoneId.of("America/New_York"))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static long instantNs(String text) {
        return Instant.parse(text).getEpochSecond() * 1_000_000_000L;
    }

    /** Returns the events of a class on the only tape. */
    private <E extends Event> List<E> events(Class<E> wanted) throws IOException {
        List<E> events = new ArrayList<>();
        Frame frame = new Frame();
        FrameReader reader = new FrameReader();
        try (TapeReader entries = TapeReader.open(tapes().get(0))) {
            while (entries.next(frame)) {
                reader.wrap(frame);
                while (reader.next()) {
                    Event event = reader.type().create();
                    if (wanted.isInstance(event)) {
                        reader.read(event);
                        events.add(wanted.cast(event));
                    }
                }
            }
        }
        return events;
    }

    @Test
    void aKeyThatTheStreamRefusesIsWrongUsage() throws Exception {
        Path script = Files.writeString(folder.resolve("faults"), "auth-failed count=0\n");
        assertThat(record(serve("max", "--faults", script.toString()))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err()).contains("the vendor refuses the key: authentication failed");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aKeyThatTheHistoryRefusesIsWrongUsage() throws Exception {
        assertThat(record(serve("max", "--key", "another-key"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err())
                .contains("401", "POLYGON_API_KEY", "polygon-api-key")
                .doesNotContain("another-key");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aStreamThatIsNeverReachedFailsWithTheSession() throws Exception {
        Path config = serve("600", "--no-wait", "--from", "18:00");
        Files.writeString(
                config, Files.readString(config).replaceFirst("streamUrl: \\S+", "streamUrl: ws://127.0.0.1:1/stocks"));
        assertThat(record(config)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err())
                .contains("never connected: ")
                .contains("Connection refused")
                .doesNotContain("ended: ")
                .doesNotContain("dialling: dialling");
        assertThat(events(SessionEnd.class)).extracting(end -> end.reason).containsExactly(EndReason.COMPLETE);
        assertThat(events(Trade.class)).isEmpty();
    }

    @Test
    void aStreamThatIsGoneAtTheEndOfTheSessionFailsWithIt() throws Exception {
        Path script =
                Files.writeString(folder.resolve("faults"), "at 18:20 never-upgrade count=0\nat 18:20 drop-with-rst\n");
        assertThat(record(serve("600", "--from", "18:00", "--faults", script.toString())))
                .isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err())
                .contains("the feed was lost before the session ended: ")
                .containsPattern("not recorded: QQQ .*18:[0-9:]+–20:0[0-9:]+; SPY .*18:[0-9:]+–20:0[0-9:]+");
        assertThat(events(SessionEnd.class)).extracting(end -> end.reason).containsExactly(EndReason.COMPLETE);
        assertThat(events(Trade.class)).isNotEmpty();
    }

    @Test
    void aDiskWithTooLittleSpaceFailsBeforeTheSession() throws Exception {
        assertThat(record("900000g", serve("max"))).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("make room");
        assertThat(recorder.out()).isEmpty();
    }

    @Test
    void aRequestToEndCutsTheRequestForMinuteBarsShort() throws Exception {
        Path script = Files.writeString(folder.resolve("faults"), "no-answer count=0\n");
        Path config = serve("max", "--faults", script.toString());
        CompletableFuture<ExitCode> recording = CompletableFuture.supplyAsync(() -> record(config));
        await(() -> recorder.err().contains("reading minute bars"));
        recorder.console.interruption().wish();
        assertThat(recording.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("interrupted").doesNotContain("asking again");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aRequestToEndCutsTheStartOfTheFeedShort() throws Exception {
        Path script = Files.writeString(folder.resolve("faults"), "never-upgrade count=0\n");
        Path config = serve("max", "--faults", script.toString());
        Files.writeString(config, Files.readString(config).replace("feed:\n", "feed:\n  connectWithinSeconds: 120\n"));
        CompletableFuture<ExitCode> recording = CompletableFuture.supplyAsync(() -> record(config));
        await(() -> !tapes().isEmpty());
        recorder.console.interruption().wish();
        assertThat(recording.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("interrupted").doesNotContain("never connected");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aRequestToEndEndsTheTapeInOrder() throws Exception {
        Path config = serve("20");
        CompletableFuture<ExitCode> recording = CompletableFuture.supplyAsync(() -> record(config));
        await(() -> recorder.err().contains(" live "));
        recorder.console.interruption().wish();
        assertThat(recording.get(60, TimeUnit.SECONDS)).as(recorder.err()).isEqualTo(ExitCode.DONE);
        assertThat(TapeManifest.read(tapes().get(0)).isComplete()).isTrue();
    }

    @Test
    void aSimulatedServerThatEndsFirstIsNoRequestToEnd() throws Exception {
        Path config = serve("20");
        CompletableFuture<ExitCode> recording = CompletableFuture.supplyAsync(() -> record(config));
        await(() -> recorder.err().contains(" live "));
        server.console.interruption().wish();
        assertThat(recording.get(60, TimeUnit.SECONDS)).as(recorder.err()).isEqualTo(ExitCode.FAILED);
        assertThat(events(SessionEnd.class)).extracting(end -> end.reason).containsExactly(EndReason.FEED_ENDED);
        assertThat(recorder.err())
                .contains("the simulated server ended before its session")
                .containsPattern("not recorded: QQQ .*; SPY .*09:");
    }

    @Test
    void theKeyComesFromTheEnvironmentOrFromACredentialsFolder() throws Exception {
        UsageProblems problems = new UsageProblems();
        assertThat(new Secrets(Map.of("POLYGON_API_KEY", "a-key_1")).polygonKey(problems))
                .isEqualTo("a-key_1");
        Path file = Files.writeString(folder.resolve("polygon-api-key"), "from_a_file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(new Secrets(Map.of("CREDENTIALS_DIRECTORY", folder.toString())).polygonKey(problems))
                .isEqualTo("from_a_file");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(new Secrets(Map.of()).polygonKey(problems)).isNull();
        assertThat(new Secrets(Map.of("POLYGON_API_KEY", "two words \"")).polygonKey(problems))
                .isNull();
        assertThat(problems.lines()).hasSize(2).noneMatch(line -> line.contains("two words"));
    }
}

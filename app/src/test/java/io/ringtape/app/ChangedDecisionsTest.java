package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Signal;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code replay} command on tapes of an older engine version that decided otherwise. */
class ChangedDecisionsTest {
    private static final Path ZIP = Path.of("../replay/src/test/resources/format-1-tape.zip");
    /** Lies between the ids of two dates. */
    private static final long NO_ORDERS = 1_000_000_000;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void unzip() throws IOException {
        Path tape = Files.createDirectory(folder.resolve("original"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, tape.resolve(entry.getName()));
            }
        }
    }

    /** Copies the tape, with each event of the type replaced by what {@code change} returns. */
    private <E extends Event> void alter(EventType type, Function<E, List<Event>> change) {
        FrameReader reader = new FrameReader();
        FrameWriter writer = new FrameWriter();
        Frame entry = new Frame();
        Frame altered = new Frame();
        try (TapeReader tape = TapeReader.open(folder.resolve("original"));
                ChronicleTape copy = ChronicleTape.create(folder.resolve("altered"), ofEngineOne(tape.manifest()))) {
            while (tape.next(entry)) {
                altered.clear();
                reader.wrap(entry);
                while (reader.next()) {
                    if (reader.type() == type) {
                        @SuppressWarnings("unchecked") // the caller names type and class of one event
                        E event = (E) type.create();
                        reader.read(event);
                        change.apply(event).forEach(each -> writer.append(altered, each));
                    } else {
                        append(altered, entry, reader);
                    }
                }
                copy.append(altered);
            }
            copy.complete();
        }
    }

    private static TapeManifest ofEngineOne(TapeManifest manifest) {
        return new TapeManifest(
                new TapeManifest.Versions(TapeManifest.FORMAT, 1, manifest.codeVersion()),
                manifest.session(),
                manifest.configurationDigest(),
                Optional.empty());
    }

    private static void append(Frame to, Frame from, FrameReader record) {
        int start = to.length();
        to.ensureCapacity(start + record.length());
        System.arraycopy(from.bytes(), record.offset(), to.bytes(), start, record.length());
        to.length(start + record.length());
    }

    private String replay(ExitCode expected, String... options) {
        out.reset();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        String[] arguments = new String[2 + options.length];
        arguments[0] = "replay";
        arguments[1] = folder.resolve("altered").toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        assertThat(Ringtape.run(console, arguments))
                .as(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anUnalteredCopyHasTheSameDecisions() {
        alter(EventType.ORDER_REQUEST, List::of);
        assertThat(replay(ExitCode.DONE)).startsWith("equal decisions: 0 of 59 decisions changed");
    }

    @Test
    void anOrderOfAnotherStopIsShownInBothForms() {
        alter(EventType.ORDER_REQUEST, (OrderRequest order) -> {
            order.stop -= Missing.isPresent(order.stop) ? 10_000 : 0;
            return List.of(order);
        });
        String text = replay(ExitCode.REPLAY_DIFFERS);
        assertThat(text).startsWith("entry ").contains("--- recorded\n", "--- replayed\n", "type: OrderRequest\n");
        assertThat(text).contains("other decisions: 1 of 59 decisions changed in 18,835 entries");
    }

    @Test
    void anOrderOnTheTapeOnlyIsTheOnlyChange() {
        alter(EventType.ORDER_REQUEST, (OrderRequest order) -> {
            OrderRequest extra = Event.copyOf(order);
            extra.orderId = order.orderId - NO_ORDERS;
            extra.signalId = order.signalId - NO_ORDERS;
            extra.quantity = 1;
            return List.of(extra, order);
        });
        String text = replay(ExitCode.REPLAY_DIFFERS);
        assertThat(text).contains("--- replayed\n(none)\n").doesNotContain("--- recorded\n(none)\n");
        assertThat(text).contains("other decisions: 2 of 61 decisions changed in 18,835 entries");
    }

    @Test
    void aSignalOfThisVersionOnlyIsShownWithoutARecordedOne() {
        alter(EventType.SIGNAL, (Signal signal) -> List.of());
        String text = replay(ExitCode.REPLAY_DIFFERS);
        assertThat(text).contains("--- recorded\n(none)\n").doesNotContain("--- replayed\n(none)\n");
        assertThat(text.lines().filter("type: Signal"::equals).count())
                .isEqualTo(
                        text.lines().filter(line -> line.startsWith("entry ")).count());
    }

    @Test
    void aFillAtAnotherPriceChangesThePositionThatFollows() throws Exception {
        alter(EventType.EXECUTION_REPORT, (ExecutionReport report) -> {
            report.fillPrice += report.fillQuantity > 0 ? 10_000 : 0;
            return List.of(report);
        });
        JsonNode json = new ObjectMapper().readTree(replay(ExitCode.REPLAY_DIFFERS, "--json"));
        assertThat(json.get("changed").asInt()).isPositive();
        assertThat(json.get("changes").get(0).get("recorded").asText()).contains("type: PositionChange");
        assertThat(json.get("changes").get(0).get("replayed").asText()).contains("type: PositionChange");
    }

    @Test
    void jsonHoldsTheFirstChangesAndTheNumberOfTheOthers() throws Exception {
        alter(EventType.SETUP_TRANSITION, transition -> List.of());
        JsonNode json = new ObjectMapper().readTree(replay(ExitCode.REPLAY_DIFFERS, "--json"));
        int changed = json.get("changed").asInt();
        assertThat(changed).isGreaterThan(20);
        assertThat(json.get("changes")).hasSize(20);
        assertThat(json.get("changesLeftOut").asInt()).isEqualTo(changed - 20);
        assertThat(replay(ExitCode.REPLAY_DIFFERS).lines().filter(line -> line.startsWith("entry ")))
                .as("as text all of them")
                .hasSize(changed);
    }

    @Test
    void aCauseThatThisEngineRefusesEndsTheComparison() {
        alter(EventType.EXECUTION_REPORT, (ExecutionReport report) -> {
            report.timeNs = 1;
            return List.of(report);
        });
        String text = replay(ExitCode.REPLAY_DIFFERS);
        assertThat(text)
                .contains("--- recorded\n(none)\n--- replayed\nrefused by the engine: engine time must rise: 1");
        assertThat(text).contains("other decisions: 1 of ").doesNotContain("18,835 entries");
    }
}

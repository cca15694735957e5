package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Command;
import io.ringtape.event.FrameReader;
import io.ringtape.event.OperatorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillFileTest {
    @TempDir
    Path folder;

    private final MemoryJournal journal = MemoryJournal.open();
    private final Pipeline pipeline = new Pipeline(
            new PipelineSettings(PipelineMode.STEPPED, 4, WaitStyle.PARK, MINUTE_NS),
            new EngineClock(new HistoricalClock()),
            new ToyEngine(),
            journal,
            frame -> {},
            frame -> {});

    @BeforeEach
    void start() {
        pipeline.start();
    }

    @AfterEach
    void stop() {
        pipeline.stop();
    }

    private KillFile killFile() {
        return new KillFile(folder.resolve("kill"), pipeline.publisher());
    }

    @Test
    void publishesNothingWhileTheFileDoesNotExist() {
        KillFile file = killFile();
        assertThat(file.poll(MINUTE_NS)).isFalse();
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void killsOnceWhenTheFileAppears() throws IOException {
        KillFile file = killFile();
        file.poll(MINUTE_NS);
        Files.createFile(folder.resolve("kill"));
        assertThat(file.poll(2 * MINUTE_NS)).isTrue();
        assertThat(file.poll(3 * MINUTE_NS)).isFalse();
        assertThat(journal.entries()).hasSize(1);
        OperatorCommand command = new OperatorCommand();
        byte[] entry = journal.entries().get(0);
        FrameReader reader = new FrameReader().wrap(entry, 0, entry.length);
        reader.next();
        reader.read(command);
        assertThat(command.command).isEqualTo(Command.KILL);
        assertThat(command.operator).hasToString("kill file");
        assertThat(command.reason).hasToString(folder.resolve("kill").toString());
        assertThat(command.receiveNs).isEqualTo(2 * MINUTE_NS);
    }

    @Test
    void killsEvenIfTheFileIsAFolderThatExistedFromTheStart() throws IOException {
        Files.createDirectory(folder.resolve("kill"));
        assertThat(killFile().poll(MINUTE_NS)).isTrue();
    }
}

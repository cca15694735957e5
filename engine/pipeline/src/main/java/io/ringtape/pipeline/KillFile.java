package io.ringtape.pipeline;

import io.ringtape.event.Command;
import io.ringtape.event.OperatorCommand;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file whose appearance ends the day: the operator's way to stop trading without a connection to the service. Looks
 * when it is polled, from the one thread that owns the publisher; has no thread of its own.
 */
public final class KillFile {
    private final Path file;
    private final Publisher publisher;
    private final OperatorCommand kill = new OperatorCommand();
    private boolean published;

    /** Watches for that file. */
    public KillFile(Path file, Publisher publisher) {
        this.file = file;
        this.publisher = publisher;
        kill.command = Command.KILL;
        kill.operator.set("kill file");
        kill.reason.set(file.toString());
    }

    /**
     * Publishes KILL when the file is there, of whatever kind and content, and was not before; says whether it did. A
     * kill cannot be taken back, so once is enough.
     *
     * @param nowNs the instant of the look, epoch nanoseconds
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    public boolean poll(long nowNs) {
        if (published || Files.notExists(file)) {
            return false;
        }
        kill.receiveNs = nowNs;
        publisher.publish(kill);
        published = true;
        return true;
    }
}

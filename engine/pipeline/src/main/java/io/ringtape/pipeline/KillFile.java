package io.ringtape.pipeline;

import io.ringtape.event.Command;
import io.ringtape.event.OperatorCommand;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file whose appearance ends trading for the day, so that an operator can stop it without a connection to the
 * service. Checked when polled, on the thread that owns the publisher; has no thread of its own.
 */
public final class KillFile {
    private final Path file;
    private final Publisher publisher;
    private final OperatorCommand kill = new OperatorCommand();
    private boolean published;

    public KillFile(Path file, Publisher publisher) {
        this.file = file;
        this.publisher = publisher;
        kill.command = Command.KILL;
        kill.operator.set("kill file");
        kill.reason.set(file.toString());
    }

    /**
     * Publishes KILL once, when the file exists, whatever its type and content. A kill cannot be undone, so later calls
     * do nothing. Returns whether KILL was published by this call.
     *
     * @param nowNs the time of the check, epoch nanoseconds
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

package io.ringtape.bench.limit;

import io.ringtape.tape.TapeSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Opens Chronicle Queues with the settings of a tape, and nothing that a tape adds. */
final class BareQueue {
    private BareQueue() {}

    static SingleChronicleQueue open(Path folder, LocalDate date, boolean readOnly) {
        long timeMillis = date.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> timeMillis)
                .blockSize(TapeSettings.DEFAULTS.blockSizeBytes())
                .readOnly(readOnly)
                .build();
    }
}

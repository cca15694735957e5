package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.RunMode;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes a tape of SPY and QQQ event by event. It begins with a session start with the default settings. */
public final class HandMadeTape implements AutoCloseable {
    /** Its symbols in the order of their ids. */
    public static final List<String> SYMBOLS = List.of("SPY", "QQQ");

    private final ChronicleTape tape;
    private final SessionSetup setup;
    private final Frame frame = new Frame();
    private final FrameWriter writer = new FrameWriter();
    private long sequence;

    /** Creates an empty tape for {@code date} in {@code folder}. */
    public HandMadeTape(Path folder, LocalDate date) throws ConfigurationException {
        setup = SessionSetup.ofTape(Configuration.defaults(), date, SYMBOLS);
        tape = ChronicleTape.create(
                folder,
                TapeManifest.open(
                        SessionSetup.CODE_VERSION,
                        date,
                        RunMode.BACKTEST,
                        SYMBOLS,
                        setup.configuration().digest()));
        Event start = setup.backtestStart(false);
        start.timeNs = setup.settings().midnightNs();
        entry(start);
    }

    /** Returns a time of the date in New York; {@code hour} is a decimal, such as 10.5 for half past ten. */
    public long at(double hour) {
        return setup.settings().midnightNs() + Math.round(hour * 3600) * 1_000_000_000L;
    }

    /** Appends a cause and its effects with the next sequences. */
    public void entry(Event cause, Event... effects) {
        cause.sequence = ++sequence;
        writer.write(frame, cause);
        for (Event effect : effects) {
            effect.sequence = ++sequence;
            writer.append(frame, effect);
        }
        tape.append(frame);
    }

    @Override
    public void close() {
        tape.complete();
        tape.close();
    }
}

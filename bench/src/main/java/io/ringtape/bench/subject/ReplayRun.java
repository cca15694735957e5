package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;

/** Replay as the command does it: the tape read and proved, its causes run again, every transaction compared. */
public final class ReplayRun implements Measurement {
    public static final String NAME = "replay";

    private final MeasuredSession session;

    public ReplayRun(MeasuredSession session) {
        this.session = session;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double measure() {
        try {
            Stopwatch watch = new Stopwatch();
            Replay.Result result = Replay.verify(session.tape(), RunProgress.NONE);
            double rate = watch.rate(result.entries());
            result.difference().ifPresent(difference -> {
                throw new WrongOutputException(NAME, "different at entry " + result.entries(), "identical");
            });
            session.requireSame(NAME, result.checksum());
            return rate;
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the session's tape was replayed before: " + e.problems(), e);
        }
    }
}

package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.tape.PageToucher;
import java.io.IOException;

/**
 * The bare append: the documents of the session's tape, written to a queue set up as the tape's by a thread that does
 * nothing else. No engine, no ring, no checksum. With the tape's page toucher it is the limit of engine and tape.
 */
public final class BareAppend implements Measurement {
    public static final String TOUCHED = "bare append, pages touched ahead";
    public static final String UNTOUCHED = "bare append, pages untouched";

    private final MeasuredSession session;
    private final WorkFolder work;
    private final boolean touchAhead;

    public BareAppend(MeasuredSession session, WorkFolder work, boolean touchAhead) {
        this.session = session;
        this.work = work;
        this.touchAhead = touchAhead;
    }

    @Override
    public String name() {
        return touchAhead ? TOUCHED : UNTOUCHED;
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public double measure() throws IOException {
        Transactions all = session.transactions();
        try (WorkFolder.Lent folder = work.lend("bare");
                BareAppender appender =
                        new BareAppender(folder.path(), session.manifest().tradingDate())) {
            Stopwatch watch = new Stopwatch();
            appender.write(all, 0);
            if (touchAhead) {
                try (PageToucher toucher = appender.toucher()) {
                    for (int i = 1; i < all.count(); i++) {
                        toucher.appenderAt(appender.write(all, i));
                    }
                    return watch.rate(all.count());
                }
            }
            for (int i = 1; i < all.count(); i++) {
                appender.write(all, i);
            }
            return watch.rate(all.count());
        }
    }
}

package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.BarClosed;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays random sessions twice through the engine: whole, and with holes that are filled later while live prints go on.
 * Whenever a minute closes and no hole is left, features and bars must be the same.
 */
class HolesPropertyTest {
    private static final int HOLES = 50;

    /** Depend on live prints, on quotes or, as the delta, on who is told from whom by which quote. */
    private static final Set<String> NOT_HEALED = Set.of(
            "sequence",
            "receiveNs",
            "last",
            "z",
            "cvd",
            "cvdLit",
            "delta30",
            "delta60",
            "delta90",
            "delta300",
            "bid",
            "ask",
            "bidSize",
            "askSize",
            "spread",
            "spreadBps",
            "quoteAge",
            "quoteState",
            "imbalance",
            "imbalanceMean",
            "microprice");

    /** Depend, after a start in mid-session, on who is told from whom by which quote. */
    private static final Set<String> NOT_REPEATED =
            Set.of("sequence", "receiveNs", "cvd", "cvdLit", "delta30", "delta60", "delta90", "delta300");

    /** A span of one instrument's events that do not come live. */
    private static final class Hole {
        private final int instrument;
        private final long fromNs;
        private final long toNs;
        private final long fillNs;
        private final int kind;
        private boolean begun;
        private boolean told;
        private boolean over;
        private Deque<Trade> fill;

        Hole(Random random) {
            instrument = random.nextInt(2);
            long span = (random.nextInt(4) == 0 ? 8 : 1) * MINUTE_NS;
            fromNs = SESSION.openNs() + (long) (random.nextDouble() * 375 * MINUTE_NS);
            toNs = fromNs + (long) (random.nextDouble() * span);
            fillNs = toNs + (long) (random.nextDouble() * 50 * SECOND_NS);
            kind = random.nextInt(4);
        }

        boolean overlaps(Hole other) {
            return instrument == other.instrument && fromNs <= other.toNs && toNs >= other.fromNs;
        }

        /** Returns the prints of the span and of a few seconds before it, which came live and are dropped. */
        Deque<Trade> prints(RandomSession session) {
            Deque<Trade> prints = new ArrayDeque<>();
            for (Event event : session.events) {
                if (event instanceof Trade trade
                        && trade.instrument == instrument
                        && trade.sipNs >= fromNs - 5 * SECOND_NS
                        && trade.sipNs <= toNs) {
                    prints.add(backfilled(trade));
                }
            }
            return prints;
        }

        boolean holds(Event event) {
            long sipNs = RandomSession.sipNs(event);
            return event.instrument == instrument && sipNs >= fromNs && sipNs <= toNs;
        }

        FeedStatus status(FeedState state) {
            FeedStatus status = new FeedStatus();
            status.instrument = instrument;
            status.state = state;
            if (state == FeedState.GAP || state == FeedState.BACKFILL_STARTED || state == FeedState.BACKFILL_ENDED) {
                status.fromNs = fromNs;
                status.toNs = toNs;
            }
            return status;
        }
    }

    /** What one run of the engine wrote. */
    private static final class Written {
        private final DrivenEngine engine = new DrivenEngine(500, 1_000_000);
        private final Map<List<Long>, FeatureSnapshot> closes =
                new TreeMap<>((one, other) -> Arrays.compare(one.toArray(Long[]::new), other.toArray(Long[]::new)));
        private final List<NavigableMap<Long, BarClosed>> bars = List.of(new TreeMap<>(), new TreeMap<>());
        private final List<Signal> signals = new ArrayList<>();
        private long nowNs;

        void process(Event event, long timeNs) {
            nowNs = Math.max(nowNs + 1, timeNs);
            for (Event effect : engine.process(event, nowNs)) {
                if (effect instanceof FeatureSnapshot snapshot && snapshot.trigger == SnapshotTrigger.BAR) {
                    closes.put(List.of((long) snapshot.instrument, snapshot.timeNs), snapshot);
                } else if (effect instanceof BarClosed bar) {
                    bars.get(bar.instrument).put(bar.startNs, bar);
                } else if (effect instanceof Signal signal && signal.status == SignalStatus.GENERATED) {
                    signals.add(signal);
                }
            }
        }

        void end() {
            engine.timer(SESSION.closeNs());
            for (Event effect : engine.effects) {
                if (effect instanceof BarClosed bar) {
                    bars.get(bar.instrument).put(bar.startNs, bar);
                }
            }
        }
    }

    /** Tells buyers from sellers by the tick test alone: live prints among themselves, those of a back-fill too. */
    private static final class NaiveTicks {
        private final long[] cvd = new long[2];
        private final List<List<Long>> live = List.of(new ArrayList<>(), new ArrayList<>());
        private final List<List<Long>> filled = List.of(new ArrayList<>(), new ArrayList<>());
        private final Set<List<Long>> seen = new HashSet<>();

        void on(Trade trade) {
            boolean counts = trade.sipNs >= SESSION.openNs() && trade.conditions.count() == 0;
            if (!seen.add(List.of((long) trade.instrument, trade.sipSequence)) || !counts) {
                return;
            }
            List<Long> prices = (trade.backfilled ? filled : live).get(trade.instrument);
            prices.add(trade.price);
            for (int i = prices.size() - 2; i >= 0; i--) {
                if (prices.get(i) != trade.price) {
                    cvd[trade.instrument] += Long.signum(trade.price - prices.get(i)) * trade.size;
                    return;
                }
            }
        }
    }

    /** A run with holes, and where nothing is known to be missing. */
    private static final class Holed {
        private final Written written = new Written();
        private final NaiveTicks ticks = new NaiveTicks();
        private final List<Hole> holes = new ArrayList<>();
        private final RandomSession session;
        private final Random random;
        private final List<long[]> told = new ArrayList<>();
        private final Set<List<Long>> whole = new HashSet<>();

        Holed(RandomSession session, Random random) {
            this.session = session;
            this.random = random;
            while (holes.size() < HOLES) {
                Hole hole = new Hole(random);
                if (holes.stream().noneMatch(hole::overlaps)) {
                    holes.add(hole);
                }
            }
        }

        void play() {
            written.engine.history();
            for (Event event : session.events) {
                long timeNs = RandomSession.sipNs(event);
                for (Hole hole : holes) {
                    advance(hole, timeNs);
                }
                noteMinute(timeNs);
                if (holes.stream().noneMatch(hole -> hole.holds(event))) {
                    give(event, timeNs);
                }
                for (Hole hole : holes) {
                    fill(hole, timeNs, random.nextInt(12));
                }
            }
            for (Hole hole : holes) {
                advance(hole, Long.MAX_VALUE);
                fill(hole, SESSION.closeNs() - SECOND_NS, Integer.MAX_VALUE);
            }
            written.end();
        }

        /** Remembers, before the first event of a minute, whose bars before it are whole. */
        private void noteMinute(long timeNs) {
            long minuteNs = timeNs - (timeNs - SESSION.openNs()) % MINUTE_NS;
            for (int instrument = 0; instrument < 2; instrument++) {
                int of = instrument;
                if (written.nowNs < minuteNs
                        && holes.stream().noneMatch(hole -> hole.instrument == of && hole.begun && !hole.over)) {
                    whole.add(List.of((long) instrument, minuteNs));
                }
            }
        }

        private void give(Event event, long timeNs) {
            written.process(Event.copyOf(event), timeNs);
            if (event instanceof Trade trade) {
                ticks.on(trade);
            }
        }

        private void advance(Hole hole, long timeNs) {
            if (!hole.begun && timeNs >= hole.fromNs) {
                hole.begun = true;
                if (hole.kind == 0 || hole.kind == 1) {
                    tell(hole, hole.kind == 0 ? FeedState.LOST : FeedState.STALE, hole.fromNs);
                }
            }
            if (!hole.told && timeNs > hole.toNs) {
                hole.told = true;
                FeedState end = List.of(FeedState.CONNECTED, FeedState.RESUMED, FeedState.GAP, FeedState.GAP)
                        .get(hole.kind);
                if (hole.kind < 2) {
                    tell(hole, FeedState.GAP, hole.toNs);
                }
                tell(hole, end, hole.toNs);
            }
            if (hole.fill == null && timeNs > hole.fillNs) {
                hole.fill = hole.prints(session);
                ticks.filled.get(hole.instrument).clear();
                tell(hole, FeedState.BACKFILL_STARTED, hole.fillNs);
            }
        }

        private void tell(Hole hole, FeedState state, long timeNs) {
            written.process(hole.status(state), timeNs);
            if (hole.kind < 2 ? hole.begun && !hole.told : state == FeedState.GAP) {
                told.add(new long[] {hole.instrument, written.nowNs, Long.MAX_VALUE, holes.indexOf(hole)});
            } else if (state == FeedState.BACKFILL_ENDED) {
                told.stream().filter(each -> each[3] == holes.indexOf(hole)).forEach(each -> each[2] = written.nowNs);
            }
        }

        private void fill(Hole hole, long timeNs, int most) {
            if (hole.fill == null || hole.over) {
                return;
            }
            for (int i = 0; i < most && !hole.fill.isEmpty(); i++) {
                give(hole.fill.remove(), timeNs);
            }
            if (hole.fill.isEmpty()) {
                tell(hole, FeedState.BACKFILL_ENDED, timeNs);
                hole.over = true;
            }
        }
    }

    private static Trade backfilled(Trade trade) {
        Trade copy = Event.copyOf(trade);
        copy.backfilled = true;
        return copy;
    }

    private static Written whole(RandomSession session) {
        Written whole = new Written();
        whole.engine.history();
        session.events.forEach(event -> whole.process(Event.copyOf(event), RandomSession.sipNs(event)));
        whole.end();
        return whole;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterTheLastFillEverythingIsAsWithoutHoles(long seed) throws IllegalAccessException {
        Random random = new Random(seed);
        RandomSession session = new RandomSession(random, seed % 2 == 0);
        Written whole = whole(session);
        Holed holed = new Holed(session, random);
        holed.play();
        int compared = 0;
        for (Map.Entry<List<Long>, FeatureSnapshot> close : holed.written.closes.entrySet()) {
            if (holed.whole.contains(close.getKey())) {
                assertSame(close.getValue(), whole.closes.get(close.getKey()), NOT_HEALED, "seed " + seed);
                compared++;
            }
        }
        assertThat(compared)
                .as("bars that closed without a hole, seed %d", seed)
                .isGreaterThan(100);
        assertSameBars(holed.written, whole, seed);
        assertThat(whole.signals).as("seed %d", seed).isNotEmpty();
        assertThat(holed.told).hasSize(HOLES).as("seed %d", seed).allMatch(span -> span[2] < Long.MAX_VALUE);
        for (long[] span : holed.told) {
            assertThat(holed.written.signals)
                    .as("within a hole, seed %d", seed)
                    .noneMatch(signal ->
                            signal.instrument == span[0] && signal.timeNs > span[1] && signal.timeNs <= span[2]);
        }
        if (seed % 2 == 1) {
            for (int instrument = 0; instrument < 2; instrument++) {
                FeatureSnapshot now = new FeatureSnapshot();
                holed.written.engine.engine().features().snapshot(instrument, SESSION.closeNs(), now);
                assertThat(now.cvd).as("seed %d", seed).isEqualTo(holed.ticks.cvd[instrument]);
            }
        }
    }

    private static void assertSameBars(Written holed, Written whole, long seed) {
        for (int instrument = 0; instrument < 2; instrument++) {
            assertThat(holed.bars.get(instrument).keySet())
                    .as("seed %d", seed)
                    .isEqualTo(whole.bars.get(instrument).keySet());
            whole.bars.get(instrument).forEach((startNs, bar) -> {
                BarClosed other = holed.bars.get(bar.instrument).get(startNs);
                assertThat(List.of(other.open, other.high, other.low, other.close, other.volume, other.trades))
                        .as("minute at %d of %d, seed %d", startNs, bar.instrument, seed)
                        .isEqualTo(List.of(bar.open, bar.high, bar.low, bar.close, bar.volume, bar.trades));
                assertThat(Math.abs(other.vwap - bar.vwap)).isLessThanOrEqualTo(1);
            });
        }
    }

    private static void assertSame(FeatureSnapshot actual, FeatureSnapshot wanted, Set<String> butFor, String seed)
            throws IllegalAccessException {
        for (Field field : FeatureSnapshot.class.getFields()) {
            if (butFor.contains(field.getName())) {
                continue;
            }
            String where = field.getName() + " of " + wanted.instrument + " at " + wanted.timeNs + ", " + seed;
            Object value = field.get(wanted);
            if (value instanceof Double statistic && statistic != Missing.STATISTIC) {
                assertThat((Double) field.get(actual))
                        .as(where)
                        .isCloseTo(statistic, within(Math.max(1e-12, Math.abs(statistic) * 1e-9)));
            } else {
                assertThat(field.get(actual)).as(where).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aStartAtElevenIsTwoMinutesLaterLikeOneBeforeTheOpen(long seed) throws IllegalAccessException {
        Random random = new Random(seed);
        RandomSession session = new RandomSession(random, true);
        Written whole = whole(session);
        long startNs = SESSION.openNs() + 90 * MINUTE_NS;
        Written late = new Written();
        late.engine.timer(startNs - MINUTE_NS);
        late.engine.history();
        late.nowNs = startNs;
        Deque<Trade> missed = new ArrayDeque<>();
        for (Event event : session.events) {
            if (event instanceof Trade trade && trade.sipNs < startNs) {
                missed.add(backfilled(trade));
            }
        }
        tell(late, FeedState.BACKFILL_STARTED, startNs);
        boolean filled = false;
        for (Event event : session.events) {
            long timeNs = RandomSession.sipNs(event);
            if (timeNs < startNs) {
                continue;
            }
            late.process(Event.copyOf(event), timeNs);
            for (int i = 0; i < 500 && !missed.isEmpty(); i++) {
                late.process(missed.remove(), timeNs);
            }
            if (missed.isEmpty() && !filled) {
                filled = true;
                tell(late, FeedState.BACKFILL_ENDED, timeNs);
            }
        }
        late.end();
        int compared = 0;
        for (Map.Entry<List<Long>, FeatureSnapshot> close : late.closes.entrySet()) {
            if (close.getKey().get(1) >= startNs + 2 * MINUTE_NS) {
                assertSame(close.getValue(), whole.closes.get(close.getKey()), NOT_REPEATED, "seed " + seed);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(400);
        assertSameBars(late, whole, seed);
        assertThat(late.signals).noneMatch(signal -> signal.timeNs < startNs + MINUTE_NS);
    }

    private static void tell(Written written, FeedState state, long startNs) {
        for (int instrument = 0; instrument < 2; instrument++) {
            FeedStatus status = new FeedStatus();
            status.instrument = instrument;
            status.state = state;
            status.fromNs = SESSION.preOpenNs();
            status.toNs = startNs;
            written.process(status, startNs);
        }
    }

    @Test
    void theSameSessionWithTheSameHolesGivesTheSameBytes() {
        List<List<Event>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Random random = new Random(20);
            Holed holed = new Holed(new RandomSession(random, true), random);
            holed.play();
            List<Event> written = new ArrayList<>(holed.written.closes.values());
            written.addAll(holed.written.bars.get(0).values());
            written.addAll(holed.written.signals);
            runs.add(written);
        }
        assertThat(runs.get(0)).usingRecursiveComparison().isEqualTo(runs.get(1));
    }
}

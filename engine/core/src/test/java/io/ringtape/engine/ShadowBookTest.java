package io.ringtape.engine;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Timer;
import io.ringtape.order.FeeRates;
import io.ringtape.order.FeeSchedule;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals at 100 with the stop a dollar behind and the target two dollars ahead, described for a long and mirrored. */
class ShadowBookTest {
    private static final long FLAT_NS = 5_000 * SECOND_NS;
    private static final long CLOSE_NS = 5_300 * SECOND_NS;
    private static final long TIME_STOP_NS = 90 * SECOND_NS;
    private static final long HARD_STOP_NS = 600 * SECOND_NS;
    private static final long SLIPPAGE = 5_000;
    private static final FeeRates FEES = new FeeRates(1_000, 5_000_000, 100_000_000, 200, 0);
    private static final SimulationSettings SIMULATION =
            new SimulationSettings(LatencySettings.constant(0), LatencySettings.constant(0), 0, FEES);

    private final Effects effects = new Effects();
    private final Frame frame = new Frame();
    private final FrameWriter writer = new FrameWriter();
    private final List<Event> written = new ArrayList<>();
    private ShadowBook book;
    private Side side = Side.BUY;

    @BeforeEach
    void start() {
        book = book(4, effects);
        at(0);
    }

    private static ShadowBook book(int maxOpen, Effects effects) {
        return new ShadowBook(
                new ShadowSettings(maxOpen, SLIPPAGE), new FeeSchedule(SIMULATION), FLAT_NS, CLOSE_NS, 2, effects);
    }

    private void at(double seconds) {
        writer.write(frame, new Timer());
        effects.begin(frame, 0);
        effects.now((long) (seconds * SECOND_NS));
    }

    private long price(double ofALong) {
        return Micros.ofDouble(side == Side.BUY ? ofALong : 200 - ofALong);
    }

    private Signal signal(long id) {
        Signal signal = new Signal();
        signal.signalId = id;
        signal.side = side;
        signal.entry = price(100);
        signal.stop = price(99);
        signal.target = price(102);
        signal.timeStop = TIME_STOP_NS;
        return signal;
    }

    private void follow(long id) {
        book.follow(0, signal(id), price(100.25), HARD_STOP_NS);
    }

    private void print(double seconds, double price) {
        at(seconds);
        book.onPrice(0, price(price));
        collect();
    }

    /** Sends a quote with {@code price} on the side of the exit. */
    private void touch(double seconds, double price) {
        at(seconds);
        long exit = price(price);
        book.onQuote(0, side == Side.BUY ? exit : exit - 10_000, side == Side.BUY ? exit + 10_000 : exit);
        collect();
    }

    private void beat(double seconds) {
        at(seconds);
        book.onTime(0, (long) (seconds * SECOND_NS));
        collect();
    }

    private void collect() {
        FrameReader reader = new FrameReader().wrap(frame);
        reader.next();
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            written.add(event);
        }
    }

    private SignalOutcome only() {
        assertThat(written).hasSize(1);
        return (SignalOutcome) written.get(0);
    }

    private void ended(OutcomeEnd end, double exit, double grossR) {
        SignalOutcome outcome = only();
        assertThat(outcome.end).isEqualTo(end);
        assertThat(outcome.exit).isEqualTo(price(exit));
        assertThat(outcome.grossR).isCloseTo(grossR, within(1e-12));
        // Two slippages of half a cent, two commissions of a tenth of one, and the two charges of the sale.
        double sale = Micros.toDouble(side == Side.BUY ? outcome.exit : outcome.entry);
        double cost = 0.01 + 0.002 + 0.0002 + sale * 0.0001;
        assertThat(Micros.toDouble(outcome.cost)).isCloseTo(cost, within(1.1e-6));
        assertThat(outcome.netR).isCloseTo(grossR - cost, within(1.1e-6));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPrintThroughTheTargetEndsAtTheTarget(Side its) {
        side = its;
        follow(7);
        print(1, 102);
        assertThat(written).isEmpty();
        print(2, 102.01);
        ended(OutcomeEnd.TARGET, 102, 2);
        assertThat(only().signalId).isEqualTo(7);
        assertThat(only().bestR).isCloseTo(2.01, within(1e-12));
        assertThat(only().worstR).isZero();
        assertThat(only().closedNs - only().openedNs).isEqualTo(2 * SECOND_NS);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTouchAtTheTargetEndsAtTheTarget(Side its) {
        side = its;
        follow(7);
        touch(1, 101.99);
        assertThat(written).isEmpty();
        touch(2, 102);
        ended(OutcomeEnd.TARGET, 102, 2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopGetsOutAtTheNextTouch(Side its) {
        side = its;
        follow(7);
        touch(1, 99.5);
        print(2, 99);
        assertThat(written).isEmpty();
        print(3, 103);
        assertThat(written).isEmpty();
        touch(4, 98.8);
        ended(OutcomeEnd.STOP, 98.8, -1.2);
        assertThat(only().worstR).isCloseTo(-1, within(1e-12));
        assertThat(only().bestR).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aStopIsNeverBetterThanItsPrice(Side its) {
        side = its;
        follow(7);
        print(2, 98.9);
        touch(3, 102.5);
        ended(OutcomeEnd.STOP, 99, -1);
    }

    @Test
    void aStopWaitsForAQuoteThatCanBeTradedOn() {
        follow(7);
        print(2, 98.9);
        book.onQuote(0, Missing.LONG, Missing.LONG);
        beat(4_000);
        assertThat(written).isEmpty();
        beat(5_000);
        ended(OutcomeEnd.STOP, 98.9, -1.1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void withoutProgressTheTimeStopEndsAtTheTouch(Side its) {
        side = its;
        follow(7);
        touch(1, 99.9);
        print(2, 100.24);
        beat(89);
        assertThat(written).isEmpty();
        beat(90);
        ended(OutcomeEnd.TIME_STOP, 99.9, -0.1);
    }

    @Test
    void withProgressOnlyTheHardStopEnds() {
        follow(7);
        print(2, 100.25);
        print(3, 100.1);
        beat(599);
        assertThat(written).isEmpty();
        beat(600);
        ended(OutcomeEnd.HARD_STOP, 100.1, 0.1);
    }

    @Test
    void theSessionEndsFlat() {
        at(4_990);
        follow(7);
        touch(4_991, 100.4);
        beat(4_999);
        assertThat(written).isEmpty();
        beat(5_000);
        ended(OutcomeEnd.SESSION_END, 100.4, 0.4);
    }

    @Test
    void aSignalAfterTheFlatTimeIsFollowedToTheClose() {
        at(5_250);
        follow(7);
        beat(5_299);
        assertThat(written).isEmpty();
        beat(5_300);
        ended(OutcomeEnd.SESSION_END, 100, 0);
    }

    @Test
    void theTapesEndEndsWhatIsOpen() {
        follow(7);
        follow(8);
        print(3, 98.5);
        follow(9);
        at(5);
        book.end();
        collect();
        assertThat(written)
                .extracting(e -> ((SignalOutcome) e).signalId + " " + ((SignalOutcome) e).end)
                .containsExactly("7 STOP", "8 STOP", "9 SESSION_END");
    }

    @Test
    void pricesThatAreNoTradeAreNotFollowed() {
        Signal wrong = signal(7);
        wrong.stop = wrong.entry;
        book.follow(0, wrong, 0, HARD_STOP_NS);
        wrong = signal(8);
        wrong.target = Missing.LONG;
        book.follow(0, wrong, 0, HARD_STOP_NS);
        collect();
        assertThat(written)
                .hasSize(2)
                .allSatisfy(e -> assertThat(((SignalOutcome) e).end).isEqualTo(OutcomeEnd.NOT_FOLLOWED))
                .allSatisfy(e -> assertThat(((SignalOutcome) e).netR).isEqualTo(Missing.STATISTIC));
    }

    @Test
    void aFullBookSaysSoAndStillWritesTheOutcome() {
        for (int id = 1; id <= 5; id++) {
            follow(id);
        }
        collect();
        assertThat(written).hasSize(2);
        assertThat(((Alert) written.get(0)).code).isEqualTo(AlertCode.SHADOWS_FULL);
        assertThat(((Alert) written.get(0)).value).isEqualTo(5);
        assertThat(((SignalOutcome) written.get(1)).end).isEqualTo(OutcomeEnd.NOT_FOLLOWED);
        written.clear();
        print(1, 103);
        assertThat(written).hasSize(4);
    }

    @Test
    void everyStepChangesTheDigest() {
        List<Long> digests = new ArrayList<>();
        digests.add(digest());
        follow(7);
        digests.add(digest());
        book.onPrice(0, price(100.1));
        digests.add(digest());
        book.onPrice(0, price(99.9));
        digests.add(digest());
        book.onQuote(0, price(99.8), price(99.9));
        digests.add(digest());
        assertThat(digests).doesNotHaveDuplicates();
    }

    private long digest() {
        StateHasher hasher = new StateHasher().reset();
        book.hash(hasher);
        return hasher.value();
    }

    @Test
    void agreesWithANaiveFollowerOnRandomTapes() {
        for (long seed = 1; seed <= 400; seed++) {
            written.clear();
            book = book(64, effects);
            NaiveFollower naive = new NaiveFollower(SLIPPAGE, FEES, FLAT_NS, CLOSE_NS);
            play(new SplittableRandom(seed), naive);
            List<String> found = new ArrayList<>();
            for (Event event : written) {
                assertThat(event.type()).isEqualTo(EventType.SIGNAL_OUTCOME);
                found.add(NaiveFollower.line((SignalOutcome) event));
            }
            assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(naive.outcomes());
        }
    }

    /** Plays a random walk of prints, quotes with absent sides, beats and signals of both sides, to the tape's end. */
    private void play(SplittableRandom random, NaiveFollower naive) {
        double seconds = random.nextInt(3) == 0 ? 4_800 : 100;
        long mid = 100_000_000;
        for (int i = 0; i < 600; i++) {
            seconds += random.nextInt(3) * 0.5;
            mid += random.nextLong(-15, 16) * 10_000;
            at(seconds);
            int kind = random.nextInt(40);
            if (kind == 0) {
                side = random.nextBoolean() ? Side.BUY : Side.SELL;
                Signal signal = signal(i);
                long way = side == Side.BUY ? 1 : -1;
                signal.entry = mid;
                signal.stop = mid - way * random.nextLong(-5, 60) * 10_000;
                signal.target = mid + way * random.nextLong(-5, 90) * 10_000;
                signal.timeStop = random.nextInt(4) == 0 ? Missing.LONG : random.nextLong(1, 60) * SECOND_NS;
                long hardStop = random.nextLong(1, 200) * SECOND_NS;
                long progress = mid + way * random.nextLong(1, 30) * 10_000;
                book.follow(0, signal, progress, hardStop);
                naive.signal(signal, progress, hardStop, effects.now());
            } else if (kind < 15) {
                long price = mid + random.nextLong(-3, 4) * 10_000;
                book.onPrice(0, price);
                naive.print(effects.now(), price);
            } else if (kind < 30) {
                boolean usable = random.nextInt(6) > 0;
                long bid = usable ? mid - 10_000 : Missing.LONG;
                long ask = usable ? mid + random.nextLong(0, 2) * 10_000 : Missing.LONG;
                book.onQuote(0, bid, ask);
                naive.quote(effects.now(), bid, ask);
            } else {
                book.onTime(0, effects.now());
                naive.beat(effects.now());
            }
            collect();
        }
        at(seconds + 1);
        book.end();
        collect();
        naive.end(effects.now());
    }
}

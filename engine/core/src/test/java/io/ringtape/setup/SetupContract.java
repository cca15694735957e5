package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ringtape.event.DigestFields;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests what every setup promises: the transitions of its table and no others, equal sides, its filters, its digest.
 */
abstract class SetupContract {
    private static final double NEAR = 1e-6;

    /**
     * A filter of the setup's own.
     *
     * @param limit the limit that the value is compared with
     * @param isLeast whether the limit is a minimum
     * @param set sets the value, before the walk and after it
     */
    record Limit(Filter filter, double limit, boolean isLeast, ObjDoubleConsumer<SetupWalk> set) {}

    abstract SetupMachine machine(SetupMachine.Watch watch);

    /** Prepares a market in which every filter passes. */
    abstract void prepare(SetupWalk walk);

    /** Leads an idle machine to ARMED. */
    abstract void arm(SetupWalk walk);

    /** Leads an armed machine to CONFIRMING. */
    abstract void turn(SetupWalk walk);

    /** Sends the bar that triggers a confirming machine. */
    abstract void prove(SetupWalk walk);

    /** Returns a walk from IDLE for each row of the table. */
    abstract Map<String, Consumer<SetupWalk>> rows();

    /** Returns its own filters in order, without those that are conditions rather than limits. */
    abstract List<Limit> limits();

    final SetupWalk begin(Side side) {
        SetupWalk walk = new SetupWalk(side, this::machine);
        prepare(walk);
        return walk;
    }

    final void confirm(SetupWalk walk) {
        arm(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.ARMED);
        turn(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.CONFIRMING);
    }

    final void trigger(SetupWalk walk) {
        confirm(walk);
        prove(walk);
        assertThat(walk.machine.state()).isEqualTo(SetupState.TRIGGERED);
        assertThat(walk.triggers).isEqualTo(1);
    }

    private Map<String, Consumer<SetupWalk>> frameRows() {
        Map<String, Consumer<SetupWalk>> rows = new TreeMap<>();
        rows.put("CONFIRMING>IDLE NO_ROOM", walk -> {
            confirm(walk);
            walk.priced = false;
            prove(walk);
        });
        rows.put("TRIGGERED>IN_TRADE POSITION_OPENED", this::enter);
        rows.put("TRIGGERED>COOLDOWN SIGNAL_BLOCKED", this::block);
        rows.put("TRIGGERED>COOLDOWN SIGNAL_EXPIRED", walk -> {
            trigger(walk);
            walk.machine.onExpired(1);
        });
        rows.put("IN_TRADE>COOLDOWN POSITION_CLOSED", walk -> {
            enter(walk);
            walk.machine.onFlat(1);
        });
        rows.put("COOLDOWN>IDLE COOLDOWN_OVER", walk -> {
            block(walk);
            walk.machine.onTime(SetupWalk.COOLDOWN_NS);
            assertThat(walk.machine.state()).isEqualTo(SetupState.COOLDOWN);
            walk.machine.onTime(1 + SetupWalk.COOLDOWN_NS);
        });
        rows.put("IDLE>DISABLED HALTED", walk -> walk.machine.onHalt());
        rows.put("ARMED>DISABLED HALTED", walk -> {
            arm(walk);
            walk.machine.onHalt();
        });
        rows.put("CONFIRMING>DISABLED HALTED", walk -> {
            confirm(walk);
            walk.machine.onHalt();
        });
        rows.put("COOLDOWN>DISABLED HALTED", walk -> {
            block(walk);
            walk.machine.onHalt();
        });
        rows.put("IDLE>DISABLED FEED_GAP", walk -> walk.machine.onFeedGap());
        rows.put("ARMED>DISABLED FEED_GAP", walk -> {
            arm(walk);
            walk.machine.onFeedGap();
        });
        rows.put("CONFIRMING>DISABLED FEED_GAP", walk -> {
            confirm(walk);
            walk.machine.onFeedGap();
        });
        rows.put("COOLDOWN>DISABLED FEED_GAP", walk -> {
            block(walk);
            walk.machine.onFeedGap();
        });
        rows.put("DISABLED>IDLE FEED_WHOLE", walk -> {
            confirm(walk);
            walk.machine.onFeedGap();
            prove(walk);
            walk.machine.onFeedGap();
            walk.machine.onFeedWhole(Long.MAX_VALUE);
        });
        rows.put("DISABLED>COOLDOWN FEED_WHOLE", walk -> {
            block(walk);
            walk.machine.onFeedGap();
            walk.machine.onFeedWhole(SetupWalk.COOLDOWN_NS);
        });
        rows.put("DISABLED>IDLE RESUMED", walk -> {
            confirm(walk);
            walk.machine.onHalt();
            prove(walk);
            walk.machine.onHalt();
            walk.machine.onResume(Long.MAX_VALUE);
        });
        rows.put("DISABLED>COOLDOWN RESUMED", walk -> {
            block(walk);
            walk.machine.onHalt();
            walk.machine.onResume(SetupWalk.COOLDOWN_NS);
        });
        return rows;
    }

    private void enter(SetupWalk walk) {
        trigger(walk);
        walk.machine.onEntered();
    }

    private void block(SetupWalk walk) {
        trigger(walk);
        walk.machine.onBlocked(1);
    }

    @Test
    void hasAWalkForEachRowOfItsTable() {
        Class<?> type = begin(Side.BUY).machine.getClass();
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(TransitionTable.of(type));
    }

    @Test
    void hasAWalkForEachRowOfTheFrame() {
        List<String> rows = new ArrayList<>(frameRows().keySet());
        rows.add("ARMED>IDLE NO_ROOM");
        assertThat(rows).containsExactlyInAnyOrderElementsOf(TransitionTable.ofTheFrame());
    }

    @TestFactory
    Stream<DynamicTest> goesEachWayOfItsTable() {
        Map<String, Consumer<SetupWalk>> all = frameRows();
        all.putAll(rows());
        return all.entrySet().stream().flatMap(row -> Stream.of(Side.VALUES)
                .map(side -> dynamicTest(row.getKey() + " " + side, () -> goes(row.getKey(), row.getValue(), side))));
    }

    private void goes(String row, Consumer<SetupWalk> way, Side side) {
        SetupWalk walk = begin(side);
        way.accept(walk);
        assertThat(walk.moves).last().isEqualTo(row);
        assertThat(walk.machine.state())
                .isEqualTo(SetupState.valueOf(row.substring(row.indexOf('>') + 1, row.indexOf(' '))));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsAnOrderAndAPositionThroughAHalt(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onHalt();
        assertThat(walk.machine.state()).isEqualTo(SetupState.TRIGGERED);
        walk.machine.onEntered();
        walk.machine.onHalt();
        walk.machine.onResume(Long.MAX_VALUE);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IN_TRADE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsAnOrderAndAPositionThroughAHoleInTheFeed(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        walk.machine.onFeedGap();
        assertThat(walk.machine.state()).isEqualTo(SetupState.TRIGGERED);
        walk.machine.onEntered();
        walk.machine.onFeedGap();
        walk.machine.onFeedWhole(Long.MAX_VALUE);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IN_TRADE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void resumesIdleWhenTheCooldownEndsAtThatInstant(Side side) {
        SetupWalk walk = begin(side);
        block(walk);
        walk.machine.onHalt();
        walk.machine.onResume(1 + SetupWalk.COOLDOWN_NS);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void doesNothingBeforeVwapAndAtrAreKnown(Side side) {
        for (double atr : new double[] {Missing.STATISTIC, 0}) {
            SetupWalk walk = begin(side);
            walk.features.atr14 = atr;
            arm(walk);
            assertThat(walk.moves).isEmpty();
        }
        SetupWalk walk = begin(side);
        walk.features.vwap = Missing.STATISTIC;
        arm(walk);
        assertThat(walk.moves).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void leavesEachStateFromEveryOtherCallAlone(Side side) {
        SetupWalk walk = begin(side);
        walk.machine.onEntered();
        walk.machine.onFlat(1);
        walk.machine.onBlocked(1);
        walk.machine.onExpired(1);
        walk.machine.onResume(Long.MAX_VALUE);
        walk.machine.onFeedWhole(Long.MAX_VALUE);
        walk.machine.onTime(Long.MAX_VALUE);
        assertThat(walk.moves).isEmpty();
        trigger(walk);
        walk.machine.onFlat(1);
        assertThat(walk.machine.state()).isEqualTo(SetupState.TRIGGERED);
        walk.machine.onEntered();
        walk.machine.onBlocked(1);
        walk.machine.onExpired(1);
        assertThat(walk.machine.state()).isEqualTo(SetupState.IN_TRADE);
    }

    @Test
    void movesAndProposesAlikeOnBothSides() {
        for (Consumer<SetupWalk> way : rows().values()) {
            SetupWalk buy = begin(Side.BUY);
            SetupWalk sell = begin(Side.SELL);
            way.accept(buy);
            way.accept(sell);
            assertThat(sell.moves).isEqualTo(buy.moves);
            long twice = 2 * buy.price(0);
            if (buy.machine.state() == SetupState.TRIGGERED) {
                assertThat(sell.machine.proposal().entry).isEqualTo(twice - buy.machine.proposal().entry);
                assertThat(sell.machine.proposal().stop).isEqualTo(twice - buy.machine.proposal().stop);
                assertThat(sell.machine.proposal().target).isEqualTo(twice - buy.machine.proposal().target);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void asksItsFiltersAtInsideAndOutsideTheirLimits(Side side) {
        for (Limit limit : limits()) {
            double inside = limit.isLeast() ? NEAR : -NEAR;
            assertThat(check(side, limit, limit.limit())).as("at %s", limit).isTrue();
            assertThat(check(side, limit, limit.limit() + inside))
                    .as("inside %s", limit)
                    .isTrue();
            assertThat(check(side, limit, limit.limit() - inside))
                    .as("outside %s", limit)
                    .isFalse();
        }
    }

    private boolean check(Side side, Limit limit, double value) {
        SetupWalk walk = begin(side);
        limit.set().accept(walk, value);
        trigger(walk);
        limit.set().accept(walk, value);
        FilterCheck check = walk.filters().stream()
                .filter(each -> each.filter == limit.filter())
                .findFirst()
                .orElseThrow();
        assertThat(check.threshold).isEqualTo(limit.limit());
        assertThat(check.passed).isEqualTo(walk.blocking().isEmpty());
        return check.passed;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void passesEveryFilterOfItsOwnOnTheStraightWay(Side side) {
        SetupWalk walk = begin(side);
        trigger(walk);
        assertThat(walk.blocking()).isEmpty();
        assertThat(walk.filters()).extracting(check -> check.filter).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void hasTheSameDigestWhenItWasFedTheSame(Side side) {
        for (Consumer<SetupWalk> way : rows().values()) {
            SetupWalk one = begin(side);
            SetupWalk other = begin(side);
            long before = one.hash();
            way.accept(one);
            way.accept(other);
            assertThat(one.hash()).isEqualTo(other.hash()).isNotEqualTo(before);
        }
    }

    @Test
    void foldsEachOfItsFieldsIntoTheDigest() {
        SetupWalk walk = begin(Side.BUY);
        confirm(walk);
        DigestFields.of(walk::hash, Proposal.class, ClosesAroundVwap.class, KeyLevels.class)
                .assertEachMatters(walk.machine);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void neverProposesTheImpossibleWhateverItIsFed(Side side) {
        new SetupStorm(side, this::machine, rows().keySet()).rage();
    }
}

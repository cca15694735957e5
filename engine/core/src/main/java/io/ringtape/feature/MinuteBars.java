package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One-minute bars of the regular session by SIP time, and the session's volume. A bar takes the prints of its minute
 * until the minute is closed, even when prints of later minutes came first. A print of a closed minute is late: it
 * counts for the session's volume and changes no bar. A back-filled print is never late: it amends the bar of its
 * minute whenever it comes, and the features that are fed by closed minutes take the amended bars once the back-fill
 * has ended.
 *
 * <p>A minute without a price gives no bar, but its volume counts for the session.
 */
public final class MinuteBars implements Feature {
    private final long openNs;
    private final VolumeDelta volumeDelta;
    private final Bar[][] bars;
    private final Bar[] closed;
    private final int[] closedMinutes;
    private final int[] counts;
    private final long[] volumes;
    private final long[] closedVolumes;
    private final long[] late;

    /** The closed minutes whose bars back-filled prints have changed since they were last given to the features. */
    private final BitSet[] amended;

    /** Creates bars that read their deltas from {@code volumeDelta}, which must take each print first. */
    MinuteBars(int instruments, long openNs, int minutes, VolumeDelta volumeDelta) {
        this.openNs = openNs;
        this.volumeDelta = volumeDelta;
        bars = new Bar[instruments][minutes];
        closed = new Bar[instruments];
        closedMinutes = new int[instruments];
        counts = new int[instruments];
        volumes = new long[instruments];
        Arrays.fill(volumes, Missing.LONG);
        closedVolumes = new long[instruments];
        Arrays.fill(closedVolumes, Missing.LONG);
        late = new long[instruments];
        amended = new BitSet[instruments];
        for (int i = 0; i < instruments; i++) {
            amended[i] = new BitSet(minutes);
            closed[i] = new Bar();
            for (int minute = 0; minute < minutes; minute++) {
                bars[i][minute] = new Bar();
                bars[i][minute].begin(openNs + minute * MINUTE_NS);
            }
        }
    }

    /** Takes a print of the regular session, with what it counts for. */
    @Override
    public void onTrade(Trade trade, int mask) {
        if ((mask & ConditionTable.ALL) == 0) {
            return;
        }
        int instrument = trade.instrument;
        long volume = (mask & ConditionTable.VOLUME) != 0 ? trade.size : 0;
        add(volumes, instrument, volume);
        int minute = minuteOf(trade.sipNs);
        if (isClosed(instrument, minute)) {
            add(closedVolumes, instrument, volume);
            if (!trade.backfilled) {
                late[instrument]++;
                return;
            }
            amended[instrument].set(minute);
        }
        Bar bar = bars[instrument][minute];
        bar.volume += volume;
        bar.delta += volumeDelta.signedSize(instrument);
        bar.onPrint(trade.backfilled);
        if ((mask & ConditionTable.VWAP) != 0) {
            bar.onWeighted(trade.price, trade.size);
        }
        if ((mask & ConditionTable.PRICE) != 0) {
            bar.onPrice(trade.price, trade.sipNs, trade.sipSequence);
        }
    }

    private static void add(long[] totals, int instrument, long volume) {
        if (volume > 0) {
            totals[instrument] = totals[instrument] == Missing.LONG ? volume : totals[instrument] + volume;
        }
    }

    /** Returns the minute of a time of the regular session, from 0 at 09:30. */
    public int minuteOf(long timeNs) {
        return (int) ((timeNs - openNs) / MINUTE_NS);
    }

    boolean isClosed(int instrument, int minute) {
        return minute < closedMinutes[instrument];
    }

    /** Returns the number of closed minutes. */
    int closedMinutes(int instrument) {
        return closedMinutes[instrument];
    }

    /** Returns the bar of a minute, counted from 0 at 09:30, or null when the minute has no price. */
    public Bar barOrNull(int instrument, int minute) {
        Bar bar = bars[instrument][minute];
        return bar.open == Missing.LONG ? null : bar;
    }

    /** Returns the first closed minute, from {@code fromMinute} on, whose bar was amended, or -1 if there is none. */
    public int nextAmended(int instrument, int fromMinute) {
        return amended[instrument].nextSetBit(fromMinute);
    }

    /** Takes all bars as told, amendments included. */
    public void clearAmended(int instrument) {
        amended[instrument].clear();
    }

    /** Counts the closed bars again: a minute that was closed empty may have one. */
    @Override
    public void forgetMinutes(int instrument) {
        counts[instrument] = 0;
        for (int minute = 0; minute < closedMinutes[instrument]; minute++) {
            if (bars[instrument][minute].open != Missing.LONG) {
                closed[instrument] = bars[instrument][minute];
                counts[instrument]++;
            }
        }
    }

    /** Closes an open minute and all open ones before it. Returns whether it gave a bar. */
    public boolean close(int instrument, int minute) {
        for (int ending = closedMinutes[instrument]; ending <= minute; ending++) {
            add(closedVolumes, instrument, bars[instrument][ending].volume);
        }
        closedMinutes[instrument] = minute + 1;
        if (bars[instrument][minute].open == Missing.LONG) {
            return false;
        }
        closed[instrument] = bars[instrument][minute];
        counts[instrument]++;
        return true;
    }

    /** Returns the last closed bar; before the first, a bar with all fields missing. */
    public Bar closed(int instrument) {
        return closed[instrument];
    }

    /** Returns the number of bars closed since 09:30. */
    public int count(int instrument) {
        return counts[instrument];
    }

    /**
     * Returns the eligible shares of the closed minutes, late prints included, micro-shares; missing before the first.
     */
    public long closedVolume(int instrument) {
        return closedVolumes[instrument];
    }

    /** Returns the number of live prints of a minute, counted from 0 at 09:30, that came before it was closed. */
    public long inTime(int instrument, int minute) {
        return bars[instrument][minute].trades - bars[instrument][minute].backfilled;
    }

    /** Returns the number of live prints of an instrument that came after their minute was closed. */
    public long late(int instrument) {
        return late[instrument];
    }

    /** Folds what the snapshots do not show into the digest: amended minutes and late prints. */
    void hash(StateHasher hasher) {
        for (int i = 0; i < amended.length; i++) {
            for (int minute = amended[i].nextSetBit(0); minute >= 0; minute = amended[i].nextSetBit(minute + 1)) {
                hasher.add((long) minute);
            }
            hasher.add(late[i]);
        }
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.volume = volumes[instrument];
    }
}

package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Text;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;
import java.util.TreeSet;

/**
 * Tracks which policy session is open for an instrument and how many entries were made in each. Sessions of the same
 * name share one count over all instruments.
 */
final class PolicySessions {
    private static final int SETUPS = Setup.VALUES.length;

    private final long midnightNs;
    private final Blackout[] blackouts;

    /** By instrument, in the order of the windows, with the index of each policy's name. */
    private final SessionPolicy[][] policies;

    private final int[][] places;
    private final Text[] names;
    private final int[] taken;
    private final int[] takenBySetup;

    PolicySessions(EngineSettings settings) {
        midnightNs = settings.midnightNs();
        blackouts = settings.day().blackouts().toArray(Blackout[]::new);
        TreeSet<String> sorted = new TreeSet<>();
        for (InstrumentRules rules : settings.rules()) {
            rules.policies().forEach(policy -> sorted.add(policy.name()));
        }
        List<String> all = List.copyOf(sorted);
        names = all.stream().map(name -> new Text(16).set(name)).toArray(Text[]::new);
        taken = new int[names.length];
        takenBySetup = new int[names.length * SETUPS];
        policies = settings.rules().stream()
                .map(rules -> rules.policies().toArray(SessionPolicy[]::new))
                .toArray(SessionPolicy[][]::new);
        places = settings.rules().stream()
                .map(rules -> rules.policies().stream()
                        .mapToInt(policy -> all.indexOf(policy.name()))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Returns the index of the policy open for the instrument, or missing. */
    int openAt(int instrument, long timeNs) {
        SessionPolicy[] own = policies[instrument];
        for (int i = 0; i < own.length; i++) {
            if (own[i].isOpen(timeNs - midnightNs)) {
                return i;
            }
        }
        return Missing.INT;
    }

    SessionPolicy policy(int instrument, int index) {
        return index == Missing.INT ? null : policies[instrument][index];
    }

    /** Returns the name of a policy. Do not modify. */
    Text name(int instrument, int index) {
        return names[places[instrument][index]];
    }

    /** Returns the number of distinct policy names over all instruments. */
    int count() {
        return names.length;
    }

    /** Returns the index of a policy's name among all names, or missing if {@code index} is. */
    int place(int instrument, int index) {
        return index == Missing.INT ? Missing.INT : places[instrument][index];
    }

    /** Returns when the open window ends or the next blackout begins, whichever is earlier, epoch nanoseconds. */
    long entryEndsNs(int instrument, long timeNs) {
        int open = openAt(instrument, timeNs);
        long end = open == Missing.INT
                ? timeNs - midnightNs
                : policies[instrument][open].window().endNs();
        for (Blackout blackout : blackouts) {
            if (blackout.endNs() > timeNs - midnightNs) {
                end = Math.min(end, blackout.startNs());
            }
        }
        return midnightNs + end;
    }

    /** Whether scheduled news blocks entries. */
    boolean isBlackedOut(long timeNs) {
        for (Blackout blackout : blackouts) {
            if (blackout.covers(timeNs - midnightNs)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the entries made in sessions of the policy's name. */
    int taken(int instrument, int index) {
        return index == Missing.INT ? 0 : taken[places[instrument][index]];
    }

    /** Returns the entries of one setup in sessions of the policy's name. */
    int taken(int instrument, int index, Setup setup) {
        return index == Missing.INT ? 0 : takenBySetup[places[instrument][index] * SETUPS + setup.ordinal()];
    }

    /** Adds {@code change} to the counts: 1 for an entry, −1 to take it back. */
    void count(int instrument, int index, Setup setup, int change) {
        int place = places[instrument][index];
        taken[place] += change;
        takenBySetup[place * SETUPS + setup.ordinal()] += change;
    }

    void hash(StateHasher hasher) {
        for (int count : taken) {
            hasher.add((long) count);
        }
        for (int count : takenBySetup) {
            hasher.add((long) count);
        }
    }
}

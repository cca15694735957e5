package io.ringtape.setup;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Key;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be traded in one part of the regular session. There are no entries outside every policy. */
public record SessionPolicy(
        @Key(orderedBy = "start") String name,
        Window window,
        Permissions permissions,
        MarketTerms market,
        EntryTerms entries,

        @Setting("Overrides for single setups in the session, for example VWAP_RECLAIM: {timeStopSeconds:"
                + " 60, maxTrades: 1, scoreMin: 50}; a setup's entries also count towards the session's"
                + " maxTrades.")
        @IfAbsent("{}")
        Map<Setup, SetupOverride> setups) {

    /** When it holds, in nanoseconds after midnight in New York. */
    public record Window(
            @Setting("Start of the session's window in New York time.")
            @Range(min = Window.OPEN_MINUTE, max = Window.CLOSE_MINUTE, unit = SettingUnit.TIME_OF_DAY)
            long startNs,

            @Setting("End of the session's window in New York time, exclusive.")
            @Range(min = Window.OPEN_MINUTE, max = Window.CLOSE_MINUTE, unit = SettingUnit.TIME_OF_DAY)
            long endNs)
            implements Checked {
        /** Where windows may begin, minutes after midnight: the opening. */
        public static final int OPEN_MINUTE = 9 * 60 + 30;

        /** Where windows must end, minutes after midnight: the close of a full day. */
        public static final int CLOSE_MINUTE = 16 * 60;

        @Override
        public void check(Objections objections) {
            objections.require(startNs < endNs, "endNs", "a time after {startNs}");
        }
    }

    /** Which setups may be entered. */
    public record Permissions(
            @Setting("Setups that may be entered in the session; all others are denied.")
            Set<Setup> allowSetups,

            @Setting("Setups that must not be entered in the session; listing a setup in both allowSetups and"
                    + " banSetups is an error.")
            @IfAbsent("[]")
            Set<Setup> banSetups)
            implements Checked {
        public Permissions {
            allowSetups = copy(allowSetups);
            banSetups = copy(banSetups);
        }

        private static Set<Setup> copy(Set<Setup> setups) {
            EnumSet<Setup> copy = EnumSet.noneOf(Setup.class);
            copy.addAll(setups);
            return Collections.unmodifiableSet(copy);
        }

        @Override
        public void check(Objections objections) {
            EnumSet<Setup> both = EnumSet.noneOf(Setup.class);
            both.addAll(allowSetups);
            both.retainAll(banSetups);
            if (!both.isEmpty()) {
                objections.refuse("banSetups", "lists " + both + ", which {allowSetups} lists too");
            }
        }
    }

    /** What the market must be like. */
    public record MarketTerms(
            @Setting("Minimum relative volume of an entry; none for no limit.") @Range(max = 100, orNone = true)
            double rvolMin,

            @Setting("Minimum EMA-20 slope in the trade's direction of an entry; none for no limit.")
            @Range(min = -10, max = 10, orNone = true)
            double slopeMinPercentPer5Min,

            @Setting("Maximum EMA-20 slope in either direction of an entry; none for no limit.")
            @Range(max = 10, orNone = true)
            double slopeMaxPercentPer5Min)
            implements Checked {
        @Override
        public void check(Objections objections) {
            boolean holds =
                    !Missing.isPresent(slopeMaxPercentPer5Min) || slopeMinPercentPer5Min <= slopeMaxPercentPer5Min;
            objections.require(holds, "slopeMinPercentPer5Min", "at most {slopeMaxPercentPer5Min}");
        }
    }

    /** How often and on what terms entries are made. */
    public record EntryTerms(
            @Setting("Time that a trade may go without progress before it is closed.")
            @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long timeStopNs,

            @Setting("Maximum entries in the session; 0 means no entry.") @Range(max = 1_000)
            int maxTrades,

            @Setting("Minimum score of a signal.") @Range(max = 100) @IfAbsent("0")
            double scoreMin) {}

    public SessionPolicy {
        EnumMap<Setup, SetupOverride> each = new EnumMap<>(Setup.class);
        each.putAll(setups);
        setups = Collections.unmodifiableMap(each);
    }

    /** Objects to windows of the component {@code policies} that overlap. */
    public static void checkWindows(List<SessionPolicy> policies, Objections objections) {
        for (int i = 0; i < policies.size(); i++) {
            for (SessionPolicy other : policies.subList(0, i)) {
                SessionPolicy policy = policies.get(i);
                if (policy.window.startNs < other.window.endNs && other.window.startNs < policy.window.endNs) {
                    objections.refuse("policies." + policy.name, "overlaps with {policies." + other.name + "}");
                }
            }
        }
    }

    /** Whether the setup may be entered; a ban wins. */
    public boolean allows(Setup setup) {
        return permissions.allowSetups.contains(setup) && !permissions.banSetups.contains(setup);
    }

    /** Whether the window is open at {@code sinceMidnightNs}, nanoseconds after midnight in New York. */
    public boolean isOpen(long sinceMidnightNs) {
        return sinceMidnightNs >= window.startNs && sinceMidnightNs < window.endNs;
    }

    /** Returns how long a trade of the setup may go without progress. */
    public long timeStopNs(Setup setup) {
        long own = of(setup).timeStopNs();
        return Missing.isPresent(own) ? own : entries.timeStopNs;
    }

    /**
     * Returns the setup's own limit on entries in the window, or {@link Missing#STATISTIC} when it has no own limit.
     */
    public double ownMaxTrades(Setup setup) {
        int own = of(setup).maxTrades();
        return own == Missing.INT ? Missing.STATISTIC : own;
    }

    /** Returns the least score of a signal of the setup. */
    public double scoreMin(Setup setup) {
        double own = of(setup).scoreMin();
        return Missing.isPresent(own) ? own : entries.scoreMin;
    }

    /**
     * Returns the least EMA-20 slope for the setup, percent in five minutes, or {@link Missing#STATISTIC} for no limit.
     */
    public double slopeMinPercent(Setup setup) {
        double own = of(setup).slopeMinPercentPer5Min();
        return Missing.isPresent(own) ? own : market.slopeMinPercentPer5Min;
    }

    private SetupOverride of(Setup setup) {
        SetupOverride own = setups.get(setup);
        return own == null ? SetupOverride.NONE : own;
    }

    /** Returns the same policy with another end of its window. */
    public SessionPolicy until(long otherEndNs) {
        return new SessionPolicy(name, new Window(window.startNs, otherEndNs), permissions, market, entries, setups);
    }

    /** Returns the same policy with other setups allowed and none banned. */
    public SessionPolicy allowing(Set<Setup> allowed) {
        return new SessionPolicy(
                name, window, new Permissions(allowed, EnumSet.noneOf(Setup.class)), market, entries, setups);
    }
}

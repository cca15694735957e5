package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Setup;
import io.ringtape.event.Signal;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Timer;
import io.ringtape.event.TradeClosed;
import io.ringtape.feature.Nbbo;
import io.ringtape.market.Instrument;
import io.ringtape.order.EntryPlan;
import io.ringtape.order.TradeDesk;
import io.ringtape.setting.Defaults;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySessionsTest {
    private static final long MIDNIGHT_NS = 1_000_000;
    private static final long DIGEST = 0xDA55_0000_0000_0001L;

    private final PolicySessions sessions = new PolicySessions(settings());

    private static EngineSettings settings() {
        List<Instrument> instruments =
                List.of(new Instrument(0, "SPY", 10_000, 40, false), new Instrument(1, "QQQ", 10_000, 40, false));
        List<InstrumentRules> rules =
                List.of(rules(policy("OPEN", 10, 20), policy("LATE", 30, 40)), rules(policy("LATE", 30, 50)));
        return new EngineSettings(
                new EngineSettings.Day(null, MIDNIGHT_NS, List.of(new Blackout("data", 12, 14))),
                new EngineSettings.Traded(instruments, rules),
                null,
                null,
                null,
                DIGEST);
    }

    private static InstrumentRules rules(SessionPolicy... policies) {
        return new InstrumentRules(List.of(policies), null, null);
    }

    private static SessionPolicy policy(String name, long startNs, long endNs) {
        return Defaults.of(SessionPolicy.class, "session_policies.OPEN")
                .with("name", name)
                .with("startNs", startNs)
                .with("endNs", endNs)
                .settings();
    }

    @Test
    void opensAtTheStartAndClosesAtTheEndOfEachInstrumentsWindows() {
        assertThat(openAt(0, 9)).isNull();
        assertThat(openAt(0, 10)).isEqualTo("OPEN");
        assertThat(openAt(0, 19)).isEqualTo("OPEN");
        assertThat(openAt(0, 20)).isNull();
        assertThat(openAt(0, 39)).isEqualTo("LATE");
        assertThat(openAt(0, 40)).isNull();
        assertThat(openAt(1, 10)).isNull();
        assertThat(openAt(1, 49)).isEqualTo("LATE");
    }

    private String openAt(int instrument, long sinceMidnightNs) {
        int open = sessions.openAt(instrument, MIDNIGHT_NS + sinceMidnightNs);
        SessionPolicy policy = sessions.policy(instrument, open);
        if (policy == null) {
            assertThat(sessions.taken(instrument, open)).isZero();
            assertThat(sessions.taken(instrument, open, Setup.VWAP_RECLAIM)).isZero();
            return null;
        }
        assertThat(sessions.name(instrument, open)).hasToString(policy.name());
        return policy.name();
    }

    @Test
    void blacksOutFromTheStartUntilTheEnd() {
        assertThat(sessions.isBlackedOut(MIDNIGHT_NS + 11)).isFalse();
        assertThat(sessions.isBlackedOut(MIDNIGHT_NS + 12)).isTrue();
        assertThat(sessions.isBlackedOut(MIDNIGHT_NS + 13)).isTrue();
        assertThat(sessions.isBlackedOut(MIDNIGHT_NS + 14)).isFalse();
    }

    @Test
    void countsWindowsOfOneNameTogetherAndEachSetupApart() {
        long before = hash();
        sessions.count(0, 1, Setup.VWAP_RECLAIM, 1);
        sessions.count(1, 0, Setup.SIGMA_FADE, 1);
        assertThat(sessions.taken(0, 0)).isZero();
        assertThat(sessions.taken(0, 1)).isEqualTo(2);
        assertThat(sessions.taken(1, 0)).isEqualTo(2);
        assertThat(sessions.taken(1, 0, Setup.VWAP_RECLAIM)).isEqualTo(1);
        assertThat(sessions.taken(1, 0, Setup.VWAP_REJECT)).isZero();
        assertThat(hash()).isNotEqualTo(before);
        sessions.count(0, 1, Setup.VWAP_RECLAIM, -1);
        sessions.count(0, 1, Setup.SIGMA_FADE, -1);
        assertThat(hash()).isEqualTo(before);
    }

    private long hash() {
        StateHasher hasher = new StateHasher().reset();
        sessions.hash(hasher);
        return hasher.value();
    }

    @Test
    void signalsAndOrdersBearThePoliciesTheyWereDecidedUnder() {
        Effects effects = new Effects(DIGEST);
        Frame frame = new Frame();
        new FrameWriter().write(frame, new Timer());
        effects.begin(frame, 0);
        SignalWriter signals = new SignalWriter(effects, new Nbbo(1, null), 0, 1);
        signals.blocked(0);
        new TradeDesk(1, effects, new IgnoringListener(), 0, null).enter(0, new EntryPlan());
        assertThat(read(frame, EventType.SIGNAL, new Signal()).policies).isEqualTo(DIGEST);
        assertThat(read(frame, EventType.ORDER_REQUEST, new OrderRequest()).policies)
                .isEqualTo(DIGEST);
    }

    private static <E extends Event> E read(Frame frame, EventType type, E into) {
        FrameReader reader = new FrameReader().wrap(frame);
        while (reader.next()) {
            if (reader.type() == type) {
                reader.read(into);
                return into;
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Ignores every event. */
    private static final class IgnoringListener implements TradeDesk.RoundTripListener {
        @Override
        public void onEntered(int instrument) {}

        @Override
        public void onEntryExpired(int instrument, long signalId) {}

        @Override
        public void onClosed(int instrument, TradeClosed trade) {}

        @Override
        public void onReopened(int instrument) {}

        @Override
        public void onDoubt() {}
    }
}

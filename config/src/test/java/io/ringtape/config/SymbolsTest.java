package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupCatalogue;
import io.ringtape.setup.SetupOverride;
import io.ringtape.setup.VwapReclaimSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolsTest {
    private static final String QQQ = """
            symbols:
              QQQ:
                signals: {maxSpreadTicks: 3}
                setups: {vwapReclaim: {chaseAtr: 0.5}}
                session_policies:
                  LUNCH: none
                  OPEN: {maxTrades: 5}
            """;

    private static VwapReclaimSettings reclaim(InstrumentRules rules) {
        return rules.setups().of(SetupCatalogue.VWAP_RECLAIM, VwapReclaimSettings.class);
    }

    @Test
    void layTheirOwnRulesOverThoseOfAll() throws ConfigurationException {
        EngineSettings settings = UserFile.engine(QQQ + "signals: {cooldownSeconds: 61}\n");
        InstrumentRules spy = settings.rules().get(0);
        InstrumentRules qqq = settings.rules().get(1);
        assertThat(spy.signals().quote().maxSpreadTicks()).isEqualTo(2);
        assertThat(reclaim(spy).proof().chaseAtr()).isEqualTo(0.75);
        assertThat(spy.policies())
                .extracting(policy -> policy.entries().maxTrades())
                .containsExactly(2, 1, 1);
        assertThat(qqq.signals().quote().maxSpreadTicks()).isEqualTo(3);
        assertThat(qqq.signals().cooldownNs())
                .isEqualTo(spy.signals().cooldownNs())
                .isEqualTo(61_000_000_000L);
        assertThat(reclaim(qqq).proof().chaseAtr()).isEqualTo(0.5);
        assertThat(qqq.setups().each().get(SetupCatalogue.VWAP_REJECT))
                .isEqualTo(spy.setups().each().get(SetupCatalogue.VWAP_REJECT));
        assertThat(qqq.policies()).extracting(SessionPolicy::name).containsExactly("OPEN", "POWER");
        assertThat(qqq.policies())
                .extracting(policy -> policy.entries().maxTrades())
                .containsExactly(5, 1);
    }

    @Test
    void followTheOrderOfTheSymbolsThatAreTraded() throws ConfigurationException {
        EngineSettings settings = UserFile.load(QQQ).engineSettings(UserFile.FULL_DAY, List.of("QQQ", "SPY"));
        assertThat(settings.rules())
                .extracting(rules -> rules.signals().quote().maxSpreadTicks())
                .containsExactly(3.0, 2.0);
    }

    @Test
    void areTakenOutByNone() throws ConfigurationException {
        assertThat(UserFile.load("symbols: {QQQ: none}")).isEqualTo(Configuration.defaults());
        EngineSettings settings = UserFile.engine("symbols: {QQQ: {}}");
        assertThat(settings.rules().get(1)).isEqualTo(settings.rules().get(0));
    }

    @Test
    void changeTheDigestAndSpeakThemselvesInTheCanonicalText() throws ConfigurationException {
        Configuration one = UserFile.load(QQQ);
        Configuration other = UserFile.load(QQQ.replace("0.5", "0.6"));
        assertThat(one.digest())
                .isNotEqualTo(other.digest())
                .isNotEqualTo(Configuration.defaults().digest());
        assertThat(Configuration.parse(one.canonicalText(), "tape")).isEqualTo(one);
        assertThat(UserFile.load(QQQ.replace("0.5", "0.50"))).isEqualTo(one);
        assertThat(one.engineSettings(UserFile.FULL_DAY, List.of("SPY")).policies())
                .isEqualTo(Long.parseUnsignedLong(one.digest().substring(0, 16), 16));
    }

    @Test
    void keepOutWhatTheyTakeOutWhenTheyAreReadBack() throws ConfigurationException {
        String all = """
                session_policies:
                  OPEN: {banSetups: [SIGMA_FADE], setups: {VWAP_RECLAIM: {maxTrades: 1, scoreMin: 20}, SIGMA_FADE: {maxTrades: 1}}}
                  POWER: {setups: {VWAP_RECLAIM: {maxTrades: 1}}, scoreMin: 5}
                symbols:
                  QQQ:
                    session_policies:
                      OPEN: {banSetups: none, setups: {VWAP_RECLAIM: {scoreMin: none}, SIGMA_FADE: none, EXTREME_SWEEP: none}}
                      LUNCH: none
                      POWER: {setups: none, scoreMin: none}
                """;
        Configuration written = UserFile.load(all);
        Configuration read = Configuration.parse(written.canonicalText(), "tape");
        assertThat(read.canonicalText()).isEqualTo(written.canonicalText());
        for (Configuration each : List.of(written, read)) {
            List<SessionPolicy> qqq = each.engineSettings(UserFile.FULL_DAY, List.of("QQQ"))
                    .rules()
                    .get(0)
                    .policies();
            assertThat(qqq).extracting(SessionPolicy::name).containsExactly("OPEN", "POWER");
            assertThat(qqq.get(0).permissions().banSetups()).isEmpty();
            assertThat(qqq.get(0).setups())
                    .containsExactly(Map.entry(
                            Setup.VWAP_RECLAIM,
                            new SetupOverride(Missing.LONG, 1, Missing.STATISTIC, Missing.STATISTIC)));
            assertThat(qqq.get(1).setups()).isEmpty();
            assertThat(qqq.get(1).entries().scoreMin()).isZero();
        }
    }

    @Test
    void areRefusedWithFileLineAndTheNearestKey() {
        assertThat(UserFile.problems("""
                        symbols:
                          QQX: {}
                          QQQ:
                            signal: {}
                            signals:
                              maxSpreadTick: 3
                              maxSpreadTicks: many
                            session_policies:
                              OPEN: {end: "11:20"}
                            risk: {}
                          SPY:
                        """))
                .containsExactly(
                        "2: symbols.QQX is not in instruments; did you mean 'QQQ'?",
                        "4: unknown key 'signal' in 'symbols.QQQ'; did you mean 'signals'?",
                        "6: unknown key 'maxSpreadTick' in 'symbols.QQQ.signals'; did you mean 'maxSpreadTicks'?",
                        "7: symbols.QQQ.signals.maxSpreadTicks is 'many', wanted a number from 0 to 1000",
                        "10: unknown key 'risk' in 'symbols.QQQ'; known: session_policies, signals, setups",
                        "11: symbols.SPY is empty, wanted a mapping of keys to values");
    }

    @Test
    void doNotRepeatWhatIsWrongForAll() {
        assertThat(UserFile.problems("signals: {maxSpreadTicks: many}\n" + QQQ.replace("maxSpreadTicks", "minStopAtr")))
                .containsExactly("1: signals.maxSpreadTicks is 'many', wanted a number from 0 to 1000");
    }
}

package io.ringtape.config;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.setup.Blackout;
import org.junit.jupiter.api.Test;

class BlackoutsTest {
    @Test
    void holdOnTheirDateOrEveryDay() throws ConfigurationException {
        assertThat(UserFile.engine("").day().blackouts()).isEmpty();
        assertThat(UserFile.engine("""
                        blackouts:
                          minutesAfter: 4
                          at:
                            "2025-12-01 14:00": {label: "FOMC decision", minutesBefore: 10, minutesAfter: 30}
                            "2025-12-02 08:30": {label: "CPI"}
                            "10:00": {label: "data"}
                            "00:01": {label: "early"}
                            "23:59": {label: "late"}
                            "11:00": none
                        """).day().blackouts())
                .containsExactly(
                        blackout("early", 0, 5),
                        blackout("data", 597, 604),
                        blackout("FOMC decision", 830, 870),
                        blackout("late", 1436, 1440));
    }

    @Test
    void areHalfOpen() {
        Blackout data = blackout("data", 597, 603);
        assertThat(data.covers(597 * MINUTE_NS - 1)).isFalse();
        assertThat(data.covers(597 * MINUTE_NS)).isTrue();
        assertThat(data.covers(603 * MINUTE_NS - 1)).isTrue();
        assertThat(data.covers(603 * MINUTE_NS)).isFalse();
    }

    @Test
    void areRefusedWithLineAndWish() {
        assertThat(UserFile.problems("""
                        blackouts:
                          minutesBefore: 400
                          at:
                            "9:30": {label: "a"}
                            "2025-02-30 10:00": {label: "b"}
                            "2025-12-01T10:00": {label: "c"}
                            "10:00": {labels: "d"}
                            "10:30": {label: "e", minutesAfter: some}
                        """))
                .containsExactly(
                        "2: blackouts.minutesBefore is '400', wanted a whole number from 0 to 390",
                        "4: '9:30' in 'blackouts.at' is not a time such as \"10:00\" or \"2026-01-28 14:00\"",
                        "5: '2025-02-30 10:00' in 'blackouts.at' is not a time such as \"10:00\" or"
                                + " \"2026-01-28 14:00\"",
                        "6: '2025-12-01T10:00' in 'blackouts.at' is not a time such as \"10:00\" or"
                                + " \"2026-01-28 14:00\"",
                        "7: missing key 'label' in 'blackouts.at.10:00'",
                        "7: unknown key 'labels' in 'blackouts.at.10:00'; did you mean 'label'?",
                        "8: blackouts.at.10:30.minutesAfter is 'some', wanted a whole number from 0 to 390");
    }

    private static Blackout blackout(String label, int startMinute, int endMinute) {
        return new Blackout(label, startMinute * MINUTE_NS, endMinute * MINUTE_NS);
    }
}

package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void keysKeepTheirOrderAndMoneyIsExact() {
        JsonReport report = new JsonReport()
                .count("events", 12)
                .micros("vwap", 450_123_450_000L)
                .micros("round", 450_000_000L)
                .micros("loss", -1L)
                .statistic("sigma", 0.1)
                .text("tape", "a \"b\"\n")
                .flag("identical", true)
                .seconds("seconds", 1_234_567_890L)
                .object("inner", new JsonReport().count("x", 1));
        assertThat(report)
                .hasToString("{\"events\":12,\"vwap\":450123.45,\"round\":450,\"loss\":-0.000001,\"sigma\":0.1,"
                        + "\"tape\":\"a \\\"b\\\"\\n\",\"identical\":true,\"seconds\":1.235,\"inner\":{\"x\":1}}");
    }

    @Test
    void missingIsNull() {
        JsonReport report = new JsonReport()
                .count("count", Missing.LONG)
                .micros("price", Missing.LONG)
                .statistic("sigma", Missing.STATISTIC)
                .text("text", null)
                .object("difference", null);
        assertThat(report)
                .hasToString("{\"count\":null,\"price\":null,\"sigma\":null,\"text\":null,\"difference\":null}");
    }

    @Test
    void statisticsAreRoundedToTwelveDigits() {
        JsonReport report = new JsonReport()
                .statistic("sum", 0.1 + 0.2)
                .statistic("profit", 68.79999999999995)
                .statistic("loss", -1.0e-7)
                .statistic("third", 1 / 3.0)
                .statistic("large", 1.2e15)
                .statistic("zero", 0);
        assertThat(report)
                .hasToString("{\"sum\":0.3,\"profit\":68.8,\"loss\":-0.0000001,\"third\":0.333333333333,"
                        + "\"large\":1200000000000000,\"zero\":0}");
    }
}

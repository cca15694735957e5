package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.OptionTypes.DiskSpace;
import io.ringtape.app.OptionTypes.EventCount;
import io.ringtape.app.OptionTypes.SymbolList;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionTypesTest {
    @ParameterizedTest
    @CsvSource({"500,500", "10k,10000", "10K,10000", "2.5m,2500000", "1g,1000000000", "0.001k,1"})
    void countsTakeThousandsAndMillions(String text, long value) {
        assertThat(EventCount.parse(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "-5", "0", "0.0001k", "1.5", "10 k", "1e6", "ten", "999999999999g", "1kk"})
    void otherCountsAreRefused(String text) {
        assertThatThrownBy(() -> EventCount.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "512,512", "1k,1024", "0.5M,524288", "2g,2147483648"})
    void diskSpaceCountsInPowersOfTwo(String text, long bytes) {
        assertThat(DiskSpace.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "0.0001k", "1t", "999999999999g"})
    void otherSizesAreRefused(String text) {
        assertThatThrownBy(() -> DiskSpace.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("wanted one as in 500m or 2g");
    }

    @Test
    void symbolsKeepTheirOrder() {
        assertThat(SymbolList.parse("SPY,QQQ").list()).containsExactly("SPY", "QQQ");
        assertThat(SymbolList.parse("QQQ, BRK.B").list()).containsExactly("QQQ", "BRK.B");
    }

    @Test
    void allInvalidSymbolsAreNamed() {
        assertThatThrownBy(() -> SymbolList.parse("spy,QQQ,S P"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'spy'")
                .hasMessageContaining("'S P'")
                .hasMessageEndingWith(" is not a symbol: at most 12 capitals, digits and dots, as in SPY,QQQ");
        assertThatThrownBy(() -> SymbolList.parse("BRK/B")).hasMessageContaining("'BRK/B'");
        assertThatThrownBy(() -> SymbolList.parse("SPY,,QQQ")).hasMessageContaining("''");
        assertThatThrownBy(() -> SymbolList.parse("SPY,SPY")).hasMessageContaining("twice");
    }

    @Test
    void datesAreReadInBothSpellings() {
        assertThat(OptionTypes.date("2013-05-01")).isEqualTo(LocalDate.of(2013, 5, 1));
        assertThat(OptionTypes.date("20130501")).isEqualTo(LocalDate.of(2013, 5, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-02-30", "20130230", "2013/05/01", "today", "2013-5-1", ""})
    void otherDatesAreRefused(String text) {
        assertThatThrownBy(() -> OptionTypes.date(text)).isInstanceOf(TypeConversionException.class);
    }
}

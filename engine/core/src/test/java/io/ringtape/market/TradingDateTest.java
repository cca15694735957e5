package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Missing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingDateTest {
    @Test
    void everyDayOfTheCalendarComesBackFromItsNumber() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2036; day = day.plusDays(1)) {
            int number = TradingDate.yyyymmdd(day);
            assertThat(Integer.toString(number)).isEqualTo(day.format(DateTimeFormatter.BASIC_ISO_DATE));
            assertThat(TradingDate.of(number)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20260229, 20261301, 20260100, Missing.INT})
    void aNumberThatIsNoDateIsRefused(int number) {
        assertThatThrownBy(() -> TradingDate.of(number)).isInstanceOf(DateTimeException.class);
    }
}

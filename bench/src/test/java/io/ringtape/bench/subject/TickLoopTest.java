package io.ringtape.bench.subject;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.session.Transactions;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickLoopTest {
    private static final MeasuredSession EMPTY = new MeasuredSession(null, null, null, Transactions.NONE, 0);

    @Test
    void aResultThatIsNoNumberIsRefusedEveryTime() {
        TickLoop loop = loop(Double.NaN, Double.NaN);
        assertThatThrownBy(loop::measure).isInstanceOf(WrongOutputException.class);
        assertThatThrownBy(loop::measure).isInstanceOf(WrongOutputException.class);
        TickLoop later = loop(1.0, Double.NaN);
        assertThatCode(later::measure).doesNotThrowAnyException();
        assertThatThrownBy(later::measure).isInstanceOf(WrongOutputException.class);
    }

    @Test
    void aLoopMustRepeatItsResult() {
        TickLoop loop = loop(0.0, 0.0, 1.0);
        assertThatCode(loop::measure).doesNotThrowAnyException();
        assertThatCode(loop::measure).doesNotThrowAnyException();
        assertThatThrownBy(loop::measure)
                .isInstanceOf(WrongOutputException.class)
                .hasMessageContaining("1.0")
                .hasMessageContaining("0.0");
    }

    /** Returns a loop without ticks, whose rounds have the given results. */
    private static TickLoop loop(Double... results) {
        Iterator<Double> next = List.of(results).iterator();
        return new TickLoop("a loop", EMPTY, () -> new Fixed(next.next()));
    }

    private record Fixed(double result) implements TickLoop.Body {
        @Override
        public void take(TickBatch batch) {}
    }
}

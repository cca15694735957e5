package io.ringtape.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBudgetTest {
    private static final DayShape SHAPE = new DayShape(Sessions.full(Sessions.DATE));

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 600, 2_400, 100_000, 10_000_000})
    void givesEveryPrintToAMinute(long prints) {
        SeededRandom random = new SeededRandom(prints);
        float[] surge = new float[SHAPE.minutes()];
        for (int i = 0; i < surge.length; i++) {
            surge[i] = (float) random.between(0.5, 2);
        }

        int[] counts = new EventBudget(SHAPE, prints).allocate(surge);

        assertThat(Arrays.stream(counts).asLongStream().sum()).isEqualTo(prints);
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isNotNegative());
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 2_400, 100_000})
    void givesAUsualMinuteWhatIsUsual(long prints) {
        EventBudget budget = new EventBudget(SHAPE, prints);
        float[] surge = new float[SHAPE.minutes()];
        Arrays.fill(surge, 1);

        int[] counts = budget.allocate(surge);

        assertThat(IntStream.range(0, counts.length))
                .allSatisfy(m -> assertThat((double) counts[m]).isCloseTo(budget.usual(m), within(1.01)));
        assertThat(IntStream.range(SHAPE.openMinute(), SHAPE.closeMinute()))
                .allSatisfy(m -> assertThat(counts[m]).isPositive());
    }
}

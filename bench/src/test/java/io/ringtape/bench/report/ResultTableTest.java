package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private final ResultTable table = new ResultTable("speed", "Speed", "what", "M/s", "how")
            .row("ring", "105", "spun")
            .row("tape", "4.20", "touched ahead")
            .note("Measured once.");

    @Test
    void numbersStandToTheRightAndTextsToTheLeft() {
        assertThat(table.text()).isEqualTo("""
                        Speed
                          what   M/s  how
                          ring   105  spun
                          tape  4.20  touched ahead
                          Measured once.
                        """);
    }

    @Test
    void aDocumentGetsAMarkdownTable() {
        assertThat(table.markdown()).isEqualTo("""
                        | what | M/s | how |
                        |---|--:|--:|
                        | ring | 105 | spun |
                        | tape | 4.20 | touched ahead |

                        Measured once.
                        """);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new ResultTable("n", "t", "a", "b").row("a")).hasMessageContaining("2 cells");
    }

    @Test
    void aTableIsPutBetweenItsMarksAndNothingElseChanges() {
        MarkedSections sections = new MarkedSections(
                "before <!-- bench:speed -->old | text<!-- /bench:speed --> after <!-- bench:other -->x<!-- /bench:other -->");
        String once = sections.put(table).toString();
        assertThat(once)
                .startsWith("before <!-- bench:speed -->\n\n| what | M/s | how |")
                .doesNotContain("old | text")
                .endsWith("\n<!-- /bench:speed --> after <!-- bench:other -->x<!-- /bench:other -->");
        assertThat(new MarkedSections(once).put(table)).hasToString(once);
        assertThat(sections.missing()).isEmpty();
    }

    @Test
    void aTableWithoutAPlaceIsNamed() {
        MarkedSections sections = new MarkedSections("nothing <!-- bench:speed --> here").put(table);
        assertThat(sections.missing()).containsExactly("speed");
        assertThat(sections).hasToString("nothing <!-- bench:speed --> here");
    }

    @Test
    void numbersKeepThreeDigits() {
        assertThat(List.of(Numbers.of(0.1234), Numbers.of(12.34), Numbers.of(1234.5), Numbers.us(640)))
                .containsExactly("0.12", "12.3", "1,235", "0.64");
    }
}

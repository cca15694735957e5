package io.ringtape.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.bench.growth.Series.Point;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotTest {
    private static final Series STRAIGHT =
            new Series("straight", List.of(new Point(1, 3), new Point(10, 30), new Point(100, 300)));
    private static final Series CONSTANT = new Series("a < b & c", List.of(new Point(1, 7), new Point(100, 7)));
    private static final Plot PLOT = new Plot("Cost", "events", "ns", List.of(STRAIGHT, CONSTANT));

    @TempDir
    private Path folder;

    @Test
    void theExponentTellsConstantStraightAndSquare() {
        assertThat(CONSTANT.exponent()).isCloseTo(0, within(1e-12));
        assertThat(STRAIGHT.exponent()).isCloseTo(1, within(1e-12));
        assertThat(new Series("square", List.of(new Point(2, 4), new Point(3, 9), new Point(5, 25))).exponent())
                .isCloseTo(2, within(1e-12));
        assertThat(new Series("one", List.of(new Point(2, 4))).exponent()).isZero();
    }

    @Test
    void theSvgHoldsEveryPointAndEveryName() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(PLOT.svg())));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5);
        assertThat(PLOT.svg()).contains("straight (exponent 1.00)", "a &lt; b &amp; c (exponent 0.00)", ">Cost<");
    }

    @Test
    void itIsWrittenIntoAFolderThatIsMade() throws IOException {
        PLOT.write(folder.resolve("pictures"), "growth-cost");
        assertThat(folder.resolve("pictures/growth-cost.svg")).hasContent(PLOT.svg());
    }

    @Test
    void valuesThatALogarithmCannotShowAreRefused() {
        assertThatThrownBy(() -> new Point(0, 1)).hasMessageContaining("both above 0");
        assertThatThrownBy(() -> new Series("none", List.of())).hasMessageContaining("needs a point");
    }
}

package io.ringtape.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.bench.growth.Series.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
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
    void powersAreStraightLinesFromCornerToCorner() {
        LogScale scale = LogScale.over(1, 100);
        assertThat(scale).isEqualTo(new LogScale(1, 100));
        assertThat(List.of(scale.at(1), scale.at(10), scale.at(100))).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void theAxisBeginsAndEndsAtAMarkAndHasNotTooManyOfThem() {
        assertThat(LogScale.over(3, 70)).isEqualTo(new LogScale(2, 100));
        assertThat(LogScale.over(3, 70).marks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(LogScale.over(1, 100_000).marks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(LogScale.over(5, 5).marks()).contains(5.0);
        assertThat(List.of(LogScale.label(0.5), LogScale.label(20), LogScale.label(5_000), LogScale.label(1e8)))
                .containsExactly("0.5", "20", "5k", "100M");
    }

    @Test
    void bothPicturesAreWrittenWithoutAScreen() throws IOException {
        PLOT.write(folder, "growth-cost");
        BufferedImage image = ImageIO.read(folder.resolve("growth-cost.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1_440);
        int drawn = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                drawn += (image.getRGB(x, y) & 0xffffff) == 0x1f77b4 ? 1 : 0;
            }
        }
        assertThat(drawn).isGreaterThan(200);
        assertThat(folder.resolve("growth-cost.svg")).hasContent(PLOT.svg());
    }

    @Test
    void whatALogarithmCannotShowIsRefused() {
        assertThatThrownBy(() -> new Point(0, 1)).hasMessageContaining("both above 0");
        assertThatThrownBy(() -> new Series("none", List.of())).hasMessageContaining("needs a point");
    }
}

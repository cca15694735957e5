package io.ringtape.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FlameGraphTest {
    private final FoldedStacks stacks = new FoldedStacks();

    @Test
    void equalStacksAreCountedTogether() {
        add(3, "main", "engine");
        add(1, "main", "tape", "crc");
        add(2, "main", "engine");
        assertThat(stacks.lines()).containsExactly("main;engine 5", "main;tape;crc 1");
        assertThat(stacks.total()).isEqualTo(6);
    }

    @Test
    void linesAreReadBack() {
        add(3, "main", "an engine");
        add(1, "main", "tape", "crc");
        FoldedStacks read = FoldedStacks.of(stacks.lines());
        assertThat(read.lines()).isEqualTo(stacks.lines());
        assertThat(read.total()).isEqualTo(4);
        assertThat(read.top(10)).isEqualTo(stacks.top(10));
    }

    @Test
    void timeOfItsOwnIsThatOfTheInnermostFrame() {
        add(6, "main", "engine", "vwap");
        add(3, "main", "engine");
        add(1, "main", "vwap");
        assertThat(stacks.top(2))
                .containsExactly(new FoldedStacks.Self("vwap", 7, 0.7), new FoldedStacks.Self("engine", 3, 0.3));
        assertThat(stacks.top(10)).hasSize(2);
    }

    @Test
    void emptyStacksSayNothing() {
        stacks.add(List.of());
        assertThat(stacks.total()).isZero();
        assertThat(stacks.top(10)).isEmpty();
    }

    @Test
    void boxesAreAsWideAsTheirShareAndLieUponTheirCaller() throws Exception {
        add(3, "main", "engine");
        add(1, "main", "tape");
        List<Element> boxes = boxes("a profile");
        assertThat(boxes)
                .extracting(FlameGraphTest::title)
                .containsExactly(
                        "all: 4 samples, 100.0 %",
                        "main: 4 samples, 100.0 %", "engine: 3 samples, 75.0 %", "tape: 1 samples, 25.0 %");
        assertThat(boxes).extracting(box -> number(box, "width")).containsExactly(1200.0, 1200.0, 900.0, 300.0);
        assertThat(boxes).extracting(box -> number(box, "x")).containsExactly(0.0, 0.0, 0.0, 900.0);
        assertThat(number(boxes.get(1), "y")).isLessThan(number(boxes.get(0), "y"));
        assertThat(number(boxes.get(2), "y")).isLessThan(number(boxes.get(1), "y"));
        assertThat(number(boxes.get(3), "y")).isEqualTo(number(boxes.get(2), "y"));
    }

    @Test
    void namesThatXmlWouldMisreadAreEscaped() throws Exception {
        add(1, "Foo.<init>", "a & \"b\"");
        assertThat(boxes("x < y"))
                .extracting(FlameGraphTest::title)
                .contains("Foo.<init>: 1 samples, 100.0 %", "a & \"b\": 1 samples, 100.0 %");
    }

    @Test
    void nothingComesFromElsewhere() {
        add(1, "main");
        assertThat(new FlameGraph("x", stacks).svg()).doesNotContain("href", "url(", "<script", "@import");
    }

    @Test
    void aProfileWithoutSamplesIsStillAPicture() throws Exception {
        assertThat(boxes("nothing")).isEmpty();
    }

    private void add(int count, String... frames) {
        for (int i = 0; i < count; i++) {
            stacks.add(List.of(frames));
        }
    }

    private List<Element> boxes(String title) throws Exception {
        byte[] svg = new FlameGraph(title, stacks).svg().getBytes(StandardCharsets.UTF_8);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        NodeList groups = document.getElementsByTagName("g");
        List<Element> boxes = new ArrayList<>();
        for (int i = 0; i < groups.getLength(); i++) {
            boxes.add((Element) groups.item(i));
        }
        return boxes;
    }

    private static String title(Element box) {
        return box.getElementsByTagName("title").item(0).getTextContent();
    }

    private static double number(Element box, String attribute) {
        return Double.parseDouble(((Element) box.getElementsByTagName("rect").item(0)).getAttribute(attribute));
    }
}

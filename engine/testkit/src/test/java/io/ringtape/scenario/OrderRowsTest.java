package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks that every row of the order table has a scenario that reaches it, or a sentence why none can. */
class OrderRowsTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final Path ROWS = SCENARIOS.resolve("orders/rows");

    private static OrderTable table;
    private static Map<Path, OrderWalk> walks;
    private static Map<?, ?> outOfReach;

    @BeforeAll
    static void walkEveryStory() throws Exception {
        table = OrderTable.read();
        walks = new LinkedHashMap<>();
        for (Path folder : Scenario.folders(SCENARIOS)) {
            walks.put(folder, OrderWalk.of(Scenario.read(folder), table));
        }
        outOfReach = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(ROWS.resolve("out-of-reach.yaml")));
    }

    @Test
    void eachFolderReachesItsRow() {
        walks.forEach((folder, walk) -> {
            if (folder.startsWith(ROWS)) {
                assertThat(walk.rows())
                        .as(folder.toString())
                        .contains(folder.getFileName().toString());
            }
        });
    }

    @Test
    void eachRowHasAFolderOrAReasonWhyItIsOutOfReach() {
        List<String> found = new ArrayList<>();
        walks.keySet().stream()
                .filter(folder -> folder.startsWith(ROWS))
                .forEach(folder -> found.add(folder.getFileName().toString()));
        outOfReach.forEach((row, why) -> {
            assertThat(why.toString()).as(row.toString()).isNotBlank();
            found.add(row.toString());
        });
        assertThat(found).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @Test
    void noScenarioReachesARowThatIsOutOfReach() {
        Set<String> walked = new TreeSet<>();
        walks.values().forEach(walk -> walked.addAll(walk.rows()));
        assertThat(walked)
                .doesNotContainAnyElementsOf(
                        outOfReach.keySet().stream().map(Object::toString).toList());
    }

    @Test
    void noScenarioSendsWhatTheTableRefuses() {
        walks.forEach((folder, walk) ->
                assertThat(walk.refusedActs()).as(folder.toString()).isEmpty());
    }
}

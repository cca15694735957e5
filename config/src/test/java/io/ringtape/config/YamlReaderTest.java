package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void saysWhereTextIsNotYaml() {
        assertThat(UserFile.problems("risk:\n  maxShares: [1\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("3: not YAML:");
        assertThat(UserFile.problems("risk:\n\tmaxShares: 1\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2: not YAML:");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(UserFile.problems("risk: {maxShares: 1}\n---\nrisk: {maxShares: 2}\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2: not YAML:");
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThat(UserFile.problems("\n- risk\n"))
                .containsExactly("2: the document is not a mapping of keys to values");
        assertThat(UserFile.problems("word")).containsExactly("1: the document is not a mapping of keys to values");
        assertThat(UserFile.problems("? [a]\n: 1\n")).containsExactly("1: a key must be a single word");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThat(UserFile.problems("risk:\n  maxShares: 1\n  maxShares: 2\n"))
                .containsExactly("3: key 'maxShares' is given twice");
    }

    @Test
    void refusesAnchorsAndAliases() {
        assertThat(UserFile.problems("risk: &a {maxShares: 1}\nsignals: *a\n"))
                .containsExactly(
                        "1: anchors and aliases are not supported", "2: anchors and aliases are not supported");
        assertThat(UserFile.problems("risk: &a\n  maxShares: *a\n")).hasSize(2);
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowing() {
        for (String deep : List.of("[".repeat(100_000), "- ".repeat(100_000), "? ".repeat(100_000))) {
            assertThat(UserFile.problems(deep)).hasSize(1).first().asString().startsWith("1: ");
        }
    }

    @Test
    void readsAnEmptyMappingAsNoChange() throws ConfigurationException {
        assertThat(UserFile.load("risk:\nsignals: ~\nfeatures: {}\n")).isEqualTo(Configuration.defaults());
    }
}

package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {
    @ParameterizedTest
    @CsvSource({
        "2, 1, 3, 1, true",
        "2, 2, 3, 1, false",
        "2, 1, 2, 1, false",
        "2, 0, 3, 1, false",
        "2, 3, 1, -1, true",
        "2, 2, 1, -1, false",
        "2, 3, 2, -1, false",
        "2, 3, 0, -1, false",
        "0, -1, 3, 1, false"
    })
    void isPossibleWithStopAndTargetOnItsTwoSides(long entry, long stop, long target, int direction, boolean possible) {
        Proposal proposal = new Proposal();
        proposal.entry = entry;
        proposal.stop = stop;
        proposal.target = target;
        assertThat(proposal.isPossible(direction)).isEqualTo(possible);
        proposal.entry = Missing.LONG;
        assertThat(proposal.isPossible(direction)).isFalse();
    }
}

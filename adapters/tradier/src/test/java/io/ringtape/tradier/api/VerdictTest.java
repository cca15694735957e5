package io.ringtape.tradier.api;

import static io.ringtape.tradier.api.AnswerReaderTest.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.tradier.api.Verdict.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answer to an order means. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "200|application/json|{\"order\":{\"id\":250501,\"status\":\"ok\"}}|TAKEN",
                "200|application/json|{\"order\":{\"id\":\"250501\",\"status\":\"ok\"}}|TAKEN",
                "200|application/json|{\"errors\":{\"error\":\"no\"}}|REFUSED",
                "400|application/json|{\"errors\":{\"error\":[\"Backoffice rejected\",\"InitialMargin\"]}}|REFUSED",
                "200|application/json|{\"order\":{\"status\":\"Bad Request\",\"errors\":\"no\"}}|REFUSED",
                "400|text/plain|order already in finalized state: filled|REFUSED",
                "401|text/plain|Unauthorized Account: VA1|REFUSED",
                "401|application/json|{\"fault\":{\"faultstring\":\"Access Token expired\"}}|REFUSED",
                "500|application/json|{\"fault\":{\"faultstring\":\"Access Token expired\"}}|AMBIGUOUS",
                "200|application/json|{\"fault\":{\"faultstring\":\"Datastore Error\"}}|AMBIGUOUS",
                "400|application/json|{\"fault\":{\"faultstring\":\"Datastore Error\"}}|AMBIGUOUS",
                "400|application/json|{\"errors\":{\"error\":\"OmsUnavailable\"}}|AMBIGUOUS",
                "200|application/json|{\"errors\":{\"error\":[\"OmsInternalError: try again\"]}}|AMBIGUOUS",
                "200|text/html|<html>docs</html>|AMBIGUOUS",
                "400|text/html|<html>docs</html>|AMBIGUOUS",
                "200|application/json|''|AMBIGUOUS",
                "200|application/json|{\"order\":{\"id\":2505|AMBIGUOUS",
                "200|application/json|{\"order\":{\"status\":\"ok\"}}|AMBIGUOUS",
                "502|text/html|<html>bad gateway</html>|AMBIGUOUS",
                "408|text/plain|slow|AMBIGUOUS",
                "302|text/plain|moved|AMBIGUOUS",
                "429|text/plain|''|LIMITED",
                "400|text/plain|Quota Violation|LIMITED",
            })
    void readsEveryKindOfAnswer(int status, String type, String body, Kind kind) {
        assertThat(Verdict.of(answer(status, type, body)).kind()).isEqualTo(kind);
    }

    @Test
    void tellsWhatSurelyNeverLeftFromWhatMayHaveArrived() {
        assertThat(Verdict.of(ApiAnswer.unsent("connection refused")).kind()).isEqualTo(Kind.UNSENT);
        assertThat(Verdict.of(ApiAnswer.broken("connection reset")).kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    @Test
    void givesTheBrokersOwnWords() {
        assertThat(Verdict.of(answer(400, "application/json", "{\"errors\":{\"error\":[\"one\",\"two\"]}}"))
                        .text())
                .isEqualTo("one; two");
    }
}

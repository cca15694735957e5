package io.ringtape.tradier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the socket. */
class CallsTest {
    private final Calls calls = new Calls("VA000001");

    @Test
    void placesABracketAsTheBrokersDocumentsShowIt() {
        ApiCall call = calls.bracket(bracket("XYZ", Side.BUY));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.target()).isEqualTo("/v1/accounts/VA000001/orders");
        assertThat(call.rateClass()).isEqualTo(RateClass.TRADING);
        assertThat(call.form())
                .isEqualTo(
                        "class=otoco&duration=day&tag=rt-1-2"
                                + "&symbol%5B0%5D=XYZ&side%5B0%5D=buy&quantity%5B0%5D=100&type%5B0%5D=limit&price%5B0%5D=50.10"
                                + "&symbol%5B1%5D=XYZ&side%5B1%5D=sell&quantity%5B1%5D=100&type%5B1%5D=limit&price%5B1%5D=51.00"
                                + "&symbol%5B2%5D=XYZ&side%5B2%5D=sell&quantity%5B2%5D=100&type%5B2%5D=stop&stop%5B2%5D=49.605");
    }

    @Test
    void sellsShortAndBuysToCover() {
        assertThat(calls.bracket(bracket("XYZ", Side.SELL)).form())
                .contains("=sell_short&")
                .contains("=buy_to_cover&");
        assertThat(calls.guard(bracket("XYZ", Side.SELL)).form())
                .doesNotContain("sell")
                .contains("class=oco");
        assertThat(calls.market("t", "XYZ", Side.SELL, Micros.ONE, false).form())
                .contains("side=sell&");
        assertThat(calls.market("t", "XYZ", Side.SELL, Micros.ONE, true).form()).contains("side=sell_short&");
        assertThat(calls.market("t", "XYZ", Side.BUY, Micros.ONE, false).form()).contains("side=buy_to_cover&");
        assertThat(calls.market("t", "XYZ", Side.BUY, Micros.ONE, true).form()).contains("side=buy&");
    }

    @Test
    void spellsClassSharesAsTheBrokerDoes() {
        assertThat(calls.bracket(bracket("BRK.B", Side.BUY)).form()).contains("symbol%5B0%5D=BRK%2FB&");
        assertThat(Calls.marketSymbol("BRK/B")).isEqualTo("BRK.B");
    }

    @Test
    void asksForLargePagesWithTags() {
        assertThat(calls.orders(2).target())
                .isEqualTo("/v1/accounts/VA000001/orders?includeTags=true&page=2&limit=500");
        assertThat(calls.orders(2).isRead()).isTrue();
    }

    @Test
    void hidesTheTokenInEveryForm() {
        String secret = "s3cret/Token+value=";
        TradierToken token = new TradierToken(secret);
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String text = "a " + secret + " b " + base64 + " c " + Form.encoded(secret) + " d";
        assertThat(token.scrub(text))
                .doesNotContain("cret")
                .doesNotContain(base64.substring(0, 20))
                .endsWith(" d");
        assertThat(token.toString()).doesNotContain("cret");
        assertThatThrownBy(() -> new TradierToken("bad\ntoken1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("bad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret%2FToken%2Bvalue%3D",
                "s3cret%2fToken%2bvalue%3d",
                "s3cret%2FToken%2bvalue%3D",
                "s3cret/Token%2bvalue=",
                "%733cret%2ftoken%2bVALUE%3d",
                "S3CRET%2FTOKEN%2BVALUE%3D"
            })
    void hidesTheTokenHoweverItsCharactersAreEncoded(String form) {
        TradierToken token = new TradierToken("s3cret/Token+value=");
        assertThat(token.scrub("GET /?token=" + form + "&x=1")).isEqualTo("GET /?token=(token)&x=1");
    }

    private static Calls.Bracket bracket(String symbol, Side side) {
        return new Calls.Bracket(
                "rt-1-2", symbol, side, 100 * Micros.ONE, new Calls.Levels(50_100_000, 51_000_000, 49_605_000));
    }
}

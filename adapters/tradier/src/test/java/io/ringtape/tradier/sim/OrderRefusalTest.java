package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which orders are refused, and with what text. */
class OrderRefusalTest {
    private static final String PAIR = " symbol[1]=XYZ side[1]=sell quantity[1]=100 type[1]=limit price[1]=51.00"
            + " symbol[2]=XYZ side[2]=sell quantity[2]=100 type[2]=stop stop[2]=49.60";

    private final BrokerageClient client = new BrokerageClient().quote("50.08", 900, "50.10", 900);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            symbol=XYZ side=buy quantity=1 type=market duration=day | class: is required
            class=equity side=buy quantity=1 type=market duration=day | symbol: is required
            class=equity symbol=XYZ side=long quantity=1 type=market duration=day | side: must be one of
            class=equity symbol=XYZ side=buy quantity=0 type=market duration=day | quantity: must be 1 to 10000000
            class=equity symbol=XYZ side=buy quantity=10000001 type=market duration=day | quantity: must be
            class=equity symbol=XYZ side=buy quantity=1 type=limit duration=day | price: is required
            class=equity symbol=XYZ side=buy quantity=1 type=limit duration=day price=50.001 | at most 2 decimals
            class=equity symbol=XYZ side=buy quantity=1 type=stop duration=day | stop: is required
            class=equity symbol=XYZ side=buy quantity=1 type=limit price=1 | duration: must be one of
            class=equity symbol=XYZ side=buy quantity=1 type=market duration=gtc | MarketOrderIsGtc
            class=equity symbol=XYZ side=sell_short quantity=1 type=limit price=60 duration=gtc | ShortOrderIsGtc
            class=equity symbol=XYZ side=buy quantity=1 type=market duration=pre | takes limit orders
            class=equity symbol=XYZ side=sell quantity=1 type=market duration=day | UnexpectedSellOrder
            class=equity symbol=XYZ side=buy_to_cover quantity=1 type=market duration=day | UnexpectedBuyToCover
            class=option symbol=XYZ side=buy_to_open quantity=1 type=market duration=day | trades equities alone
            class=multileg symbol=XYZ | trades equities alone
            class=equity symbol=XYZ side=buy quantity=1 type=market duration=day tag=a_b | tag: must be
            class=equity symbol=XYZ side=buy quantity=1 type=market duration=day tag=a.b | tag: must be
            class=equity symbol=XYZ side=buy quantity=4000 type=limit price=50.10 duration=day | TotalInitialMargin
            class=equity symbol=XYZ side=buy quantity=1 type=stop stop=50.09 duration=day | BuyStopOrder
            """)
    void isRefusedWithATextThatSaysWhy(String form, String text) {
        HttpReply reply = client.post(form);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.text()).contains(text);
        assertThat(client.list("")).isEmpty();
    }

    @Test
    void aBracketNeedsALimitEntryAndExitsThatEndIt() {
        String entry = "class=otoco duration=day symbol[0]=XYZ side[0]=buy quantity[0]=100 type[0]=";
        assertThat(client.post(entry + "market" + PAIR).text()).startsWith("OtoFirstLegIsMarketNotAllowed");
        String limit = entry + "limit price[0]=50.10" + PAIR;
        assertThat(client.post(limit.replace("type[2]=stop stop", "type[2]=limit price"))
                        .text())
                .startsWith("OcoOrderTypesAreEqual");
        assertThat(client.post(limit.replace("symbol[2]=XYZ", "symbol[2]=ABC")).text())
                .startsWith("OcoSymbolsAreDifferent");
        assertThat(client.post(limit.replace("side[0]=buy", "side[0]=sell_short"))
                        .text())
                .contains("must end what the first begins");
        assertThat(client.post(limit.replace("stop[2]=49.60", "stop[2]=51.00")).text())
                .isEqualTo("OcoPriceDifferenceIsLessThanDelta");
        assertThat(client.post(limit).status()).isEqualTo(200);
    }

    @Test
    void anOrderMayNotCrossZero() {
        client.place("class=equity symbol=XYZ side=buy quantity=100 type=market duration=day");
        String sell = "class=equity symbol=XYZ quantity=150 type=market duration=day side=";
        assertThat(client.post(sell + "sell").text()).contains("LongPositionCrossZero");
        assertThat(client.post(sell + "sell_short").text()).contains("UnexpectedSellShortOrder");
        client.place("class=equity symbol=XYZ side=sell quantity=100 type=market duration=day");
        client.place("class=equity symbol=XYZ side=sell_short quantity=100 type=market duration=day");
        assertThat(client.post(sell + "buy_to_cover").text()).contains("ShortPositionCrossZero");
        assertThat(client.post(sell + "buy").text()).contains("UnexpectedBuyOrder");
    }

    @Test
    void sharesThatAWorkingOrderOffersCannotBeOfferedAgain() {
        client.place("class=equity symbol=XYZ side=buy quantity=100 type=market duration=day");
        client.place("class=oco duration=day symbol[0]=XYZ side[0]=sell quantity[0]=70 type[0]=limit price[0]=51.00"
                + " symbol[1]=XYZ side[1]=sell quantity[1]=70 type[1]=stop stop[1]=49.60");
        String sell = "class=equity symbol=XYZ side=sell type=market duration=day quantity=";
        assertThat(client.post(sell + "31").text()).contains("open orders");
        assertThat(client.post(sell + "30").status()).isEqualTo(200);
    }

    @Test
    void aShareBelowFiveDollarsCannotBeSoldShort() {
        client.quote("4.98", 900, "5.00", 900).print("4.99", 1);
        String sell = "class=equity symbol=XYZ side=sell_short quantity=10 type=market duration=day";
        assertThat(client.post(sell).text()).contains("SellShortOrderLastPriceBelow5");
        client.print("5.00", 1);
        assertThat(client.post(sell).status()).isEqualTo(200);
    }

    @Test
    void entriesThatWorkTakeBuyingPower() {
        BrokerageClient poor = new BrokerageClient(BrokerageSettings.DEFAULTS.withFunds(
                        old -> new BrokerageSettings.Funds(BrokerageSettings.AccountType.CASH, 10_000 * Micros.ONE)))
                .quote("50.08", 900, "50.10", 900);
        String buy = "class=equity symbol=XYZ side=buy quantity=100 type=limit price=50.00 duration=day";
        assertThat(poor.post(buy).status()).isEqualTo(200);
        assertThat(poor.post(buy).status()).isEqualTo(200);
        assertThat(poor.post(buy).text()).contains("it takes 5000.00, there is 0.00.");
        assertThat(poor.post("class=equity symbol=XYZ side=sell_short quantity=1 type=market duration=day")
                        .text())
                .contains("ShortSaleInCashAccount");
    }

    @Test
    void aMarketOrderNeedsTheRegularSession() {
        client.at(BrokerageClient.SESSION.closeNs());
        assertThat(client.post("class=equity symbol=XYZ side=buy quantity=1 type=market duration=day")
                        .text())
                .isEqualTo("Outside of market hours this order is required to be placed at a limit price.");
    }
}

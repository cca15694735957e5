package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Trade;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;

class EventTextTest {
    private final EventText text = new EventText(new SessionSymbols(List.of("SPY", "QQQ")));

    @ParameterizedTest
    @EnumSource
    void everyEventReadsBackFromAFrame(EventType type) {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        RandomFields random = new RandomFields(new Random(seed));
        for (int i = 0; i < 200; i++) {
            Event event = type.create();
            random.fill(event);
            Frame frame = frame(event);
            FrameReader reader = new FrameReader().wrap(frame);
            assertThat(reader.next()).isTrue();
            Event read = type.create();
            reader.read(read);
            assertThat(bytes(read)).as("seed %d", seed).isEqualTo(Tapes.bytes(frame));
            assertThat(text.values(read)).as("seed %d", seed).isEqualTo(text.values(event));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventReadsBackFromItsYaml(EventType type) {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        RandomFields random = new RandomFields(new Random(seed));
        for (int i = 0; i < 200; i++) {
            Event event = type.create();
            random.fill(event);
            String yaml = text.yaml(event);
            Event parsed = text.parse(yaml);
            assertThat(text.values(parsed)).as("seed %d: %s", seed, yaml).isEqualTo(text.values(event));
            assertThat(bytes(parsed)).as("seed %d: %s", seed, yaml).isEqualTo(bytes(event));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFreshEventReadsBackFromItsYaml(EventType type) {
        Event event = type.create();
        assertThat(bytes(text.parse(text.yaml(event)))).isEqualTo(bytes(event));
        assertThat(bytes(text.parse("type: " + type.label()))).isEqualTo(bytes(event));
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsOneLineOfValidJson(EventType type) {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        RandomFields random = new RandomFields(new Random(seed));
        Load json = new Load(LoadSettings.builder()
                .setSchema(new JsonSchema())
                .setAllowDuplicateKeys(false)
                .build());
        for (int i = 0; i < 100; i++) {
            Event event = type.create();
            random.fill(event);
            String line = text.json(7, event);
            assertThat(line).as("seed %d", seed).doesNotContain("\n");
            Map<?, ?> map = (Map<?, ?>) json.loadFromString(line);
            assertThat(map.keySet().stream().map(Object::toString).limit(6))
                    .containsExactly("tapeEntry", "sequence", "time", "type", "symbol", "received");
            assertThat(map.get("type")).isEqualTo(type.label());
            assertThat(map).hasSize(text.values(event).size() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFieldIsNamedLikeAPartOfTheHead(EventType type) {
        Set<String> head =
                text.values(new Quote()).keySet().stream().limit(5).collect(java.util.stream.Collectors.toSet());
        assertThat(head).containsExactlyInAnyOrder("sequence", "time", "type", "symbol", "received");
        assertThat(text.values(type.create()).keySet().stream().skip(5)).doesNotContainAnyElementsOf(head);
    }

    @Test
    void yamlIsPlainAndExact() {
        Trade trade = new Trade();
        trade.sequence = 17;
        trade.timeNs = 1_795_185_000_000_000_123L;
        trade.instrument = 0;
        trade.price = 451_230_000;
        trade.conditions.add(14);
        trade.conditions.add(41);
        assertThat(text.yaml(trade).lines())
                .contains(
                        "sequence: 17",
                        "time: 2026-11-20T14:30:00.000000123Z",
                        "type: Trade",
                        "symbol: SPY",
                        "price: 451.23",
                        "size: null",
                        "conditions: [14, 41]");
    }

    @Test
    void identifiersAreStringsInJson() {
        OrderRequest request = new OrderRequest();
        request.sequence = 17;
        request.orderId = 202_603_020_000_012_345L;
        assertThat(text.json(1, request))
                .contains("\"sequence\":17,", "\"orderId\":\"202603020000012345\"", "\"signalId\":null");
        assertThat(text.yaml(request)).contains("orderId: 202603020000012345\n");
    }

    @Test
    void readsHandWrittenYaml() {
        Trade trade =
                (Trade) text.parse("# a print\ntype: Trade\nsymbol: QQQ\nprice: 451.230001\nconditions: [ 14,41 ]\n\n");
        assertThat(trade.instrument).isEqualTo(1);
        assertThat(trade.price).isEqualTo(451_230_001);
        assertThat(trade.conditions.count()).isEqualTo(2);
    }

    @Test
    void namesTheInvalidField() {
        assertRefused("type: Trad", "type: unknown 'Trad'");
        assertRefused("price: 1", "type: unknown 'null'");
        assertRefused("type: Trade\nprize: 1", "Trade has no field [prize]");
        assertRefused("type: Trade\nprice: abc", "Trade.price: 'abc'");
        assertRefused("type: Trade\nprice: 1.0000001", "Trade.price: '1.0000001'");
        assertRefused("type: Trade\nprice: 1\nprice: 2", "price: given twice");
        assertRefused("type: Trade\nsymbol: IWM", "symbol: unknown 'IWM', known are [SPY, QQQ]");
        assertRefused("type: Trade\ntime: yesterday", "Trade.time: 'yesterday'");
        assertRefused("type: OrderRequest\nside: UP", "OrderRequest.side: 'UP'");
        assertRefused("type: Trade\nconditions: [70000]", "Trade.conditions: '70000'");
    }

    @Test
    void takesTheSymbolsFromTheSessionStart() {
        SessionStart start = new SessionStart();
        assertThat(SessionSymbols.of(start).names()).isEmpty();
        start.symbols.set("SPY,QQQ");
        assertThat(SessionSymbols.of(start).names()).containsExactly("SPY", "QQQ");
        assertThat(SessionSymbols.of(start).name(2)).isEqualTo("#2");
        assertThat(SessionSymbols.of(start).instrument("#2")).isEqualTo(2);
        assertThat(SessionSymbols.of(start).name(Event.NO_INSTRUMENT)).isNull();
    }

    @Test
    void writesAConfigurationLineByLine() {
        SessionStart start = new SessionStart();
        start.configuration.set("risk:\n  maxLoss: 500 # dollars\n\n  rules: []\n");
        String yaml = text.yaml(start);
        assertThat(yaml.lines()).contains("  risk:", "    maxLoss: 500 # dollars", "");
        assertThat(bytes(text.parse(yaml))).isEqualTo(bytes(start));
    }

    @Test
    void distinguishesEmptyFromMissingText() {
        io.ringtape.event.Alert alert = new io.ringtape.event.Alert();
        alert.detail.set("null");
        assertThat(text.yaml(alert)).contains("detail: \"null\"");
        assertThat(((io.ringtape.event.Alert) text.parse("type: Alert\ndetail: null")).detail.isEmpty())
                .isTrue();
    }

    @Test
    void listsTheFieldsOfAnEventByName() {
        OrderRequest request = new OrderRequest();
        request.limit = -500_000;
        assertThat(text.values(request)).containsEntry("limit", "-0.5").containsEntry("stop", "null");
    }

    private void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> text.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Frame frame(Event event) {
        Frame frame = new Frame();
        new FrameWriter().write(frame, event);
        return frame;
    }

    private static byte[] bytes(Event event) {
        return Tapes.bytes(frame(event));
    }
}

package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDispatcherTest {
    private static final int UNKNOWN_CODE = EventType.CODES - 1;

    private final FrameWriter writer = new FrameWriter();
    private final Frame frame = new Frame();

    /** Collects the name of each callback with the fields of the event that it received. */
    private static EventListener collecting(List<String> calls) {
        return (EventListener) Proxy.newProxyInstance(
                EventListener.class.getClassLoader(),
                new Class<?>[] {EventListener.class},
                (proxy, method, arguments) -> {
                    calls.add(method.getName() + " " + FieldListing.of((Event) arguments[0]));
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void handsEveryTypeToItsOwnCallback(EventType type) {
        List<String> calls = new ArrayList<>();
        Event event = SeededFields.event(type, 11);
        writer.append(frame, event);
        EventDispatcher dispatcher = new EventDispatcher(collecting(calls));
        dispatcher.dispatch(frame);
        assertThat(calls).containsExactly("on" + type.label() + " " + FieldListing.of(event));
        assertThat(dispatcher.count(type)).isEqualTo(1);
        assertThat(dispatcher.unknown()).isZero();
    }

    @Test
    void aKeptEventIsNotOverwritten() {
        List<Trade> kept = new ArrayList<>();
        EventDispatcher[] dispatcher = new EventDispatcher[1];
        dispatcher[0] = new EventDispatcher(new EventListener() {
            @Override
            public void onTrade(Trade trade) {
                kept.add(dispatcher[0].keep(trade, new Trade()));
            }
        });
        List<Event> written = List.of(SeededFields.event(EventType.TRADE, 1), SeededFields.event(EventType.TRADE, 2));
        for (Event event : written) {
            writer.append(frame, event);
        }
        dispatcher[0].dispatch(frame);
        assertThat(kept.stream().map(FieldListing::of))
                .containsExactlyElementsOf(
                        written.stream().map(FieldListing::of).toList());
    }

    @Test
    void everyCallbackBelongsToOneType() {
        assertThat(Stream.of(EventListener.class.getMethods()).map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                        .map(type -> "on" + type.label())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aListenerThatOverridesNothingIgnoresEveryType(EventType type) {
        writer.append(frame, SeededFields.event(type, 5));
        EventDispatcher dispatcher = new EventDispatcher(new EventListener() {});
        dispatcher.dispatch(frame);
        assertThat(dispatcher.count(type)).isEqualTo(1);
        type.create().tell(new EventListener() {});
    }

    @Test
    void skipsAndCountsATypeThatItDoesNotKnow() {
        assertThat(EventType.ofCode(UNKNOWN_CODE)).isNull();
        writer.append(frame, SeededFields.event(EventType.TIMER, 1));
        int unknownAt = frame.length();
        writer.append(frame, SeededFields.event(EventType.ALERT, 2));
        frame.bytes()[unknownAt + RecordLayout.TYPE] = (byte) UNKNOWN_CODE;
        writer.append(frame, SeededFields.event(EventType.VETO, 3));
        List<String> calls = new ArrayList<>();
        EventDispatcher dispatcher = new EventDispatcher(collecting(calls));
        dispatcher.dispatch(frame);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0)).startsWith("onTimer");
        assertThat(calls.get(1)).startsWith("onVeto");
        assertThat(dispatcher.unknown()).isEqualTo(1);
        assertThat(dispatcher.count(EventType.ALERT)).isZero();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aCopySharesNothingWithItsEvent(EventType type) {
        Event event = SeededFields.event(type, 7);
        List<String> fields = FieldListing.of(event);
        Event copy = Event.copyOf(event);
        event.describe(new SeededFields(8));
        assertThat(FieldListing.of(copy)).isEqualTo(fields);
        assertThat(copy.sequence).isEqualTo(event.sequence);
    }
}

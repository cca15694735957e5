package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.tradier.ScriptedBroker.START_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.BrokerStatus;
import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.RateClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which call goes out next. */
class CallQueueTest implements QueuedCall.Owner {
    private final List<String> notices = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final CallQueue queue = new CallQueue(
            new BrokerSettings.Budget(60, 120, 15),
            new BrokerNotices(event -> notices.add(((BrokerStatus) event).state.name()), UnaryOperator.identity()));

    private QueuedCall add(String name, Urgency urgency, Object subject) {
        RateClass rateClass = urgency == Urgency.QUESTION ? RateClass.STANDARD : RateClass.TRADING;
        QueuedCall call = new QueuedCall(new ApiCall("POST", name, "", rateClass), urgency, subject, this);
        queue.add(call);
        return call;
    }

    private List<String> departures(long nowNs, boolean answered) {
        List<String> names = new ArrayList<>();
        for (CallQueue.Departure next = queue.nextOrNull(nowNs); next != null; next = queue.nextOrNull(nowNs)) {
            names.add(next.call().call().target());
            if (answered) {
                queue.onAnswer(next.number(), ScriptedBroker.json("{}"), nowNs);
            }
        }
        return names;
    }

    @Test
    void exitsGoBeforeQuestionsAndQuestionsBeforeEntries() {
        add("entry", Urgency.ENTRY, 1);
        add("question", Urgency.QUESTION, 2);
        add("exit", Urgency.EXIT, 3);
        assertThat(departures(START_NS, true)).containsExactly("exit", "question", "entry");
    }

    @Test
    void fourAreUnderWayAndSlowEntriesLeaveRoomForExits() {
        for (int i = 0; i < 10; i++) {
            add("entry" + i, Urgency.ENTRY, i);
        }
        assertThat(departures(START_NS, false)).containsExactly("entry0", "entry1");
        for (int i = 0; i < 10; i++) {
            add("exit" + i, Urgency.EXIT, 100 + i);
        }
        assertThat(departures(START_NS, false)).containsExactly("exit0");
        add("question", Urgency.QUESTION, 200);
        assertThat(departures(START_NS, false)).containsExactly("question");
        assertThat(queue.underWay()).isEqualTo(CallQueue.MOST_UNDER_WAY);
    }

    /** Each order acknowledged after 30 s: the lists, which tell of fills, go on. */
    @Test
    void slowExitsAndEntriesLeaveAPlaceForAQuestion() {
        for (int i = 0; i < 10; i++) {
            add("exit" + i, Urgency.EXIT, i);
            add("entry" + i, Urgency.ENTRY, 100 + i);
        }
        assertThat(departures(START_NS, false)).containsExactly("exit0", "exit1", "exit2");
        add("question", Urgency.QUESTION, 200);
        add("balances", Urgency.QUESTION, 201);
        assertThat(departures(START_NS, false)).containsExactly("question");
        assertThat(queue.underWay()).isEqualTo(CallQueue.MOST_UNDER_WAY);
    }

    @Test
    void stalledQuestionsAndSlowEntriesLeaveAPlaceForAnExit() {
        for (int i = 0; i < 10; i++) {
            add("question" + i, Urgency.QUESTION, i);
            add("entry" + i, Urgency.ENTRY, 100 + i);
        }
        assertThat(departures(START_NS, false)).containsExactly("question0", "question1", "entry0");
        add("exit", Urgency.EXIT, 200);
        assertThat(departures(START_NS, false)).containsExactly("exit");
    }

    @Test
    void callsOfOneSubjectAreNeverUnderWayTogether() {
        add("first", Urgency.EXIT, "order");
        add("second", Urgency.EXIT, "order");
        add("other", Urgency.EXIT, "another");
        assertThat(departures(START_NS, false)).containsExactly("first", "other");
    }

    @Test
    void entriesLeaveTheReserveToExits() {
        for (int i = 0; i < 50; i++) {
            add("entry" + i, Urgency.ENTRY, i);
        }
        assertThat(departures(START_NS, true)).hasSize(45);
        assertThat(refused).hasSize(5).allMatch(each -> each.endsWith("rate limit"));
        for (int i = 0; i < 20; i++) {
            add("exit" + i, Urgency.EXIT, i);
        }
        assertThat(departures(START_NS, true)).hasSize(15);
        assertThat(notices).containsExactly("RATE_LIMITED");
        assertThat(queue.nextDueNs()).isEqualTo(START_NS + 60 * SECOND_NS);
        assertThat(departures(START_NS + 60 * SECOND_NS, true)).hasSize(5);
    }

    /** With 1,000 calls waiting, every exit overtakes every entry, and no order's own calls change places. */
    @Test
    void aThousandCallsLeaveByUrgencyAndInOrder() {
        long seed = System.nanoTime();
        System.out.println("seed of CallQueueTest: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Integer> asked = new HashMap<>();
        CallQueue large = new CallQueue(
                new BrokerSettings.Budget(10_000, 10_000, 0), new BrokerNotices(event -> {}, UnaryOperator.identity()));
        for (int i = 0; i < 1_000; i++) {
            int subject = random.nextInt(100);
            Urgency urgency = subject < 50 ? Urgency.ENTRY : Urgency.EXIT;
            int number = asked.merge(subject, 1, Integer::sum);
            large.add(new QueuedCall(
                    new ApiCall("POST", subject + " " + number, "", RateClass.TRADING), urgency, subject, this));
        }
        Map<Integer, Integer> left = new HashMap<>();
        List<CallQueue.Departure> underWay = new ArrayList<>();
        int count = 0;
        while (count < 1_000) {
            CallQueue.Departure next = large.nextOrNull(START_NS);
            if (next == null) {
                CallQueue.Departure answered = underWay.remove(random.nextInt(underWay.size()));
                large.onAnswer(answered.number(), ScriptedBroker.json("{}"), START_NS);
                continue;
            }
            count++;
            int subject = (Integer) next.call().subject();
            assertThat(next.call().call().target()).isEqualTo(subject + " " + left.merge(subject, 1, Integer::sum));
            if (next.call().urgency() == Urgency.ENTRY) {
                assertThat(large.waiting())
                        .as("exits that could go out before an entry")
                        .noneMatch(call -> call.urgency() == Urgency.EXIT && isFree(call.subject(), underWay));
            }
            underWay.add(next);
            assertThat(large.underWay()).isLessThanOrEqualTo(CallQueue.MOST_UNDER_WAY);
        }
    }

    private static boolean isFree(Object subject, List<CallQueue.Departure> underWay) {
        return underWay.stream().noneMatch(each -> each.call().subject().equals(subject));
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {}

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {}

    @Override
    public void onRefused(QueuedCall call, String reason, long nowNs) {
        refused.add(call.call().target() + " " + reason);
    }
}

package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.tradier.api.StreamSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the account stream is dialled, and when it counts as dead. */
class StreamLifeTest implements StreamLife.Effects {
    private static final long START_NS = 1_000 * SECOND_NS;
    private static final long SILENT_NS = 130 * SECOND_NS;

    private final List<String> happened = new ArrayList<>();
    private final List<Connection> dialled = new ArrayList<>();
    private final StreamLife life = new StreamLife(this, SILENT_NS);
    private long nowNs = START_NS;
    private long asked;

    private final class Connection implements AccountConnection {
        @Override
        public void end() {
            happened.add("end");
        }
    }

    @Override
    public void askForSession(long attempt) {
        asked = attempt;
        happened.add("ask");
    }

    @Override
    public AccountConnection dial(StreamSession session) {
        happened.add("dial " + session.id());
        dialled.add(new Connection());
        return last();
    }

    @Override
    public void onHint(long nowNs) {
        happened.add("hint");
    }

    private Connection last() {
        return dialled.get(dialled.size() - 1);
    }

    private List<String> taken() {
        List<String> taken = List.copyOf(happened);
        happened.clear();
        return taken;
    }

    /** Goes to the next moment at which something is due, and returns how long that took. */
    private long due() {
        long waitNs = Math.max(nowNs, life.nextDueNs()) - nowNs;
        nowNs += waitNs;
        life.onTime(nowNs);
        return waitNs;
    }

    private void session(String id) {
        life.onSession(asked, new StreamSession(id, ""), nowNs);
    }

    private void live() {
        life.onTime(nowNs);
        session("one");
        life.onWord(last(), false, nowNs);
        assertThat(life.stage()).isEqualTo(StreamStage.LIVE);
        assertThat(taken()).containsExactly("ask", "dial one", "hint");
    }

    @Test
    void aSessionIsAskedForAtOnceAndDialled() {
        life.onTime(nowNs);
        assertThat(life.stage()).isEqualTo(StreamStage.ASKING);
        session("one");
        assertThat(life.stage()).isEqualTo(StreamStage.DIALLING);
        assertThat(taken()).containsExactly("ask", "dial one");
    }

    /** A session that was given up is another's by then, or about to be. */
    @Test
    void aSessionThatComesLateIsNotTakenForTheNextOne() {
        life.onTime(nowNs);
        long late = asked;
        assertThat(due()).isEqualTo(15 * SECOND_NS);
        due();
        assertThat(taken()).containsExactly("ask", "ask");
        life.onSession(late, new StreamSession("late", ""), nowNs);
        life.onNoSession(late, "late", nowNs);
        assertThat(life.stage()).isEqualTo(StreamStage.ASKING);
        session("two");
        assertThat(taken()).containsExactly("dial two");
    }

    /** What happened while there was no stream, only a list can tell. */
    @Test
    void aConnectionThatIsThereHintsAtOnce() {
        live();
        life.onWord(last(), true, nowNs);
        assertThat(taken()).containsExactly("hint");
    }

    @Test
    void aHeartbeatHintsAtNothingAndKeepsTheStream() {
        live();
        for (int minute = 0; minute < 10; minute++) {
            nowNs += 60 * SECOND_NS;
            life.onTime(nowNs);
            life.onWord(last(), false, nowNs);
        }
        assertThat(taken()).isEmpty();
        assertThat(life.nextDueNs()).isEqualTo(nowNs + SILENT_NS);
    }

    @Test
    void aStreamThatIsSilentForItsLimitIsDialledAgain() {
        live();
        assertThat(due()).isEqualTo(SILENT_NS);
        assertThat(taken()).containsExactly("end");
        assertThat(life.reason()).isEqualTo("no heartbeat");
        assertThat(due()).isEqualTo(SECOND_NS);
        assertThat(taken()).containsExactly("ask");
    }

    @Test
    void aServerThatTakesTheCallAndSaysNothingIsDialledAgain() {
        life.onTime(nowNs);
        session("one");
        assertThat(due()).isEqualTo(15 * SECOND_NS);
        assertThat(life.reason()).isEqualTo("the stream says nothing");
        assertThat(taken()).containsExactly("ask", "dial one", "end");
    }

    @Test
    void sessionsThatCannotBeHadAreAskedForMoreAndMoreRarely() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(due() / SECOND_NS);
            assertThat(life.stage()).isEqualTo(StreamStage.ASKING);
            life.onNoSession(asked, "status 500", nowNs);
        }
        assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(life.reason()).isEqualTo("status 500");
    }

    @Test
    void aSessionThatNobodyAnswersForIsAskedForAgain() {
        life.onTime(nowNs);
        assertThat(due()).isEqualTo(15 * SECOND_NS);
        assertThat(due()).isEqualTo(SECOND_NS);
        assertThat(taken()).containsExactly("ask", "ask");
    }

    @Test
    void aSessionThatComesTooLateIsNotDialled() {
        life.onTime(nowNs);
        due();
        session("late");
        assertThat(taken()).containsExactly("ask");
    }

    /** Two processes with one token would otherwise take the session from each other every second, for a request each. */
    @Test
    void aSessionThatIsTakenAgainAndAgainIsAskedForMoreAndMoreRarely() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(due() / SECOND_NS);
            session("taken");
            life.onWord(last(), false, nowNs);
            life.onWord(last(), true, nowNs);
            nowNs += SECOND_NS;
            life.onClosed(last(), "another took the session", nowNs);
        }
        assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L);
    }

    @Test
    void aConnectionThatLivedForAWhileIsDialledAgainSoon() {
        aSessionThatIsTakenAgainAndAgainIsAskedForMoreAndMoreRarely();
        due();
        session("good");
        life.onWord(last(), false, nowNs);
        nowNs += 60 * SECOND_NS;
        life.onWord(last(), false, nowNs);
        life.onClosed(last(), "the server closed the stream", nowNs);
        assertThat(due()).isEqualTo(SECOND_NS);
    }

    @Test
    void whatAConnectionBeforeSaysIsOver() {
        live();
        Connection before = last();
        life.onClosed(before, "gone", nowNs);
        due();
        session("two");
        life.onWord(last(), false, nowNs);
        taken();
        life.onWord(before, true, nowNs);
        life.onClosed(before, "gone again", nowNs);
        assertThat(taken()).isEmpty();
        assertThat(life.stage()).isEqualTo(StreamStage.LIVE);
    }

    @Test
    void anEndedLifeIsNeverDueAndTakesNothing() {
        live();
        life.end();
        assertThat(taken()).containsExactly("end");
        assertThat(life.nextDueNs()).isEqualTo(Long.MAX_VALUE);
        life.onTime(nowNs + SILENT_NS);
        life.onWord(last(), true, nowNs);
        life.onClosed(last(), "gone", nowNs);
        session("late");
        assertThat(taken()).isEmpty();
        assertThat(life.stage()).isEqualTo(StreamStage.ENDED);
    }
}

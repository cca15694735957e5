package io.ringtape.event;

/**
 * Appends the engine's decisions to the frame of their cause and gives each effect the next sequence. For one thread.
 */
public final class Effects {
    /** Receives a call for each request to the broker. */
    public interface RequestListener {
        /** Called when a request with engine time {@code timeNs} was appended. */
        void onRequest(long timeNs);
    }

    private final FrameWriter writer = new FrameWriter();
    private final Alert alert = new Alert();
    private final long policies;
    private RequestListener requests = timeNs -> {};
    private Frame frame;
    private long nextSequence = 1;
    private long nowNs;
    private long receiveNs;

    /** Creates effects without a digest of policies. */
    public Effects() {
        this(Missing.LONG);
    }

    /** Creates effects decided under the policies with digest {@code policies}. */
    public Effects(long policies) {
        this.policies = policies;
    }

    /** Returns the digest of the policies that effects are decided under. */
    public long policies() {
        return policies;
    }

    /** Sets the only listener for requests. */
    public void tellRequestsTo(RequestListener listener) {
        requests = listener;
    }

    /** Starts a transaction in {@code cause} and returns the sequence of the cause. */
    public long begin(Frame cause, long causeReceiveNs) {
        frame = cause;
        receiveNs = causeReceiveNs;
        return nextSequence++;
    }

    /** Sets the engine time of the effects that follow. */
    public void now(long timeNs) {
        nowNs = timeNs;
    }

    /** Returns the engine time of effects. */
    public long now() {
        return nowNs;
    }

    /** Returns the sequence that the next effect will take. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Appends an effect for {@code instrument} and returns its sequence. */
    public long emit(Event effect, int instrument) {
        effect.sequence = nextSequence++;
        effect.timeNs = nowNs;
        effect.receiveNs = receiveNs;
        effect.instrument = instrument;
        writer.append(frame, effect);
        if (effect.type().isRequest()) {
            requests.onRequest(nowNs);
        }
        return effect.sequence;
    }

    /** Appends an alert for {@code instrument}, or for none. The detail may be empty. */
    public void alert(int instrument, AlertLevel level, AlertCode code, long value, String detail) {
        alert.level = level;
        alert.code = code;
        alert.value = value;
        alert.detail.set(detail);
        emit(alert, instrument);
    }
}

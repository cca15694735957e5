package io.ringtape.event;

/** Appends what the engine decides to the frame of its cause, giving each effect the next sequence. One thread. */
public final class Effects {
    /** Hears of what goes to the broker. */
    public interface RequestListener {
        /** A request was appended that bears that engine time. */
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

    /** Effects that are decided under no policies. */
    public Effects() {
        this(Missing.LONG);
    }

    /** Effects that are decided under policies of that digest. */
    public Effects(long policies) {
        this.policies = policies;
    }

    /** Digest of the policies that effects are decided under. */
    public long policies() {
        return policies;
    }

    /** Tells that listener, and no other, of each request from here on. */
    public void tellRequestsTo(RequestListener listener) {
        requests = listener;
    }

    /** Starts a transaction in that frame and gives the cause its sequence. */
    public long begin(Frame cause, long causeReceiveNs) {
        frame = cause;
        receiveNs = causeReceiveNs;
        return nextSequence++;
    }

    /** Sets the engine time that the effects from here on bear. */
    public void now(long timeNs) {
        nowNs = timeNs;
    }

    /** The engine time that effects bear now. */
    public long now() {
        return nowNs;
    }

    /** The sequence the next effect will take. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Appends the effect on that instrument and returns its sequence. */
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

    /** Appends an alert on that instrument, or on none; the detail may be empty. */
    public void alert(int instrument, AlertLevel level, AlertCode code, long value, String detail) {
        alert.level = level;
        alert.code = code;
        alert.value = value;
        alert.detail.set(detail);
        emit(alert, instrument);
    }
}

package io.ringtape.event;

/** A message for the operator. */
public final class Alert extends Event {
    /** Its urgency. */
    public AlertLevel level = AlertLevel.NOTICE;

    /** Its subject. */
    public AlertCode code = AlertCode.UNKNOWN_CONDITION;

    /** The number it is about. */
    public long value = Missing.LONG;

    /** Its text. */
    public final Text detail = new Text(64);

    @Override
    public EventType type() {
        return EventType.ALERT;
    }

    @Override
    public void describe(Fields f) {
        level = f.choice("level", level, AlertLevel.VALUES);
        code = f.choice("code", code, AlertCode.VALUES);
        value = f.count("value", value);
        f.text("detail", detail);
    }
}

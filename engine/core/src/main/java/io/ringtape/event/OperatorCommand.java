package io.ringtape.event;

/** A command from the operator. */
public final class OperatorCommand extends Event {
    /** The command. */
    public Command command = Command.PAUSE;

    /** Who gave it. */
    public final Text operator = new Text(24);

    /** Why. */
    public final Text reason = new Text(64);

    @Override
    public EventType type() {
        return EventType.OPERATOR_COMMAND;
    }

    @Override
    public void describe(Fields f) {
        command = f.choice("command", command, Command.VALUES);
        f.text("operator", operator);
        f.text("reason", reason);
    }
}

package io.ringtape.simulation;

import java.util.List;
import java.util.Locale;

/** A row in a vendor's catalogue of faults, which is an enum. */
public interface FaultRow {
    /** Returns the name of the constant. */
    String name();

    /** Returns what it does. */
    String sentence();

    /** Returns what it strikes, for documents. */
    String struck();

    /** Returns the values that it takes. */
    List<FaultParameter> parameters();

    /** Returns the name in scripts, such as {@code drop-with-rst}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the parameter, or null. */
    default FaultParameter parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

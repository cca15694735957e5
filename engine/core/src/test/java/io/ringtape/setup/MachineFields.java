package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.SetupState;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.LongSupplier;

/** Changes each field of a machine, one at a time, and looks at its digest. */
final class MachineFields {
    private MachineFields() {}

    static void assertEachMatters(Object machine, LongSupplier hash) {
        try {
            int tried = 0;
            for (Class<?> type = machine.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        tried += tryField(machine, field, hash);
                    }
                }
            }
            assertThat(tried).as("fields of %s", machine).isPositive();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int tryField(Object owner, Field field, LongSupplier hash) throws IllegalAccessException {
        Object value = field.get(owner);
        long before = hash.getAsLong();
        if (value instanceof double[] values) {
            for (int i = 0; i < values.length; i++) {
                double old = values[i];
                values[i] = other(old);
                assertThat(hash.getAsLong()).as("%s[%s]", field, i).isNotEqualTo(before);
                values[i] = old;
            }
            return 1;
        }
        if (value instanceof Proposal || value instanceof ClosesAroundVwap || value instanceof KeyLevels) {
            assertEachMatters(value, hash);
            return 1;
        }
        if (Modifier.isFinal(field.getModifiers())) {
            return 0;
        }
        field.set(owner, other(value));
        assertThat(hash.getAsLong()).as("%s", field).isNotEqualTo(before);
        field.set(owner, value);
        return 1;
    }

    private static Object other(Object value) {
        if (value instanceof Double number) {
            return other((double) number);
        }
        if (value instanceof Boolean claim) {
            return !claim;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        return value == SetupState.IDLE ? SetupState.ARMED : SetupState.IDLE;
    }

    private static double other(double value) {
        return Double.isInfinite(value) ? 1 : value + 1;
    }
}

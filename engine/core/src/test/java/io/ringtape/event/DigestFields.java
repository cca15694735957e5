package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Changes each field of an object, one at a time, and looks at a digest: fields that are not final, and the elements of
 * arrays of primitives.
 */
public final class DigestFields {
    private final LongSupplier digest;
    private final Set<Class<?>> parts;
    private final Set<String> excepted;
    private final List<String> tried = new ArrayList<>();
    private final Set<Object> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private DigestFields(LongSupplier digest, Set<Class<?>> parts, Set<String> excepted) {
        this.digest = digest;
        this.parts = parts;
        this.excepted = excepted;
    }

    /** Returns a check of the digest {@code digest}, which also enters objects and arrays of the types {@code parts}. */
    public static DigestFields of(LongSupplier digest, Class<?>... parts) {
        return new DigestFields(digest, Set.of(parts), Set.of());
    }

    /** Returns a check that leaves out fields, each named as {@code Type.field}, such as those that never change. */
    public DigestFields except(String... names) {
        return new DigestFields(digest, parts, Set.of(names));
    }

    /** Asserts that each field changes the digest. */
    public void assertEachMatters(Object owner) {
        tried.clear();
        entered.clear();
        try {
            enter(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        assertThat(tried).as("fields of %s", owner).isNotEmpty();
    }

    private void enter(Object owner) throws IllegalAccessException {
        if (!entered.add(owner)) {
            return;
        }
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String name = type.getSimpleName() + "." + field.getName();
                if (!Modifier.isStatic(field.getModifiers()) && !excepted.contains(name)) {
                    field.setAccessible(true);
                    change(owner, field);
                }
            }
        }
    }

    private void change(Object owner, Field field) throws IllegalAccessException {
        Object value = field.get(owner);
        if (value != null && value.getClass().isArray()) {
            changeElements(value, field);
        } else if (value != null && parts.contains(value.getClass())) {
            enter(value);
        } else if (!Modifier.isFinal(field.getModifiers())) {
            long before = digest.getAsLong();
            field.set(owner, other(value));
            assertThat(digest.getAsLong()).as("%s", field).isNotEqualTo(before);
            field.set(owner, value);
            tried.add(field.toString());
        }
    }

    private void changeElements(Object array, Field field) throws IllegalAccessException {
        for (int i = 0; i < Array.getLength(array); i++) {
            Object value = Array.get(array, i);
            if (array.getClass().getComponentType().isPrimitive()) {
                long before = digest.getAsLong();
                Array.set(array, i, other(value));
                assertThat(digest.getAsLong()).as("%s[%s]", field, i).isNotEqualTo(before);
                Array.set(array, i, value);
                tried.add(field.toString());
            } else if (value != null && parts.contains(value.getClass())) {
                enter(value);
            }
        }
    }

    private static Object other(Object value) {
        if (value instanceof Double number) {
            return Double.isInfinite(number) || Double.isNaN(number) ? 1.0 : number + 1;
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
        Enum<?>[] constants = ((Enum<?>) value).getDeclaringClass().getEnumConstants();
        return constants[(((Enum<?>) value).ordinal() + 1) % constants.length];
    }
}

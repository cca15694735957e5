package io.ringtape.config;

import io.ringtape.setting.OneLine;

/**
 * Binds a mapping with the keys of a settings record.
 *
 * @param shape of the record
 */
record SectionBinder(RecordShape shape) implements ValueBinder {
    @Override
    public Object read(Section section, String key) {
        section.canonical.open(key, isRow());
        Section inner = section.inner(key);
        Object result = inner == null ? null : inner.read(shape, key);
        section.canonical.close();
        return result;
    }

    /** Whether the canonical text has it on one line. */
    boolean isRow() {
        return shape.type().isAnnotationPresent(OneLine.class);
    }

    @Override
    public String wanted() {
        return Section.MAPPING_WANTED;
    }

    @Override
    public RecordShape shapeOrNull() {
        return shape;
    }
}

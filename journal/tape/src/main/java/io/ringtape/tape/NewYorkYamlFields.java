package io.ringtape.tape;

/** Writes an event as {@link YamlFields} does, but its instants in New York time with their offset. */
final class NewYorkYamlFields extends YamlFields {
    @Override
    String iso(long epochNs) {
        return NewYorkTime.iso(epochNs);
    }
}

package io.ringtape.config;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The canonical text with comments: before each key, where it first stands, what it is, its unit and its range. */
final class ExplainedText extends CanonicalText {
    private static final int WIDTH = 110;

    private final Set<SettingKey> explained = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    void explain(SettingKey key) {
        if (isInRow() || !explained.add(key)) {
            return;
        }
        String rest = key.name() + ": " + SettingText.meaning(key);
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            comment(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        comment(rest);
    }
}

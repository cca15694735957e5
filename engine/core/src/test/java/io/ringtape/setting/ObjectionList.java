package io.ringtape.setting;

import java.util.ArrayList;
import java.util.List;

/** The objections of settings records, each as "component text". */
public final class ObjectionList implements Objections {
    private final List<String> texts = new ArrayList<>();

    /** Returns the objections of {@code settings} to their values. */
    public static List<String> of(Checked settings) {
        ObjectionList list = new ObjectionList();
        settings.check(list);
        return list.texts;
    }

    @Override
    public void refuse(String component, String text) {
        texts.add(component + " " + text);
    }
}

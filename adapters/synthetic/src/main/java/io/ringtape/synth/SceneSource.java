package io.ringtape.synth;

import java.util.List;

/** Decides which scene begins in a minute. */
interface SceneSource {
    /** Returns the scene that begins in {@code minute}, counted from the start of the pre-market session, or null. */
    Scene at(int minute, Landmarks seen);

    /** Returns a source that plays a fixed list of scenes. */
    static SceneSource of(List<Scene> scenes) {
        return (minute, seen) -> {
            for (Scene scene : scenes) {
                if (scene.startMinute() == minute) {
                    return scene;
                }
            }
            return null;
        };
    }
}

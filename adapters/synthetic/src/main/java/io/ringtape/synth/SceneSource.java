package io.ringtape.synth;

import java.util.List;

/** Says which scene begins in a minute. */
interface SceneSource {
    /** The scene that begins in that minute, counted from the start of the pre-market session; null for none. */
    Scene at(int minute, Landmarks seen);

    /** Plays a known list of scenes. */
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

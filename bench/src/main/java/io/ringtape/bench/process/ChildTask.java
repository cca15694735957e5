package io.ringtape.bench.process;

import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.util.List;

/** Work for a virtual machine of its own: a public class with a public constructor without parameters. */
public interface ChildTask {
    /**
     * Does the work in the child.
     *
     * @param arguments those that the parent passed
     * @param results takes what the parent is to know
     */
    void run(List<String> arguments, Results results) throws IOException, ConfigurationException;

    /** Tells results to the parent, each as soon as it is known. */
    interface Results {
        /**
         * Tells one result.
         *
         * @param name one word, once per child
         * @param value printed by its {@code toString}, without line breaks
         */
        void put(String name, Object value);
    }
}

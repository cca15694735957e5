package io.ringtape.bench.process;

import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Work for a virtual machine of its own: a public class with a public constructor without parameters.
 *
 * @param <R> what the parent gets, a record with a JSON form
 */
public interface ChildTask<R> {
    /**
     * Does the work in the child. Returns its result.
     *
     * @param arguments those that the parent passed
     * @param progress takes the number of steps done
     */
    R run(List<String> arguments, LongConsumer progress) throws IOException, ConfigurationException;
}

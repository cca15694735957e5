/** The composition root: the {@code ringtape} command, which knows every module and contains no logic of theirs. */
package io.ringtape.app;

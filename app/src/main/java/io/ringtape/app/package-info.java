/** The composition root: the {@code ringtape} command, which knows every module and holds no logic of theirs. */
package io.ringtape.app;

/** Virtual machines of their own beside this one. */
package io.ringtape.bench.process;

/** Why a signal did or did not trade, and what each setup stood at a moment, told from a tape alone. */
package io.ringtape.explain;

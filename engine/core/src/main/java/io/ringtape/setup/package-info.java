/** Setups: state machines that recognise a situation and propose an entry. */
package io.ringtape.setup;

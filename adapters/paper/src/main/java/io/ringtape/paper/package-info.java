/** The simulated exchange: deterministic fills against the NBBO, behind the same port as a real broker. */
package io.ringtape.paper;

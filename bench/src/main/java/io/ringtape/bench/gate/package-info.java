/** Whether a ratio fell: pairs of measurements, what they prove, and the recorded budgets. */
package io.ringtape.bench.gate;

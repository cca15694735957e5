/** Where time goes: recorded stacks, folded, ranked and drawn. */
package io.ringtape.bench.profile;

/** How cost grows: points, the line through them, and their pictures as SVG and PNG. */
package io.ringtape.bench.growth;

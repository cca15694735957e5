/** Charts as SVG: markup, axes, grid and series, for the report page and for documents. */
package io.ringtape.chart;

/** What a run has measured, and how it is told. */
package id.aduan.bench.figures;

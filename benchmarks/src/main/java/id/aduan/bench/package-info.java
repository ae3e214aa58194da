/** Measures each stage of the pipeline beside a bare program that does the same. */
package id.aduan.bench;

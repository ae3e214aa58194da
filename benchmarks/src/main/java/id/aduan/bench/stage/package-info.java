/** How each stage is measured. */
package id.aduan.bench.stage;

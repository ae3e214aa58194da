/** What a service tells of itself in numbers: few names, each with labels of a closed set. */
package id.aduan.kit.metrics;

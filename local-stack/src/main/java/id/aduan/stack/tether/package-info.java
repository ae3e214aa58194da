/** Ties a process to the one that started it. */
package id.aduan.stack.tether;

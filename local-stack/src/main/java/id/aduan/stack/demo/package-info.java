/** Forty reports about Purwakarta, sent through the real doors and worked on through the real API. */
package id.aduan.stack.demo;

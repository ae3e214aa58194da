/** The small HTTP server of the stack's own pages and stand-ins. */
package id.aduan.stack.http;

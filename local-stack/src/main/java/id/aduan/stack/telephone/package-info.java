/**
 * The stand-in of a telephone exchange: calls that ring at the call center, by the same signed HTTP as a real one tells them.
 */
package id.aduan.stack.telephone;

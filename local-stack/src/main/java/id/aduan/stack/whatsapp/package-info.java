/**
 * Stands in for Meta's Cloud API of WhatsApp and for the phones of invented citizens, on the loopback address. It is for
 * development and tests; nothing of it is part of a deployment.
 */
package id.aduan.stack.whatsapp;

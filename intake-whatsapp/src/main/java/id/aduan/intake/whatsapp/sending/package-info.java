/**
 * What goes to citizens: one lane for each, the table of sends as the outbox to Meta, and what becomes of each send.
 */
package id.aduan.intake.whatsapp.sending;

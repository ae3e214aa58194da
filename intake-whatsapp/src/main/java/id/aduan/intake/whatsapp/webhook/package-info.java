/** How WhatsApp's updates come in: verified, cut, sealed and kept first, read later. */
package id.aduan.intake.whatsapp.webhook;

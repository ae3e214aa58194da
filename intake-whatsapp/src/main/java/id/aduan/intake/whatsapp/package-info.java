/** The WhatsApp door: Meta's Cloud API in front, the complaint of contracts behind. */
package id.aduan.intake.whatsapp;

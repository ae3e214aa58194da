/** What case-service wants told, in the words of this door. */
package id.aduan.intake.whatsapp.notices;

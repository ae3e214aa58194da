/** The human desk: persons who take conversations over from the bot, answer, and hand them back. */
package id.aduan.intake.whatsapp.desk;

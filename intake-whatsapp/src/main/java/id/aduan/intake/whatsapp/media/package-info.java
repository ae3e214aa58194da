/** Files of citizens: fetched from the provider, proven, cleaned, kept until their report is filed. */
package id.aduan.intake.whatsapp.media;

/** The desk for visitors: the console without the telephone, and the receipt that is printed. */
package id.aduan.intake.callcenter.walkin;

/** The call center 112 and the walk-in desk: operators in front, the complaint of contracts behind. */
package id.aduan.intake.callcenter;

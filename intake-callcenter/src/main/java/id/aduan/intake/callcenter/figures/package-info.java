/** The supervisor's figures: how many calls of which type, how soon they were answered, and what became of emergencies. */
package id.aduan.intake.callcenter.figures;

/**
 * What the doors of this module share, whatever they speak: a report is read and checked, photos are cleaned, abuse is
 * held off, the report is made safe and acknowledged, and the reporter follows it with his number and PIN.
 *
 * <p>An adapter gives a {@link id.aduan.intake.RawReport} to {@link id.aduan.intake.ReportParser}, asks
 * {@link id.aduan.intake.Abuse} about the result and hands it to {@link id.aduan.intake.ReceiveReport}.
 */
package id.aduan.intake;

package id.aduan.contracts;

/**
 * Who reports, without saying who he is.
 *
 * @param ref pseudonym: the same for the same contact on every door, random where there is no contact
 * @param contact the sealed contact, or null when none was given
 * @param anonymous <i>anonim</i>: nobody is shown the person, except by a reasoned reveal
 * @param confidential <i>rahasia</i>: the report is closed to all but the assigned officers and the supervisor
 */
public record Reporter(String ref, SealedContact contact, boolean anonymous, boolean confidential) {
    public Reporter {
        Texts.requireText(ref, "reporter.ref", 100);
    }
}

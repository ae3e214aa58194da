package id.aduan.intake.web.pages;

/**
 * The working days that a citizen is told of before and after he reports. They are what SP4N publishes; the due time of
 * a case is case-service's.
 *
 * @param verification until the agency responsible is found
 * @param firstFollowUp until the agency first acts
 * @param reply how long the reporter has to say whether it is done
 */
public record ServicePromise(
        int verification, int firstFollowUp, int question, int complaint, int oversight, int reply) {
    public static final ServicePromise PUBLISHED = new ServicePromise(3, 5, 5, 14, 60, 10);
}

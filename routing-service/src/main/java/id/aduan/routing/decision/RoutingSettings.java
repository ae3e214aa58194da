package id.aduan.routing.decision;

/**
 * When a decision is made without a person.
 *
 * @param threshold the confidence from which an agency is assigned
 * @param notOursThreshold the confidence from which a citizen is told to turn elsewhere
 */
public record RoutingSettings(double threshold, double notOursThreshold) {
    public static final RoutingSettings DEFAULTS = new RoutingSettings(0.6, 0.65);

    public RoutingSettings {
        if (!(threshold > 0 && threshold <= 1 && notOursThreshold > 0 && notOursThreshold <= 1)) {
            throw new IllegalArgumentException("aduan.routing.threshold and not-ours-threshold are between 0 and 1");
        }
    }
}

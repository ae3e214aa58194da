package id.aduan.intake.callcenter.figures;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Calls that are alike in all that figures tell apart.
 *
 * @param hour in which they began, its first moment
 * @param operator who has or had them, or null
 * @param emergencies those of them that were an emergency and became a report of their own
 * @param joined those of them that were joined to the report of another
 * @param answer from the ring until somebody picked up, for calls that rang and were not abandoned
 * @param within15 those of them that were answered within 15 seconds
 * @param within20 those of them that were answered within 20 seconds
 * @param log from picking up to the log, for calls that are logged
 * @param dispatch from the begin of the call until the agency had it, for emergencies, as the three that follow
 */
record FigureCell(
        Instant hour,
        Fate fate,
        String operator,
        long calls,
        long emergencies,
        long joined,
        Span answer,
        long within15,
        long within20,
        Span log,
        Span dispatch,
        Span acknowledgement,
        Span onTheWay,
        Span onScene) {
    FigureCell {
        requireNonNull(hour, "hour is null");
        requireNonNull(fate, "fate is null");
    }
}

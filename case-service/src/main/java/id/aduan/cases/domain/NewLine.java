package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.Milestone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A line that a change adds to the history of its case.
 *
 * @param from the status before, or null for the first line
 * @param agency the agency that holds the case after it, or null
 * @param code a reason code, or null
 * @param event the fact that others are told of, or null when none is
 * @param returned set exactly when the event is RETURNED
 * @param milestone set exactly when the event is MILESTONE
 */
public record NewLine(
        HistoryType type,
        CaseStatus from,
        CaseStatus to,
        Instant at,
        String actor,
        AgencyCode agency,
        String code,
        LineContent content,
        CaseEvent.Type event,
        CaseEvent.Returned returned,
        Milestone milestone) {
    public NewLine {
        requireNonNull(type, "type is null");
        requireNonNull(to, "to is null");
        at = at.truncatedTo(ChronoUnit.MICROS); // what the database keeps, so that digests can be computed anew
        requireNonNull(actor, "actor is null");
        requireNonNull(content, "content is null");
    }
}

package id.aduan.cases.application;

import static java.util.Objects.requireNonNull;

import id.aduan.cases.application.Notices.Told;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Transition;
import id.aduan.cases.vault.MaskedContact;
import id.aduan.contracts.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case with all that a member of the staff may see of it.
 *
 * @param report empty after an erasure
 * @param reporter masked; empty when the reporter is anonymous, gave no contact or was forgotten
 * @param legal what the viewer can do with it now
 * @param mayReveal whether he may be shown who the reporter is, for a reason
 * @param notices what the reporter was or will be told, the latest first
 */
public record CaseView(
        Case subject,
        Optional<Report> report,
        Optional<MaskedContact> reporter,
        List<Attachment> attachments,
        List<ToldLine> history,
        Set<Transition> legal,
        boolean mayReveal,
        List<Told> notices) {
    public CaseView {
        requireNonNull(subject, "subject is null");
        requireNonNull(report, "report is null");
        requireNonNull(reporter, "reporter is null");
        attachments = List.copyOf(attachments);
        history = List.copyOf(history);
        legal = Set.copyOf(legal);
        notices = List.copyOf(notices);
    }
}

package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.Persons.Copy;
import id.aduan.cases.application.Report;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.rest.CitizenBodies.CitizenLine;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import java.util.List;

/**
 * A copy of one's own data, and of what was done with them: also who was shown them, by role, and when.
 *
 * @param contact absent when none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonalDataBody(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        ComplaintKind kind,
        Channel channel,
        Instant receivedAt,
        CaseStatus status,
        boolean anonymous,
        boolean confidential,
        ContactBody contact,
        Report report,
        List<CitizenBodies.CitizenFile> attachments,
        List<CitizenLine> history) {
    static PersonalDataBody of(Copy copy, Directory directory) {
        var facts = copy.subject().facts();
        return new PersonalDataBody(
                facts.id(),
                facts.trackingNumber(),
                facts.kind(),
                facts.channel(),
                facts.receivedAt(),
                copy.subject().status(),
                facts.anonymous(),
                facts.confidential(),
                copy.contact().map(ContactBody::of).orElse(null),
                copy.report().orElse(null),
                copy.attachments().stream().map(CitizenBodies.CitizenFile::of).toList(),
                copy.history().stream()
                        .map(line -> CitizenLine.of(line, directory))
                        .toList());
    }

    @Override
    public String toString() {
        return "PersonalDataBody[" + complaintId + "]";
    }
}

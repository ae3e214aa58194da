package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A line of the history as it is kept for ever: what happened, without a word about a person. The words are stored
 * encrypted beside it; here stands their salted digest, which tells nothing once the salt is gone.
 *
 * @param seq from 1, without gaps
 * @param from the status before, or null for the first line
 * @param actor a pseudonym
 * @param agency the agency that holds the case after it, or null
 * @param code a reason code, or null
 * @param contentDigest salted digest of the words
 */
public record HistoryLine(
        ComplaintId caseId,
        long seq,
        HistoryType type,
        CaseStatus from,
        CaseStatus to,
        Instant at,
        String actor,
        AgencyCode agency,
        String code,
        Digest contentDigest) {
    public HistoryLine {
        requireNonNull(caseId, "caseId is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq is less than 1");
        }
        requireNonNull(type, "type is null");
        requireNonNull(to, "to is null");
        requireNonNull(at, "at is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(contentDigest, "contentDigest is null");
    }

    /** The digest of this line behind those before it; every field counts, and none can run into the next. */
    public Digest chainedTo(Digest previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous.bytes());
            out.writeUTF(caseId.toString());
            out.writeLong(seq);
            out.writeUTF(type.name());
            writeNullable(out, from == null ? null : from.name());
            out.writeUTF(to.name());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeUTF(actor);
            writeNullable(out, agency == null ? null : agency.value());
            writeNullable(out, code);
            out.write(contentDigest.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Digest.of(bytes.toByteArray());
    }

    private static void writeNullable(DataOutputStream out, String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }
}

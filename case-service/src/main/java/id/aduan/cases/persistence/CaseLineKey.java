package id.aduan.cases.persistence;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The key of what belongs to one line of one case. */
class CaseLineKey implements Serializable {
    private static final long serialVersionUID = 1L;

    UUID caseId;
    long seq;

    @Override
    public boolean equals(Object other) {
        return other instanceof CaseLineKey that && seq == that.seq && Objects.equals(caseId, that.caseId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caseId, seq);
    }
}

package id.aduan.cases.domain;

import id.aduan.contracts.ComplaintId;
import java.util.Optional;

/** Reads the history of one case line by line and finds where it was changed, cut or prolonged. */
public final class HistoryChain {
    private final ComplaintId caseId;
    private Digest head = Digest.START;
    private long length;
    private String fault;

    public HistoryChain(ComplaintId caseId) {
        this.caseId = caseId;
    }

    /**
     * Takes the next line.
     *
     * @param digest the chained digest that is stored with it
     */
    public void accept(HistoryLine line, Digest digest) {
        length++;
        if (line.seq() != length) {
            blame("line " + length + " is missing");
        } else if (!line.caseId().equals(caseId)) {
            blame("line " + length + " belongs to another case");
        }
        head = line.chainedTo(head);
        if (!head.equals(digest)) {
            blame("line " + length + " was changed");
        }
    }

    /** Notes that the words of the latest line do not fit their digest. */
    public void wordsDiffer() {
        blame("the words of line " + length + " were changed");
    }

    /**
     * What is wrong with it, first things first; empty when nothing is.
     *
     * @param storedHead the digest of the last line as the case remembers it
     * @param storedLength the number of lines as the case remembers it
     */
    public Optional<String> fault(Digest storedHead, long storedLength) {
        if (fault == null && length != storedLength) {
            blame("it has " + length + " lines instead of " + storedLength);
        }
        if (fault == null && !head.equals(storedHead)) {
            blame("its last line is not the one that the case remembers");
        }
        return Optional.ofNullable(fault);
    }

    private void blame(String what) {
        if (fault == null) {
            fault = what;
        }
    }
}

package id.aduan.cases.domain;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.ComplaintId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryChainTest {
    private static final ComplaintId ID = new ComplaintId(UUID.fromString("00000000-0000-5000-8000-000000000001"));
    private static final ComplaintId OTHER = new ComplaintId(UUID.fromString("00000000-0000-5000-8000-000000000002"));

    @Test
    void unchangedHistoryIsWhole() {
        assertThat(fault(lines(), digests(lines()))).isEmpty();
    }

    @Test
    void everyFieldOfALineCounts() {
        HistoryLine line = lines().get(1);
        Digest words = Digest.of(new byte[] {7});
        List<HistoryLine> variants = List.of(
                line,
                new HistoryLine(OTHER, 2, line.type(), line.from(), line.to(), line.at(), "staff/a", DLH, null, words),
                new HistoryLine(ID, 9, line.type(), line.from(), line.to(), line.at(), "staff/a", DLH, null, words),
                new HistoryLine(
                        ID, 2, HistoryType.RATED, line.from(), line.to(), line.at(), "staff/a", DLH, null, words),
                new HistoryLine(ID, 2, line.type(), null, line.to(), line.at(), "staff/a", DLH, null, words),
                new HistoryLine(
                        ID, 2, line.type(), line.from(), CaseStatus.CLOSED, line.at(), "staff/a", DLH, null, words),
                new HistoryLine(ID, 2, line.type(), line.from(), line.to(), MONDAY, "staff/a", DLH, null, words),
                new HistoryLine(ID, 2, line.type(), line.from(), line.to(), line.at(), "staff/b", DLH, null, words),
                new HistoryLine(ID, 2, line.type(), line.from(), line.to(), line.at(), "staff/a", DISHUB, null, words),
                new HistoryLine(ID, 2, line.type(), line.from(), line.to(), line.at(), "staff/a", DLH, "X", words),
                new HistoryLine(
                        ID, 2, line.type(), line.from(), line.to(), line.at(), "staff/a", DLH, null, Digest.START));

        Set<Digest> digests = new HashSet<>();
        for (HistoryLine variant : variants) {
            digests.add(variant.chainedTo(Digest.START));
        }
        digests.add(line.chainedTo(Digest.of(new byte[] {1})));

        assertThat(digests).hasSize(variants.size() + 1);
    }

    @Test
    void changedLineIsNamed() {
        List<HistoryLine> changed = lines();
        List<Digest> stored = digests(changed);
        changed.set(1, line(2, HistoryType.ANSWERED, "staff/other"));

        assertThat(fault(changed, stored)).contains("line 2 was changed");
    }

    @Test
    void removedLineIsNamed() {
        List<HistoryLine> cut = lines();
        List<Digest> stored = digests(cut);
        Digest head = stored.get(2);
        cut.remove(1);
        stored.remove(1);

        assertThat(fault(cut, stored, head, 3)).contains("line 2 is missing");
    }

    @Test
    void cutEndIsNoticed() {
        List<HistoryLine> cut = lines();
        List<Digest> stored = digests(cut);
        Digest head = stored.get(2);
        cut.remove(2);

        assertThat(fault(cut, stored, head, 3)).contains("it has 2 lines instead of 3");
    }

    @Test
    void historyThatWasWrittenAnewFromTheMiddleDoesNotFitTheRememberedHead() {
        Digest head = digests(lines()).get(2);
        List<HistoryLine> forged = lines();
        forged.set(1, line(2, HistoryType.ACCEPTED, "staff/other"));

        assertThat(fault(forged, digests(forged), head, 3))
                .contains("its last line is not the one that the case remembers");
    }

    private static List<HistoryLine> lines() {
        return new ArrayList<>(List.of(
                line(1, HistoryType.RECEIVED, "citizen"),
                line(2, HistoryType.ACCEPTED, "staff/a"),
                line(3, HistoryType.ANSWERED, "staff/a")));
    }

    private static HistoryLine line(long seq, HistoryType type, String actor) {
        return new HistoryLine(
                ID,
                seq,
                type,
                CaseStatus.DISPATCHED,
                CaseStatus.IN_PROGRESS,
                MONDAY.plusSeconds(seq),
                actor,
                DLH,
                null,
                Digest.of(new byte[] {7}));
    }

    private static List<Digest> digests(List<HistoryLine> lines) {
        List<Digest> digests = new ArrayList<>();
        Digest head = Digest.START;
        for (HistoryLine line : lines) {
            head = line.chainedTo(head);
            digests.add(head);
        }
        return digests;
    }

    private static Optional<String> fault(List<HistoryLine> lines, List<Digest> stored) {
        return fault(lines, stored, stored.get(stored.size() - 1), stored.size());
    }

    private static Optional<String> fault(List<HistoryLine> lines, List<Digest> stored, Digest head, long length) {
        HistoryChain chain = new HistoryChain(ID);
        for (int i = 0; i < lines.size(); i++) {
            chain.accept(lines.get(i), stored.get(i));
        }
        return chain.fault(head, length);
    }
}

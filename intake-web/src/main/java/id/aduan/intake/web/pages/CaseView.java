package id.aduan.intake.web.pages;

import java.util.List;
import java.util.Set;

/**
 * A case in words for its reporter.
 *
 * @param group the official group of the status, or null while the report is being registered
 * @param agency its name, or null
 * @param act one-time: makes a second tap the same act
 * @param done what was just done, or null
 * @param attempt what was tried and did not work, or null
 */
public record CaseView(
        String number,
        String kind,
        String receivedAt,
        String status,
        String group,
        String agency,
        String next,
        List<Line> history,
        Set<CaseAct> acts,
        boolean registering,
        String act,
        String photosHint,
        String done,
        Attempt attempt) {
    public CaseView {
        history = List.copyOf(history);
        acts = Set.copyOf(acts);
    }

    /**
     * A line of the history.
     *
     * @param reason in words, or null
     * @param text what somebody wrote, or null
     */
    public record Line(String title, String when, String reason, String text, List<Photo> photos) {
        public Line {
            photos = List.copyOf(photos);
        }
    }

    /** A photo of the history. */
    public record Photo(String address, String alt) {}

    /** An act that was refused: why, and what was typed, so that nothing is lost. */
    public record Attempt(CaseAct act, List<String> trouble, String text) {
        public Attempt {
            trouble = List.copyOf(trouble);
        }

        @Override
        public String toString() {
            return "Attempt[" + act + "]";
        }
    }

    public List<String> trouble() {
        return attempt == null ? List.of() : attempt.trouble();
    }

    public boolean canAct() {
        return acts.stream().anyMatch(act -> act != CaseAct.ERASE);
    }

    public boolean canConfirm() {
        return acts.contains(CaseAct.CONFIRM);
    }

    public boolean canDispute() {
        return acts.contains(CaseAct.DISPUTE);
    }

    public boolean canReply() {
        return acts.contains(CaseAct.REPLY);
    }

    public boolean canRate() {
        return acts.contains(CaseAct.RATE);
    }

    public boolean canErase() {
        return acts.contains(CaseAct.ERASE);
    }

    public List<Integer> stars() {
        return List.of(1, 2, 3, 4, 5);
    }

    /** Whether the form of an act stands open, as {@code reply}. */
    public boolean isOpen(String act) {
        return attempt != null && attempt.act().inPage().equals(act);
    }

    /** What was typed into the form of an act that was refused. */
    public String typed(String act) {
        return isOpen(act) && attempt.text() != null ? attempt.text() : "";
    }

    @Override
    public String toString() {
        return "CaseView[…]";
    }
}

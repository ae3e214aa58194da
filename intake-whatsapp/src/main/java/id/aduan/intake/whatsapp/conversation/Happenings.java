package id.aduan.intake.whatsapp.conversation;

import id.aduan.intake.whatsapp.conversation.ConversationState.Ended;
import id.aduan.intake.whatsapp.conversation.ConversationState.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens without the citizen: a timer, a file that never comes, his cases, a person of the desk. */
final class Happenings {
    /** A little less than the provider's 24 hours, in which words may go out freely. */
    private static final Duration WINDOW = Duration.ofHours(23);

    private static final Duration WHILE_PERSON_IS_THERE = Duration.ofHours(6);

    private final CaseTalk cases;
    private final ReportTalk reports;

    Happenings(CaseTalk cases, ReportTalk reports) {
        this.cases = cases;
        this.reports = reports;
    }

    void happened(Running running, Incoming incoming) {
        if (incoming instanceof Incoming.MediaLost lost) {
            lost(running, lost.mediaId());
        } else if (incoming instanceof Incoming.TimerFired fired) {
            fired(running, fired.timer());
        } else if (incoming instanceof Incoming.CasesFound found) {
            if (running.state().person() == Person.PRESENT) {
                running.state(running.state().withWanted(null));
            } else {
                cases.found(running, found.cases());
            }
        } else if (incoming instanceof Incoming.CasesAway) {
            running.state(running.state().withWanted(null));
            running.show(running.screens().text("casesAway"));
        } else if (incoming instanceof Incoming.Told told) {
            cases.told(running, told);
        } else if (incoming instanceof Incoming.PersonTook) {
            running.state(running.state().withPerson(Person.PRESENT, running.at()));
        } else if (incoming instanceof Incoming.PersonLeft) {
            left(running);
        } else if (incoming instanceof Incoming.Failed) {
            boolean alone = running.state().person() == Person.NONE;
            running.handOver(Effect.HandOver.Why.FAILED);
            if (alone && maySay(running)) {
                running.show(running.screens().text("handedOverFailed"));
            }
        }
    }

    private static boolean maySay(Running running) {
        Instant heardAt = running.state().heardAt();
        return heardAt == null || Duration.between(heardAt, running.at()).compareTo(WINDOW) < 0;
    }

    /** The words stay; the citizen is asked for the file once more. */
    private static void lost(Running running, String mediaId) {
        ConversationState state = running.state();
        if (state.draft() != null && state.draft().mediaIds().contains(mediaId)) {
            running.draft(state.draft().withoutMedium(mediaId));
            if (running.hasOpenDraft() && state.person() == Person.NONE && maySay(running)) {
                running.lead("mediaLost");
                running.waitForAlbum();
                running.askNext();
            }
            return;
        }
        if (state.aside() != null && state.aside().mediaIds().contains(mediaId)) {
            running.state(state.withAside(state.aside().withoutMedium(mediaId)));
            return;
        }
        Optional<Ended> filed = state.ended().stream()
                .filter(ended -> ended.complaintId() != null && ended.mediaIds().contains(mediaId))
                .findFirst();
        if (filed.isPresent() && state.draft() == null && state.person() == Person.NONE && maySay(running)) {
            running.state(state.withAbout(filed.get().complaintId()).withReplied(null));
            running.waitForAlbum();
            running.show(running.screens().askReply(filed.get().complaintId(), Question.REPLY, "mediaLostFiled"));
        }
    }

    private void fired(Running running, Timer timer) {
        Draft draft = running.draft();
        if (draft == null || timer == Timer.ALBUM) {
            return;
        }
        if (running.state().person() == Person.PRESENT) {
            if (timer != Timer.NUDGE) {
                running.add(new Effect.SetTimer(timer, WHILE_PERSON_IS_THERE));
            }
            return;
        }
        if (draft.answered() != null) {
            reports.settleAnswer(running);
            return;
        }
        switch (timer) {
            case NUDGE -> nudge(running, draft);
            case PAUSE -> {
                if (draft.isEmpty()) {
                    running.end(Ended.Fate.FORGOTTEN, null);
                } else {
                    running.state(
                            running.state().withDraft(draft.withPaused(true)).withAsked(null, List.of()));
                }
            }
            case PURGE -> {
                running.end(Ended.Fate.FORGOTTEN, null);
                if (running.draft() != null) {
                    running.end(Ended.Fate.FORGOTTEN, null);
                }
            }
            case ALBUM -> {}
        }
    }

    private static void nudge(Running running, Draft draft) {
        boolean wanted = !draft.nudged() && !draft.paused() && !draft.isEmpty();
        if (wanted && running.state().person() == Person.NONE && maySay(running)) {
            running.draft(draft.withNudged());
            running.lead("nudge");
            running.askNext();
        }
    }

    private static void left(Running running) {
        if (running.state().person() == Person.NONE) {
            return;
        }
        running.state(running.state().withPerson(Person.NONE, null));
        if (running.draft() != null && maySay(running)) {
            running.draft(running.draft().withPaused(false));
            running.lead("backWithBot");
            running.askNext();
        }
    }
}

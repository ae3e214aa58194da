package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import java.time.Duration;
import java.util.List;

/** What a conversation wants done. All of a turn is done in the transaction that keeps the new state, or nothing. */
public sealed interface Effect {

    /**
     * The one message of this turn.
     *
     * @param after how long it waits before it goes; a later turn's message takes its place while it waits
     */
    record Say(OutgoingMessage message, Duration after) implements Effect {
        public Say {
            requireNonNull(message, "message is null");
            requireNonNull(after, "after is null");
        }
    }

    /** The timer fires after this time; one that runs is moved. */
    record SetTimer(Timer timer, Duration after) implements Effect {}

    /** The timer does not fire. */
    record StopTimer(Timer timer) implements Effect {}

    /**
     * The report is filed: it becomes {@code ComplaintReceived}.
     *
     * @param complaintId derived from this account and the draft's id, so a repeated turn files the same report
     * @param narrative the citizen's words; where he only spoke or sent pictures, a sentence that says so
     * @param mediaIds of files that are kept or still on their way; what comes later follows as an addition
     * @param answered when the question was answered here, else null
     * @param emergencySpoken the words speak of an emergency; the report is NORMAL, and is looked at first
     */
    record File(
            ComplaintId complaintId,
            String draftId,
            ComplaintKind kind,
            Language language,
            String narrative,
            Place place,
            List<String> mediaIds,
            boolean anonymous,
            boolean confidential,
            AnswerGiven answered,
            boolean emergencySpoken)
            implements Effect {
        public File {
            requireNonNull(complaintId, "complaintId is null");
            requireNonNull(draftId, "draftId is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(language, "language is null");
            requireNonNull(narrative, "narrative is null");
            requireNonNull(place, "place is null");
            mediaIds = List.copyOf(mediaIds);
        }
    }

    /**
     * The citizen acts on his own case.
     *
     * @param cause the provider's id of the message or tap, so that a repeat is the same act
     * @param text or null
     * @param stars or null
     */
    record Act(
            ComplaintId complaintId,
            CitizenAction.Type type,
            String cause,
            String text,
            Integer stars,
            List<String> mediaIds)
            implements Effect {
        public Act {
            requireNonNull(complaintId, "complaintId is null");
            requireNonNull(type, "type is null");
            requireNonNull(cause, "cause is null");
            mediaIds = List.copyOf(mediaIds);
        }
    }

    /** The cases of this citizen are asked for; the answer comes as an event. */
    record AskForCases() implements Effect {}

    /** A person of the desk is needed. */
    record HandOver(Why why) implements Effect {
        /** Why a person is needed. */
        public enum Why {
            ASKED_FOR,
            NOT_UNDERSTOOD,
            FAILED
        }
    }

    /** Files of a draft that was given up are deleted. */
    record ForgetMedia(List<String> mediaIds) implements Effect {
        public ForgetMedia {
            mediaIds = List.copyOf(mediaIds);
        }
    }
}

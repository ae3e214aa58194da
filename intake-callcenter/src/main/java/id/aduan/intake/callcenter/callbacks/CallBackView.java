package id.aduan.intake.callcenter.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.intake.callcenter.calls.Desk;
import id.aduan.kit.pages.RequestLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A caller who is to be told something, for programs. */
@Schema(name = "CallBack")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallBackView(
        UUID id,
        ComplaintId complaintId,

        @Schema(
                description = "Of his own report; none where he joined the report of another",
                examples = "PWK-DXT34-QD6N7-1")
        String trackingNumber,

        Desk desk,

        @Schema(description = "He joined the report of another")
        boolean joined,

        Notice.Kind kind,

        @Schema(description = "What to say, in his language")
        String saying,

        @Schema(description = "id, su or en", examples = "su")
        String language,

        CallBack.Contact contact,

        @Schema(examples = "112") String numberEndsWith,

        @Schema(description = "When it came about") Instant at,

        @Schema(description = "After this it is not worth telling")
        Instant expiresAt,

        @Schema(description = "In vain") int tries,

        Instant nextTryAt,

        @Schema(description = "Who has looked at the number to call")
        String calledBy,

        Instant calledAt,

        @Schema(description = "How many notices are settled with it")
        long notices) {
    @Override
    public String toString() {
        return "CallBackView[" + id + "]";
    }

    /** A part of the list, those first whose try is due first. */
    @Schema(name = "CallBacks")
    record ListView(
            List<CallBackView> items,

            @Schema(description = "How many persons wait in all")
            long open,

            boolean more) {
        static ListView of(CallBackDesk.Listed listed) {
            return new ListView(
                    listed.callBacks().stream().map(CallBackView::of).toList(), listed.open(), listed.more());
        }
    }

    static CallBackView of(CallBack callBack) {
        return new CallBackView(
                callBack.id(),
                callBack.complaintId(),
                callBack.joined() ? null : callBack.trackingNumber(),
                callBack.desk(),
                callBack.joined(),
                callBack.kind(),
                Saying.of(callBack, RequestLanguage.words(CallBackMessages.class, callBack.language())),
                callBack.language().tag(),
                callBack.contact(),
                callBack.endsWith(),
                callBack.at(),
                callBack.expiresAt(),
                callBack.tries(),
                callBack.nextTryAt(),
                callBack.calledBy(),
                callBack.calledAt(),
                callBack.notices());
    }
}

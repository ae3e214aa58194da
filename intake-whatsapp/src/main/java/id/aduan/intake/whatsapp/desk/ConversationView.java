package id.aduan.intake.whatsapp.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A conversation as the API shows it: never a number or a name. */
@Schema(name = "Conversation")
record ConversationView(
        UUID id,

        @Schema(description = "The last three digits of the number, when one is known", examples = "101")
        String numberEndsWith,

        @Schema(examples = "id") String language,
        @Schema(description = "When the citizen wrote last") Instant lastSaidAt,

        @Schema(description = "Since when a person is wanted")
        Instant waitingSince,

        @Schema(description = "ASKED_FOR, NOT_UNDERSTOOD, FAILED or LEFT_OPEN", examples = "ASKED_FOR")
        String because,

        @Schema(description = "The officer who has it", examples = "operator")
        String handledBy,

        @Schema(description = "Until when, unless the officer answers before")
        Instant handledUntil,

        boolean windowOpen,

        @Schema(description = "When only a template reaches the citizen")
        Instant windowEndsAt) {

    static ConversationView of(ConversationDesk.Listed listed, Instant now) {
        LiveConversation one = listed.conversation();
        boolean handled = one.isHandled(now);
        return new ConversationView(
                one.id(),
                listed.masked(),
                one.language().tag(),
                one.lastSaidAt(),
                one.wantedSince(),
                one.wantedBecause(),
                handled ? one.handledBy() : null,
                handled ? one.handledUntil() : null,
                one.isWindowOpen(now),
                one.windowUntil());
    }

    /** A page of conversations. */
    @Schema(name = "Conversations")
    record ListView(
            List<ConversationView> items,
            @Schema(examples = "3") long waiting,
            boolean more) {
        static ListView of(ConversationDesk.Page page) {
            return new ListView(
                    page.items().stream()
                            .map(each -> ConversationView.of(each, page.at()))
                            .toList(),
                    page.waiting(),
                    page.more());
        }
    }

    /** A conversation with what was said. */
    @Schema(name = "OpenConversation")
    record OpenView(
            ConversationView conversation,
            List<MessageView> messages,

            @Schema(description = "Ask again with before = the id of the first message")
            boolean earlier,

            List<LogView> history) {
        static OpenView of(ConversationDesk.Opened opened) {
            UUID id = opened.listed().conversation().id();
            return new OpenView(
                    ConversationView.of(opened.listed(), opened.at()),
                    opened.lines().stream()
                            .map(line -> MessageView.of(id, line))
                            .toList(),
                    opened.earlier(),
                    opened.history().stream().map(LogView::of).toList());
        }
    }

    /** Something that was said. */
    @Schema(name = "ConversationMessage")
    record MessageView(
            UUID id,
            Instant at,
            TranscriptLine.Speaker speaker,
            @Schema(examples = "TEXT") String kind,
            String text,
            @Schema(description = "What could be tapped") List<String> options,
            FileView file,

            @Schema(description = "Who wrote it, of an OFFICER")
            String officer,

            @Schema(description = "How far what we said has come", examples = "DELIVERED")
            String sent) {
        static MessageView of(UUID conversation, TranscriptLine line) {
            return new MessageView(
                    line.id(),
                    line.at(),
                    line.speaker(),
                    line.kind(),
                    line.text(),
                    line.options(),
                    line.mediaId() == null ? null : FileView.of(conversation, line),
                    line.officer(),
                    line.sent());
        }

        @Override
        public String toString() {
            return "MessageView[" + id + "]";
        }
    }

    /** A file; its address works once it is KEPT, for as long as one is signed in. */
    @Schema(name = "ConversationFile")
    record FileView(
            @Schema(description = "WAITED, KEPT or LOST", examples = "KEPT")
            String state,

            @Schema(examples = "audio/ogg") String mediaType,
            String href) {
        static FileView of(UUID conversation, TranscriptLine line) {
            return new FileView(
                    line.mediaState() == null ? "LOST" : line.mediaState(),
                    line.mediaType(),
                    "KEPT".equals(line.mediaState())
                            ? "/api/v1/whatsapp/conversations/" + conversation + "/files/" + line.mediaId()
                            : null);
        }
    }

    /** Something that an officer did. */
    @Schema(name = "ConversationLogLine")
    record LogView(
            Instant at, @Schema(examples = "operator") String officer, DeskLog.Act act, String note) {
        static LogView of(DeskLog.Entry entry) {
            return new LogView(entry.at(), entry.officer(), entry.act(), entry.note());
        }
    }
}

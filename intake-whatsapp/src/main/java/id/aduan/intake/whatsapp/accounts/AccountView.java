package id.aduan.intake.whatsapp.accounts;

import id.aduan.intake.whatsapp.sending.AccountStates;
import id.aduan.intake.whatsapp.sending.RegisterTemplates;
import id.aduan.intake.whatsapp.sending.Templates;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A number of ours as the API shows it: never its token. */
@Schema(name = "WhatsAppAccount")
record AccountView(
        @Schema(description = "What operators call it", examples = "main")
        String name,

        @Schema(description = "As people see it", examples = "+62 800-0000-9000")
        String displayNumber,

        @Schema(description = "SENDS, STOPPED, UNREACHABLE or UNKNOWN", examples = "SENDS")
        String state,

        @Schema(description = "TOKEN or POLICY, of a number that is stopped", examples = "TOKEN")
        String stoppedBecause,

        @Schema(description = "Since when it is stopped or WhatsApp cannot be reached")
        Instant since,

        @Schema(description = "WhatsApp's code of what stopped it", examples = "190")
        Integer code,

        @Schema(description = "As WhatsApp tells it: GREEN, YELLOW or RED", examples = "GREEN")
        String quality,

        @Schema(description = "How many people it may write to first in a day", examples = "TIER_2K")
        String limit,

        @Schema(description = "What WhatsApp told of it last", examples = "FLAGGED")
        String remark,

        @Schema(description = "Messages that are to go out from it", examples = "0")
        long waiting) {

    static AccountView of(AccountDesk.Number number) {
        String name = number.account().name();
        String display = number.account().displayNumber().isEmpty()
                ? null
                : number.account().displayNumber();
        return number.standing()
                .map(standing -> new AccountView(
                        name,
                        display,
                        state(standing),
                        standing.stop() == null ? null : standing.stop().name(),
                        standing.stop() == null ? standing.failingSince() : standing.stoppedAt(),
                        standing.code(),
                        standing.quality(),
                        standing.limit(),
                        standing.remark(),
                        standing.waiting()))
                .orElseGet(() -> new AccountView(name, display, "UNKNOWN", null, null, null, null, null, null, 0));
    }

    private static String state(AccountStates.Standing standing) {
        if (standing.stop() != null) {
            return "STOPPED";
        }
        return standing.failingSince() != null ? "UNREACHABLE" : "SENDS";
    }

    /** Our numbers, their templates and what was done with them. */
    @Schema(name = "WhatsAppAccounts")
    record ListView(List<AccountView> items, List<TemplateView> templates, List<LogView> history) {
        static ListView of(AccountDesk.Shown shown) {
            return new ListView(
                    shown.numbers().stream().map(AccountView::of).toList(),
                    shown.templates().stream().map(TemplateView::of).toList(),
                    shown.history().stream().map(LogView::of).toList());
        }
    }

    /** A template as WhatsApp has told of it. */
    @Schema(name = "WhatsAppTemplate")
    record TemplateView(
            @Schema(examples = "report_answered") String name,
            @Schema(examples = "id") String language,
            @Schema(examples = "APPROVED") String status,
            @Schema(description = "Whether it may be sent") boolean usable,
            @Schema(examples = "UTILITY") String category,
            @Schema(examples = "GREEN") String quality,

            @Schema(description = "Why it is refused or paused")
            String reason) {
        static TemplateView of(Templates.Standing template) {
            return new TemplateView(
                    template.name(),
                    template.language(),
                    template.status(),
                    template.usable(),
                    template.category(),
                    template.quality(),
                    template.reason());
        }
    }

    /** Something that somebody did with a number. */
    @Schema(name = "WhatsAppAccountLogLine")
    record LogView(
            Instant at,
            @Schema(examples = "supervisor") String officer,
            @Schema(examples = "main") String account,
            AccountLog.Act act,

            @Schema(description = "How many templates came to what")
            String note) {
        static LogView of(AccountLog.Entry entry) {
            return new LogView(entry.at(), entry.officer(), entry.account(), entry.act(), entry.note());
        }
    }

    /** What became of registering our templates, or would. */
    @Schema(name = "WhatsAppTemplateRegistration")
    record RegistrationView(
            @Schema(description = "Whether nothing was changed, since it was asked for so")
            boolean dryRun,

            List<OutcomeView> templates) {
        static RegistrationView of(boolean dryRun, List<RegisterTemplates.Line> lines) {
            return new RegistrationView(
                    dryRun, lines.stream().map(OutcomeView::of).toList());
        }
    }

    /** What became of one template. */
    @Schema(name = "WhatsAppTemplateOutcome")
    record OutcomeView(
            @Schema(description = "The number whose account it is in", examples = "main")
            String account,

            @Schema(examples = "report_answered") String name,
            @Schema(examples = "id") String language,
            RegisterTemplates.Outcome outcome,
            @Schema(examples = "PENDING") String status,

            @Schema(description = "Why it is refused or not known")
            String reason) {
        static OutcomeView of(RegisterTemplates.Line line) {
            return new OutcomeView(
                    line.account(), line.name(), line.language(), line.outcome(), line.status(), line.words());
        }
    }
}

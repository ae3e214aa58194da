package id.aduan.intake.whatsapp.webhook;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventId;
import java.time.Instant;
import java.util.List;

/**
 * Something about an account, a number, a template or a person's settings.
 *
 * @param wabaId the WhatsApp Business Account, or null
 * @param field the provider's word for what it is about, e.g. {@code message_template_status_update}
 */
public record AccountUpdate(
        EventId eventId, String account, Instant receivedAt, String wabaId, String field, Instant at, Detail detail)
        implements ReceivedUpdate {

    /** What it says. */
    public sealed interface Detail {}

    /**
     * A template was approved, rejected, paused, disabled, …
     *
     * @param event e.g. {@code APPROVED}
     * @param language e.g. {@code id}, {@code en_US}
     * @param category e.g. {@code UTILITY}, or null
     * @param reason or null
     */
    public record TemplateStatus(String name, String language, String event, String category, String reason)
            implements Detail {}

    /** @param score {@code GREEN}, {@code YELLOW}, {@code RED} or {@code UNKNOWN} */
    public record TemplateQuality(String name, String language, String score) implements Detail {}

    public record TemplateCategory(String name, String language, String category) implements Detail {}

    /**
     * The quality or the limits of a number.
     *
     * @param displayNumber of the account, as the provider writes it; no person's
     * @param event e.g. {@code FLAGGED}, {@code THROUGHPUT_UPGRADE}, or null
     * @param limit e.g. {@code TIER_2K}, or null
     */
    public record NumberQuality(String displayNumber, String event, String limit) implements Detail {}

    /**
     * The account was restricted, disabled, reinstated, …
     *
     * @param event e.g. {@code ACCOUNT_RESTRICTION}, {@code DISABLED_UPDATE}
     * @param state e.g. {@code DISABLE}, {@code REINSTATE} of a ban, the type of a violation, or null
     * @param restrictions e.g. {@code RESTRICTED_BIZ_INITIATED_MESSAGING}
     */
    public record AccountState(String event, String state, List<String> restrictions) implements Detail {
        public AccountState {
            restrictions = List.copyOf(restrictions);
        }
    }

    /**
     * An alert of an account or its security.
     *
     * @param severity or null
     */
    public record Alert(String type, String severity) implements Detail {}

    /** @param limit of people in 24 hours that may be written to first, or null */
    public record Capability(String limit) implements Detail {}

    /** A person's identifier is another one now. */
    public record UserIdChanged(PersonIds before, PersonIds now) implements Detail {
        public UserIdChanged {
            requireNonNull(before, "before is null");
            requireNonNull(now, "now is null");
        }
    }

    /** Persons want certain messages no more, or again. */
    public record Preferences(List<Preference> all) implements Detail {
        public Preferences {
            all = List.copyOf(all);
        }
    }

    /**
     * A person wants certain messages no more, or again.
     *
     * @param category e.g. {@code marketing_messages}
     * @param value {@code stop}, {@code resume}, …
     */
    public record Preference(PersonIds who, String category, String value) {
        public Preference {
            requireNonNull(who, "who is null");
        }
    }

    /** The provider tells errors of the whole account or number. */
    public record Errors(List<ProviderError> errors) implements Detail {
        public Errors {
            errors = List.copyOf(errors);
        }
    }

    /** What this door makes nothing of. */
    public record Other() implements Detail {}

    public AccountUpdate {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(account, "account is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(field, "field is null");
        requireNonNull(at, "at is null");
        requireNonNull(detail, "detail is null");
    }

    @Override
    public String toString() {
        return "AccountUpdate[" + eventId + ", " + field + "]";
    }
}

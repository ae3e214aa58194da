package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of a conversation with a citizen. Immutable and bounded in size; {@link ConversationJson} writes
 * and reads it.
 *
 * @param form the version of this form
 * @param languageGuessed true as long as the citizen has not chosen the language himself
 * @param draft the report that is being told, or null
 * @param aside an older report that was put aside when the present one was begun, or null
 * @param asked what was asked last, or null
 * @param offers what could be chosen in the last message, in its order, so that a typed number or title means it
 * @param failedTries how often in a row the citizen was not understood
 * @param personSince since when a person is awaited or there, or null
 * @param told what the citizen was told last of a case, or null
 * @param about the case that the question is about, or null
 * @param ended the newest reports that are no longer told, the oldest first
 * @param wanted the number that was asked for, while the cases are looked up, or null
 * @param replied the words that were last added to a case, which may have been meant as a new report, or null
 * @param heardAt when the citizen last did something, or null
 * @param unusableAt when he was last told that something cannot be used, or null
 * @param echo what must not get lost when the next message takes the place of the last, or null
 */
public record ConversationState(
        int form,
        Language language,
        boolean languageGuessed,
        Draft draft,
        Draft aside,
        Question asked,
        List<Offer> offers,
        int failedTries,
        Person person,
        Instant personSince,
        ToldOfCase told,
        ComplaintId about,
        List<Ended> ended,
        TrackingNumber wanted,
        String replied,
        Instant heardAt,
        Instant unusableAt,
        Echo echo) {

    /** The form that is written now. */
    public static final int FORM = 1;

    static final int MAX_ENDED = 20;
    static final int MAX_OFFERS = 10;

    /** Whether a person of the desk has the conversation. */
    public enum Person {
        NONE,
        AWAITED,
        PRESENT
    }

    /** Something that could be chosen. */
    public record Offer(String option, String title) {
        public Offer {
            requireNonNull(option, "option is null");
            requireNonNull(title, "title is null");
        }
    }

    /**
     * What the citizen was told of a case.
     *
     * @param filedHere true when it is his own report that he has just filed
     * @param settled true when what he writes next has nothing to do with it
     */
    public record ToldOfCase(
            ComplaintId complaintId, Notice.Kind kind, Instant at, boolean filedHere, boolean settled) {
        public ToldOfCase {
            requireNonNull(complaintId, "complaintId is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * A report that is no longer told.
     *
     * @param complaintId the case that it became or was added to, or null
     * @param mediaIds its files, kept only for the newest, so that a file that never comes can be asked for again
     */
    public record Ended(String draftId, Fate fate, ComplaintId complaintId, List<String> mediaIds) {
        /** What became of it. */
        public enum Fate {
            FILED,
            ADDED,
            CANCELLED,
            FORGOTTEN
        }

        public Ended {
            requireNonNull(draftId, "draftId is null");
            fate = fate == null ? Fate.FORGOTTEN : fate;
            mediaIds = mediaIds == null ? List.of() : List.copyOf(mediaIds);
        }
    }

    /**
     * What the last message told and the citizen must get, even when the next message takes its place in the lane.
     *
     * @param number of a report that was filed, or null
     * @param emergency true when he was told to call 112
     */
    public record Echo(Instant at, TrackingNumber number, boolean emergency) {
        public Echo {
            requireNonNull(at, "at is null");
        }
    }

    public ConversationState {
        language = language == null ? Language.INDONESIAN : language;
        person = person == null ? Person.NONE : person;
        offers = offers == null ? List.of() : List.copyOf(offers.subList(0, Math.min(offers.size(), MAX_OFFERS)));
        ended = ended == null
                ? List.of()
                : List.copyOf(ended.subList(Math.max(0, ended.size() - MAX_ENDED), ended.size()));
    }

    /** Nothing was said yet. */
    public static ConversationState fresh() {
        return new ConversationState(
                FORM,
                Language.INDONESIAN,
                true,
                null,
                null,
                null,
                List.of(),
                0,
                Person.NONE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    /** What became of a draft that is no longer told. */
    Optional<Ended> endOf(String draftId) {
        return ended.stream().filter(each -> each.draftId().equals(draftId)).findFirst();
    }

    boolean isFirstContact() {
        return heardAt == null;
    }

    ConversationState withLanguage(Language other, boolean guessed) {
        return change().language(other, guessed).done();
    }

    ConversationState withDraft(Draft other) {
        Change change = change();
        change.draft = other;
        return change.done();
    }

    ConversationState withAside(Draft other) {
        Change change = change();
        change.aside = other;
        return change.done();
    }

    ConversationState withAsked(Question question, List<Offer> choices) {
        Change change = change();
        change.asked = question;
        change.offers = choices;
        return change.done();
    }

    ConversationState withFailedTries(int tries) {
        Change change = change();
        change.failedTries = tries;
        return change.done();
    }

    ConversationState withPerson(Person other, Instant since) {
        Change change = change();
        change.person = other;
        change.personSince = since;
        return change.done();
    }

    ConversationState withTold(ToldOfCase other) {
        Change change = change();
        change.told = other;
        return change.done();
    }

    ConversationState withAbout(ComplaintId other) {
        Change change = change();
        change.about = other;
        return change.done();
    }

    ConversationState withEnded(String draftId, Ended.Fate fate, ComplaintId complaintId, List<String> mediaIds) {
        List<Ended> all = new ArrayList<>();
        ended.forEach(each -> all.add(new Ended(each.draftId(), each.fate(), each.complaintId(), List.of())));
        all.add(new Ended(draftId, fate, complaintId, mediaIds));
        Change change = change();
        change.ended = all;
        return change.done();
    }

    ConversationState withWanted(TrackingNumber number) {
        Change change = change();
        change.wanted = number;
        return change.done();
    }

    ConversationState withReplied(String words) {
        Change change = change();
        change.replied = words;
        return change.done();
    }

    ConversationState withHeardAt(Instant at) {
        Change change = change();
        change.heardAt = at;
        return change.done();
    }

    ConversationState withUnusableAt(Instant at) {
        Change change = change();
        change.unusableAt = at;
        return change.done();
    }

    ConversationState withEcho(Echo other) {
        Change change = change();
        change.echo = other;
        return change.done();
    }

    private Change change() {
        return new Change(this);
    }

    /** Redacted: what was said is personal data, and records get logged. */
    @Override
    public String toString() {
        return "ConversationState[" + language + ", asked " + asked + ", " + draft + ", person " + person + "]";
    }

    private static final class Change {
        private Language language;
        private boolean languageGuessed;
        private Draft draft;
        private Draft aside;
        private Question asked;
        private List<Offer> offers;
        private int failedTries;
        private Person person;
        private Instant personSince;
        private ToldOfCase told;
        private ComplaintId about;
        private List<Ended> ended;
        private TrackingNumber wanted;
        private String replied;
        private Instant heardAt;
        private Instant unusableAt;
        private Echo echo;

        Change(ConversationState from) {
            language = from.language;
            languageGuessed = from.languageGuessed;
            draft = from.draft;
            aside = from.aside;
            asked = from.asked;
            offers = from.offers;
            failedTries = from.failedTries;
            person = from.person;
            personSince = from.personSince;
            told = from.told;
            about = from.about;
            ended = from.ended;
            wanted = from.wanted;
            replied = from.replied;
            heardAt = from.heardAt;
            unusableAt = from.unusableAt;
            echo = from.echo;
        }

        Change language(Language other, boolean guessed) {
            language = other;
            languageGuessed = guessed;
            return this;
        }

        ConversationState done() {
            return new ConversationState(
                    FORM,
                    language,
                    languageGuessed,
                    draft,
                    aside,
                    asked,
                    offers,
                    failedTries,
                    person,
                    personSince,
                    told,
                    about,
                    ended,
                    wanted,
                    replied,
                    heardAt,
                    unusableAt,
                    echo);
        }
    }
}

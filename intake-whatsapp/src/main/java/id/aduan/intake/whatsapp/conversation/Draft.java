package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Place;
import id.aduan.knowledge.PlaceFinder.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that is being told and is not filed yet. Each slot is filled by whatever comes, in any order.
 *
 * @param id derived from the message that began it
 * @param version rises with each change, so that a button of an older one is recognised
 * @param kind what it is taken for
 * @param words the citizen's words so far, or null
 * @param voice true when a voice note tells it
 * @param picturesEnough true when the citizen wants to add no words to his pictures
 * @param place what is known of the place, never null
 * @param placeSettled true when the place is not to be asked for again
 * @param pin a point that must be confirmed first, or null
 * @param typedPlace what was typed for the place and is not found, or null
 * @param candidates of which the citizen must choose the place
 * @param mediaIds of all files, the voice notes too, in the order they came
 * @param emergencySpoken true when the words speak of an emergency
 * @param nudged true when the citizen was reminded of it
 * @param paused true when it was put aside
 * @param answered the answer that was given and not yet judged, or null
 * @param maybeFor a case that it may be an addition to, or null
 */
public record Draft(
        String id,
        long version,
        Instant begunAt,
        ComplaintKind kind,
        String words,
        boolean voice,
        boolean picturesEnough,
        Place place,
        boolean placeSettled,
        Pin pin,
        String typedPlace,
        List<Candidate> candidates,
        List<String> mediaIds,
        boolean anonymous,
        boolean confidential,
        boolean emergencySpoken,
        boolean nudged,
        boolean paused,
        AnswerGiven answered,
        ComplaintId maybeFor) {

    /** More is neither read by anyone nor kept by what comes after this door. */
    static final int MAX_WORDS = 19_000;

    static final int MAX_MEDIA = 20;

    /**
     * A point that the citizen has not confirmed.
     *
     * @param outside true when it lies outside the regency
     */
    public record Pin(double latitude, double longitude, String name, boolean outside) {}

    public Draft {
        requireNonNull(id, "id is null");
        requireNonNull(begunAt, "begunAt is null");
        kind = kind == null ? ComplaintKind.COMPLAINT : kind;
        place = place == null ? Place.UNKNOWN : place;
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        mediaIds = mediaIds == null ? List.of() : List.copyOf(mediaIds);
    }

    static Draft begun(String id, Instant at, ComplaintKind kind) {
        return new Draft(
                id,
                1,
                at,
                kind,
                null,
                false,
                false,
                Place.UNKNOWN,
                false,
                null,
                null,
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                false,
                null,
                null);
    }

    /** True when something is told that can be filed. */
    boolean hasStory() {
        return words != null || voice || (picturesEnough && !mediaIds.isEmpty());
    }

    boolean isEmpty() {
        return words == null && mediaIds.isEmpty() && place.equals(Place.UNKNOWN) && pin == null;
    }

    /** True when one can go there. */
    boolean hasPlace() {
        return place.coordinates() != null
                || place.landmark() != null
                || (place.areaCode() != null && place.areaCode().isVillage());
    }

    /** True when the place must still be asked for; a question or a proposal needs none. */
    boolean lacksPlace() {
        return kind == ComplaintKind.COMPLAINT && !placeSettled && !hasPlace();
    }

    boolean hasRoomFor(String more) {
        return (words == null ? 0 : words.length()) + more.length() < MAX_WORDS;
    }

    Draft withKind(ComplaintKind other) {
        return change().kind(other).done();
    }

    Draft withMoreWords(String more) {
        return change().words(words == null ? more : words + "\n" + more).done();
    }

    Draft withWords(String other) {
        return change().words(other).done();
    }

    Draft withMedium(String mediaId, boolean isVoice) {
        if (mediaIds.contains(mediaId)) {
            return this;
        }
        List<String> more = new ArrayList<>(mediaIds);
        more.add(mediaId);
        Change change = change();
        change.mediaIds = more;
        change.voice = voice || isVoice;
        return change.done();
    }

    /** Without a file that will never come; what it told must be told anew when nothing else does. */
    Draft withoutMedium(String mediaId) {
        List<String> fewer = new ArrayList<>(mediaIds);
        fewer.remove(mediaId);
        Change change = change();
        change.mediaIds = fewer;
        change.voice = voice && !fewer.isEmpty();
        return change.done();
    }

    Draft withoutMedia() {
        Change change = change();
        change.mediaIds = List.of();
        change.voice = false;
        change.picturesEnough = false;
        return change.done();
    }

    Draft withPicturesEnough() {
        Change change = change();
        change.picturesEnough = true;
        return change.done();
    }

    /** The place is known; what was doubtful about it is settled. */
    Draft withPlace(Place other) {
        Change change = change();
        change.place = other;
        change.pin = null;
        change.typedPlace = null;
        change.candidates = List.of();
        return change.done();
    }

    Draft withPlaceSettled() {
        Change change = change();
        change.placeSettled = true;
        change.pin = null;
        change.typedPlace = null;
        change.candidates = List.of();
        return change.done();
    }

    Draft withoutPlace() {
        Change change = change();
        change.place = Place.UNKNOWN;
        change.placeSettled = false;
        change.pin = null;
        change.typedPlace = null;
        change.candidates = List.of();
        return change.done();
    }

    Draft withPin(Pin other) {
        Change change = change();
        change.pin = other;
        change.typedPlace = null;
        change.candidates = List.of();
        return change.done();
    }

    Draft withCandidates(String typed, List<Candidate> others) {
        Change change = change();
        change.typedPlace = typed;
        change.candidates = others;
        change.pin = null;
        return change.done();
    }

    Draft withAnonymous(boolean wanted) {
        Change change = change();
        change.anonymous = wanted;
        return change.done();
    }

    Draft withConfidential(boolean wanted) {
        Change change = change();
        change.confidential = wanted;
        return change.done();
    }

    Draft withEmergencySpoken() {
        Change change = change();
        change.emergencySpoken = true;
        return change.done();
    }

    Draft withAnswered(AnswerGiven answer) {
        Change change = change();
        change.answered = answer;
        return change.done();
    }

    Draft withMaybeFor(ComplaintId complaintId) {
        Change change = change();
        change.maybeFor = complaintId;
        return change.done();
    }

    /** The same report: a reminder changes nothing of what its buttons mean. */
    Draft withNudged() {
        Change change = change();
        change.nudged = true;
        change.version = version;
        return change.done();
    }

    Draft withPaused(boolean now) {
        Change change = change();
        change.paused = now;
        change.version = version;
        return change.done();
    }

    /** This report with what a later one says beside. */
    Draft withAllOf(Draft later) {
        Draft merged = later.words == null || !hasRoomFor(later.words) ? this : withMoreWords(later.words);
        Change change = merged.change();
        List<String> all = new ArrayList<>(mediaIds);
        later.mediaIds.stream()
                .filter(each -> !all.contains(each) && all.size() < MAX_MEDIA)
                .forEach(all::add);
        change.mediaIds = all;
        change.voice = voice || later.voice;
        change.emergencySpoken = emergencySpoken || later.emergencySpoken;
        if (!later.place.equals(Place.UNKNOWN)) {
            change.place = later.place;
        }
        if (later.pin != null) {
            change.pin = later.pin;
        }
        change.paused = false;
        change.nudged = false;
        return change.done();
    }

    private Change change() {
        return new Change(this);
    }

    /** Redacted: a draft is personal data, and records get logged. */
    @Override
    public String toString() {
        return "Draft[" + id + ", version " + version + "]";
    }

    private static final class Change {
        private final Draft from;
        private long version;
        private ComplaintKind kind;
        private String words;
        private boolean voice;
        private boolean picturesEnough;
        private Place place;
        private boolean placeSettled;
        private Pin pin;
        private String typedPlace;
        private List<Candidate> candidates;
        private List<String> mediaIds;
        private boolean anonymous;
        private boolean confidential;
        private boolean emergencySpoken;
        private boolean nudged;
        private boolean paused;
        private AnswerGiven answered;
        private ComplaintId maybeFor;

        Change(Draft from) {
            this.from = from;
            version = from.version + 1;
            kind = from.kind;
            words = from.words;
            voice = from.voice;
            picturesEnough = from.picturesEnough;
            place = from.place;
            placeSettled = from.placeSettled;
            pin = from.pin;
            typedPlace = from.typedPlace;
            candidates = from.candidates;
            mediaIds = from.mediaIds;
            anonymous = from.anonymous;
            confidential = from.confidential;
            emergencySpoken = from.emergencySpoken;
            nudged = from.nudged;
            paused = from.paused;
            answered = from.answered;
            maybeFor = from.maybeFor;
        }

        Change kind(ComplaintKind other) {
            kind = other;
            return this;
        }

        Change words(String other) {
            words = other;
            return this;
        }

        Draft done() {
            return new Draft(
                    from.id,
                    version,
                    from.begunAt,
                    kind,
                    words,
                    voice,
                    picturesEnough,
                    place,
                    placeSettled,
                    pin,
                    typedPlace,
                    candidates,
                    mediaIds,
                    anonymous,
                    confidential,
                    emergencySpoken,
                    nudged,
                    paused,
                    answered,
                    maybeFor);
        }
    }
}

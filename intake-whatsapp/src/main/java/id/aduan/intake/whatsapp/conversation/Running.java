package id.aduan.intake.whatsapp.conversation;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.conversation.ConversationState.Echo;
import id.aduan.intake.whatsapp.conversation.ConversationState.Ended;
import id.aduan.intake.whatsapp.conversation.ConversationState.Person;
import id.aduan.intake.whatsapp.conversation.ConversationState.ToldOfCase;
import id.aduan.knowledge.PlaceFinder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** One turn while it is worked out: the state so far, the effects, and the one question that it ends with. */
final class Running {
    private static final Duration NUDGE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofHours(18);
    private static final Duration PURGE = Duration.ofDays(7);
    private static final Duration OLDEST_DRAFT = Duration.ofDays(30);
    /** The photos of an album come within this time; only the last one's answer goes out. */
    private static final Duration ALBUM = Duration.ofSeconds(3);
    /** A message may still wait in its lane for this long, and then the next one takes its place. */
    private static final Duration ECHO = Duration.ofSeconds(30);

    private final ConversationState before;
    private final Incoming incoming;
    private final PlaceFinder places;
    private final Function<TrackingNumber, String> pins;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> leads = new ArrayList<>();
    private ConversationState state;
    private Screen screen;
    private boolean plain;
    private boolean waitsForAlbum;

    Running(ConversationState before, Incoming incoming, PlaceFinder places, Function<TrackingNumber, String> pins) {
        this.before = before;
        this.incoming = incoming;
        this.places = places;
        this.pins = pins;
        state = before;
    }

    ConversationState state() {
        return state;
    }

    ConversationState before() {
        return before;
    }

    void state(ConversationState next) {
        state = next;
    }

    Draft draft() {
        return state.draft();
    }

    void draft(Draft draft) {
        state = state.withDraft(draft);
    }

    /** True when a report is being told and not put aside. */
    boolean hasOpenDraft() {
        return state.draft() != null && !state.draft().paused();
    }

    /** What comes now has nothing to do with the case that the citizen was told of. */
    void settleTold() {
        ToldOfCase told = state.told();
        if (told != null) {
            state = state.withTold(new ToldOfCase(told.complaintId(), told.kind(), told.at(), told.filedHere(), true));
        }
    }

    Instant at() {
        return incoming.at();
    }

    Screens screens() {
        return new Screens(state.language(), places);
    }

    String pin(TrackingNumber number) {
        return pins.apply(number);
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /** Words before the question, in the language that is spoken by now. */
    void lead(String key, Object... arguments) {
        leads.add(screens().phrases().text(key, arguments));
    }

    /** What the turn ends with. */
    void show(Screen what) {
        if (screen != null) {
            throw new IllegalStateException("a turn says one thing");
        }
        screen = what;
    }

    /** The next question of the draft, or the menu where there is none. */
    void askNext() {
        Draft draft = draft();
        if (draft == null) {
            show(screens().menu(null));
        } else {
            show(draft.paused() ? screens().resume(draft) : screens().next(draft, state.aside()));
        }
    }

    void waitForAlbum() {
        waitsForAlbum = true;
    }

    void tellEmergency() {
        leads.add(0, screens().phrases().text("emergency"));
        state = state.withEcho(new Echo(at(), null, true));
    }

    /** Begins a draft; the same message again begins the same. */
    void begin(ComplaintKind kind) {
        draft(Draft.begun(draftId(((Incoming.ByCitizen) incoming).messageId()), at(), kind));
        state = state.withAsked(null, List.of());
    }

    static String draftId(String messageId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The draft is no longer told; an older one that was put aside is there again. */
    void end(Ended.Fate fate, ComplaintId complaintId) {
        Draft draft = draft();
        state = state.withEnded(draft.id(), fate, complaintId, fate == Ended.Fate.FILED ? draft.mediaIds() : List.of())
                .withDraft(state.aside())
                .withAside(null)
                .withAsked(null, List.of());
        boolean given = fate == Ended.Fate.CANCELLED || fate == Ended.Fate.FORGOTTEN;
        if (given && !draft.mediaIds().isEmpty()) {
            add(new Effect.ForgetMedia(draft.mediaIds()));
        }
    }

    void handOver(Effect.HandOver.Why why) {
        add(new Effect.HandOver(why));
        if (state.person() == Person.NONE) {
            state = state.withPerson(Person.AWAITED, at());
        }
        state = state.withFailedTries(0);
    }

    /**
     * What came was not understood: first it is asked again, then in a simpler form, then a person is called.
     *
     * @param lead what is said before it is asked again, or null
     */
    void failed(String lead) {
        int tries = before.failedTries() + 1;
        state = state.withFailedTries(tries);
        if (tries >= 3) {
            handOver(Effect.HandOver.Why.NOT_UNDERSTOOD);
            show(screens().text("handedOverNotUnderstood"));
            return;
        }
        plain = tries == 2;
        if (lead != null) {
            lead(lead);
        }
        askNext();
    }

    Turn done() {
        if (incoming.byCitizen()
                && (before.heardAt() == null || before.heardAt().isBefore(at()))) {
            state = state.withHeardAt(at());
        }
        if (screen != null && state.person() != Person.PRESENT) {
            say();
        }
        timers();
        return new Turn(state, effects);
    }

    private void say() {
        Echo echo = before.echo();
        if (echo != null
                && echo.equals(state.echo())
                && Duration.between(echo.at(), at()).abs().compareTo(ECHO) < 0) {
            leads.add(0, echoed(echo));
        }
        String lead = String.join("\n\n", leads);
        if (screen.question() != null) {
            state = state.withAsked(screen.question(), screen.offers());
        } else if (!screen.choices().isEmpty()) {
            state = state.withAsked(null, screen.offers());
        }
        effects.add(new Effect.Say(
                screen.message(lead, plain, screens().phrases()), waitsForAlbum ? ALBUM : Duration.ZERO));
    }

    private String echoed(Echo echo) {
        return echo.number() == null
                ? screens().phrases().text("emergency")
                : screens().phrases().text("filedEcho", "number", echo.number(), "pin", pin(echo.number()));
    }

    private void timers() {
        Draft draft = state.draft();
        boolean had = before.draft() != null || before.aside() != null;
        if (draft == null || draft.paused()) {
            if (had && draft == null) {
                effects.add(new Effect.StopTimer(Timer.NUDGE));
                effects.add(new Effect.StopTimer(Timer.PAUSE));
                effects.add(new Effect.StopTimer(Timer.PURGE));
            }
            return;
        }
        if (!incoming.byCitizen() && !(incoming instanceof Incoming.PersonLeft)) {
            return;
        }
        if (!draft.nudged() && !draft.isEmpty()) {
            effects.add(new Effect.SetTimer(Timer.NUDGE, NUDGE));
        }
        effects.add(new Effect.SetTimer(Timer.PAUSE, PAUSE));
        Duration left = Duration.between(at(), draft.begunAt().plus(OLDEST_DRAFT));
        Duration purge = left.compareTo(PURGE) < 0 ? left : PURGE;
        effects.add(new Effect.SetTimer(Timer.PURGE, purge.isNegative() ? Duration.ZERO : purge));
    }
}

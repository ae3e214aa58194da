package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.knowledge.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What other systems got wrong, and what a table of lines cannot say. */
class ConversationTest {
    private static final Instant NOW = Trial.START;
    private static final String REPORT = "Jalan rusak parah di desa Cibodas Kec. Sukatani";

    private final Conversation conversation = Trial.conversation();
    private ConversationState state = ConversationState.fresh();
    private int messages;

    @Test
    void anAlbumIsOneReportAndAnsweredOnce() { // chatwoot#14058, #14071
        List<Effect.Say> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.add(say(on(photo("media" + i, NOW.plusMillis(100L * i)))).orElseThrow());
        }

        assertThat(said).allMatch(each -> each.after().equals(Duration.ofSeconds(3)));
        assertThat(Dialogue.text(said.get(5).message())).contains("6 berkas");
        assertThat(state.draft().mediaIds()).hasSize(6);
    }

    @Test
    void aPictureAndAVoiceNoteOfOneBurstAreOneReport() { // chatwoot PR#14214
        on(photo("media1", NOW));
        on(new Incoming.SentMedia(id(), NOW.plusSeconds(1), MediaKind.VOICE, "media2", null));
        on(said("munjuljaya"));

        Effect.File file = only(on(tapped("submit")), Effect.File.class);
        assertThat(file.mediaIds()).containsExactly("media1", "media2");
    }

    @Test
    void aBurstOfTextsIsOneDraft() { // chatwoot#10798
        on(said("Jalan rusak parah"));
        String draft = state.draft().id();
        on(
                said(
                        "sudah banyak motor jatuh di tikungan itu, tolong cepat diperbaiki sebelum ada korban yang lebih parah lagi"));
        on(said("di desa Cibodas Kec. Sukatani"));

        assertThat(state.draft().id()).isEqualTo(draft);
        assertThat(state.draft().words()).contains("motor jatuh");
    }

    @Test
    void theSamePictureTwiceIsOnePicture() { // chatwoot#5433, zammad#5164
        on(photo("media1", NOW));
        on(photo("media1", NOW));

        assertThat(state.draft().mediaIds()).containsExactly("media1");
    }

    @Test
    void theMessageThatBeganAReportBeginsNoOther() { // providers deliver at least once
        Incoming.Said first = said(REPORT);
        on(first);
        assertThat(on(first).effects()).isEmpty();
        on(tapped("submit"));
        ConversationState filed = state;

        assertThat(on(first).effects()).isEmpty();
        assertThat(state).isEqualTo(filed);
    }

    @Test
    void submittingTwiceFilesOnce() { // alaveteli#4160
        on(said(REPORT));
        Incoming.Tapped tap = tapped("submit");
        Turn first = on(tap);
        Turn second = on(new Incoming.Tapped(id(), NOW, tap.optionId()));

        Effect.File file = only(first, Effect.File.class);
        assertThat(second.effects()).noneMatch(effect -> effect instanceof Effect.File);
        assertThat(text(second)).contains(TrackingNumber.of(file.complaintId()).value());
    }

    @Test
    void aRepeatedTurnTellsTheSameNumber() { // the turn is run again when its commit was lost
        on(said(REPORT));
        Incoming.Tapped tap = tapped("submit");

        assertThat(conversation.on(state, tap)).isEqualTo(conversation.on(state, tap));
    }

    @Test
    void theComplaintsIdDerivesFromAccountAndDraft() {
        on(said(REPORT));
        String draft = state.draft().id();

        Effect.File file = only(on(tapped("submit")), Effect.File.class);
        assertThat(file.complaintId())
                .isEqualTo(ComplaintId.of(new SourceReference(Channel.WHATSAPP, Trial.ACCOUNT, draft)));
        assertThat(file.draftId()).isEqualTo(draft);
    }

    @Test
    void numberAndPinAreToldInTheTurnOfTheCommit() {
        on(said(REPORT));
        Turn turn = on(tapped("submit"));

        TrackingNumber number = TrackingNumber.of(only(turn, Effect.File.class).complaintId());
        assertThat(text(turn)).contains(number.value()).contains(Trial.pin(number));
    }

    @Test
    void aNumberIsToldAgainWhenTheNextMessageMayTakeItsPlace() {
        on(said(REPORT));
        Turn turn = on(tapped("submit"));
        TrackingNumber number = TrackingNumber.of(only(turn, Effect.File.class).complaintId());

        Turn soon = on(new Incoming.Said(id(), NOW.plusSeconds(5), "menu"));
        assertThat(text(soon)).contains(number.value()).contains(Trial.pin(number));
        Turn later = on(new Incoming.Said(id(), NOW.plusSeconds(60), "menu"));
        assertThat(text(later)).doesNotContain(number.value());
    }

    @Test
    void aPinIsNotToldAgainToWhoTapsOnWhatWasSentAfterIt() {
        on(said(REPORT));
        ComplaintId complaintId = only(on(tapped("submit")), Effect.File.class).complaintId();
        String pin = Trial.pin(TrackingNumber.of(complaintId));
        on(new Incoming.Told(NOW.plusSeconds(5), complaintId, Notice.Kind.ANSWERED));

        ComplaintId stranger = ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab");
        Turn ofAnother = on(new Incoming.Tapped(id(), NOW.plusSeconds(6), OptionId.confirm(stranger)));
        assertThat(text(ofAnother)).contains(pin);
        Turn fixed = on(new Incoming.Tapped(id(), NOW.plusSeconds(7), OptionId.confirm(complaintId)));
        assertThat(text(fixed)).doesNotContain(pin);
        Turn rated = on(new Incoming.Tapped(id(), NOW.plusSeconds(9), OptionId.rate(complaintId, 5)));
        assertThat(text(rated)).doesNotContain(pin);
    }

    @Test
    void theCallTo112IsToldAgainWhenTheNextMessageMayTakeItsPlace() {
        assertThat(text(on(said("ada kebakaran di pasar rebo")))).contains("112");
        assertThat(text(on(new Incoming.Said(id(), NOW.plusSeconds(2), "api makin besar sekali"))))
                .contains("112");
        assertThat(text(on(new Incoming.Said(id(), NOW.plusSeconds(90), "warga sudah keluar semua"))))
                .doesNotContain("112");
    }

    @Test
    void whileAPersonIsThereATapOnANoticeStillCounts() { // chatwoot#12379, PR#13882: never over a person, never lost
        ComplaintId complaintId = ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab");
        on(new Incoming.PersonTook(NOW));

        Turn turn = on(new Incoming.Tapped(id(), NOW, OptionId.dispute(complaintId)));
        assertThat(only(turn, Effect.Act.class).complaintId()).isEqualTo(complaintId);
        assertThat(say(turn)).isEmpty();
    }

    @Test
    void whileAPersonIsThereNothingIsSaidAndTheDraftStays() {
        on(said("Lampu jalan mati sudah seminggu"));
        Draft draft = state.draft();
        on(new Incoming.PersonTook(NOW));
        for (Incoming incoming : List.of(
                said("batal"),
                photo("media9", NOW),
                new Incoming.TimerFired(NOW, Timer.NUDGE),
                new Incoming.TimerFired(NOW, Timer.PURGE),
                new Incoming.CasesFound(NOW, List.of()),
                new Incoming.CasesAway(NOW),
                new Incoming.Failed(NOW))) {
            assertThat(say(on(incoming))).isEmpty();
        }

        assertThat(state.draft()).isEqualTo(draft);
    }

    @Test
    void aFailureCallsAPerson() { // chatwoot PR#12379
        Turn turn = on(new Incoming.Failed(NOW));

        assertThat(only(turn, Effect.HandOver.class).why()).isEqualTo(Effect.HandOver.Why.FAILED);
        assertThat(say(turn)).isPresent();
    }

    @Test
    void nobodyIsLeftWaitingForAPersonForEver() {
        on(said("petugas"));
        assertThat(say(on(new Incoming.Said(id(), NOW.plusSeconds(60), REPORT))))
                .isEmpty();

        assertThat(text(on(new Incoming.Said(id(), NOW.plus(Duration.ofHours(13)), REPORT))))
                .contains("Ini laporan Anda");
    }

    @Test
    void aQuotedNumberGivesNoWayIntoAStrangersCase() { // zammad#5064
        TrackingNumber stranger = TrackingNumber.of(ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab"));

        Turn asked = on(said("status " + stranger));
        assertThat(asked.effects()).noneMatch(effect -> effect instanceof Effect.Act);
        ComplaintId own = ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ac");
        Turn found = on(new Incoming.CasesFound(
                NOW,
                List.of(new OwnCase(
                        own, TrackingNumber.of(own), OwnCase.Stage.ANSWERED, "Dinas Percobaan", "Lampu mati", NOW))));
        assertThat(text(found))
                .contains("tidak dikirim dari nomor WhatsApp ini")
                .doesNotContain("Lampu mati");
        assertThat(found.effects()).noneMatch(effect -> effect instanceof Effect.Act);
    }

    @Test
    void anUnknownKindIsAnsweredOnceAndBlocksNothing() { // zammad#5439
        assertThat(say(on(new Incoming.Unusable(id(), NOW, Incoming.Unusable.Why.UNKNOWN_KIND))))
                .isPresent();
        assertThat(say(on(new Incoming.Unusable(id(), NOW, Incoming.Unusable.Why.UNKNOWN_KIND))))
                .isEmpty();
        assertThat(text(on(said(REPORT)))).contains("Ini laporan Anda");
    }

    @Test
    void thanksBeginNothingAndKeepNoClockRunning() { // chatwoot#10178
        on(said(REPORT));
        on(tapped("submit"));

        Turn turn = on(new Incoming.Said(id(), NOW.plusSeconds(120), "terima kasih banyak pak"));
        assertThat(turn.effects()).isEmpty();
        assertThat(state.draft()).isNull();
    }

    @Test
    void wordsNeverDieWithTheirPhoto() { // chatwoot#15754, #9809
        on(new Incoming.SentMedia(id(), NOW, MediaKind.PHOTO, "media1", REPORT));
        Turn turn = on(new Incoming.MediaLost(NOW, "media1"));

        assertThat(text(turn)).contains("gagal kami terima").contains("Jalan rusak");
        assertThat(only(on(tapped("submit")), Effect.File.class).mediaIds()).isEmpty();
    }

    @Test
    void aVoiceNoteThatIsLostIsAskedForInWords() {
        on(new Incoming.SentMedia(id(), NOW, MediaKind.VOICE, "media1", null));
        Turn turn = on(new Incoming.MediaLost(NOW, "media1"));

        assertThat(text(turn)).contains("ceritakan");
        assertThat(state.asked()).isEqualTo(Question.WORDS);
    }

    @Test
    void noMessageGoesOutBesideTheWindow() { // frappe_whatsapp#57
        on(said("Lampu jalan mati sudah seminggu"));
        Instant late = NOW.plus(Duration.ofHours(30));

        assertThat(say(on(new Incoming.TimerFired(late, Timer.NUDGE)))).isEmpty();
        assertThat(say(on(new Incoming.MediaLost(late, "media1")))).isEmpty();
        assertThat(say(on(new Incoming.Failed(late)))).isEmpty();
    }

    @Test
    void theTimersOfADraftAreSetAndStopped() {
        Turn turn = on(said("Lampu jalan mati sudah seminggu"));
        assertThat(turn.effects())
                .contains(
                        new Effect.SetTimer(Timer.NUDGE, Duration.ofMinutes(20)),
                        new Effect.SetTimer(Timer.PAUSE, Duration.ofHours(18)),
                        new Effect.SetTimer(Timer.PURGE, Duration.ofDays(7)));
        on(said("lewati"));

        assertThat(on(tapped("submit")).effects())
                .contains(
                        new Effect.StopTimer(Timer.NUDGE),
                        new Effect.StopTimer(Timer.PAUSE),
                        new Effect.StopTimer(Timer.PURGE));
    }

    @Test
    void noDraftLivesForEver() { // rapidpro#1663
        on(said("Lampu jalan mati sudah seminggu"));
        Turn turn = on(new Incoming.Said(id(), NOW.plus(Duration.ofDays(29)), "lampunya tiga buah yang mati"));

        assertThat(turn.effects()).contains(new Effect.SetTimer(Timer.PURGE, Duration.ofDays(1)));
    }

    @Test
    void aDraftThatIsForgottenTakesItsFilesWithIt() {
        on(photo("media1", NOW));
        Turn turn = on(new Incoming.TimerFired(NOW.plus(Duration.ofDays(7)), Timer.PURGE));

        assertThat(only(turn, Effect.ForgetMedia.class).mediaIds()).containsExactly("media1");
        assertThat(state.draft()).isNull();
    }

    @Test
    void tooManyFilesAreSaidAndNotKept() {
        for (int i = 0; i < Draft.MAX_MEDIA; i++) {
            on(photo("media" + i, NOW));
        }
        Turn turn = on(photo("media99", NOW));

        assertThat(text(turn)).contains("20 berkas sudah cukup");
        assertThat(only(turn, Effect.ForgetMedia.class).mediaIds()).containsExactly("media99");
        assertThat(state.draft().mediaIds()).hasSize(Draft.MAX_MEDIA);
    }

    @Test
    void aStoryIsBounded() {
        for (int i = 0; i < 10; i++) {
            on(said("Jalan rusak ".repeat(340)));
        }

        assertThat(state.draft().words().length()).isLessThanOrEqualTo(Draft.MAX_WORDS);
        assertThat(ConversationJson.write(state).length).isLessThan(100_000);
    }

    @Test
    void aPinInTheWrongOrderIsPutRight() {
        on(said("Lampu jalan mati sudah seminggu"));
        on(new Incoming.Located(id(), NOW, 107.4460, -6.5560, null, false));

        assertThat(state.draft().place().coordinates().latitude()).isEqualTo(-6.5560);
    }

    @Test
    void aCraftedOptionDoesNothing() {
        on(said(REPORT));
        for (String option : List.of(
                "",
                "submit",
                "submit||",
                "submit|" + state.draft().id() + ".999999999|",
                "rate|5a1b6d4e-8f55-5e1a-9c7d-0123456789ab|6",
                "rate|nobody|5",
                "edit|" + state.draft().id() + "." + state.draft().version() + "|everything",
                "landmark|" + state.draft().id() + "." + state.draft().version() + "|no-such-place",
                "drop|table|citizens",
                "menu||../../etc")) {
            Turn turn = on(new Incoming.Tapped(id(), NOW, option));
            assertThat(turn.effects())
                    .as(option)
                    .noneMatch(effect -> effect instanceof Effect.File || effect instanceof Effect.Act);
            assertThat(say(turn)).as(option).isPresent();
        }
    }

    @Test
    void aTapOnTheWholeNoticeCounts() { // a dispute needs no words: the tap alone reopens
        ComplaintId complaintId = ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab");
        on(new Incoming.Told(NOW, complaintId, Notice.Kind.ANSWERED));

        Turn turn = on(new Incoming.Tapped(id(), NOW, OptionId.dispute(complaintId)));
        assertThat(only(turn, Effect.Act.class).text()).isNull();
        Turn again = on(new Incoming.Tapped(id(), NOW, OptionId.dispute(complaintId)));
        assertThat(again.effects()).noneMatch(effect -> effect instanceof Effect.Act);
    }

    @Test
    void aNoticeDoesNotDisturbAReportThatIsBeingTold() {
        on(said(REPORT));
        on(new Incoming.Told(NOW, ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab"), Notice.Kind.ANSWERED));

        assertThat(only(on(said("ya")), Effect.File.class).narrative()).isEqualTo(REPORT);
    }

    @Test
    void aLongAnswerStillFits() {
        Answers.Answer answer = new Answers.Answer("lama", "Penjelasan panjang. ".repeat(149));
        Conversation withLongAnswer = new Conversation(
                Trial.ACCOUNT,
                Trial.UNDERSTANDING,
                Trial.GAZETTEER,
                List.of(),
                (question, language) -> Optional.of(answer),
                Trial::pin);

        Turn turn = withLongAnswer.on(state, said("Bagaimana caranya ini semua?"));
        assertThat(say(turn).orElseThrow().message()).isInstanceOf(OutgoingMessage.Choices.class);
        assertThat(text(turn)).contains("Apakah ini yang Anda tanyakan");
    }

    private Turn on(Incoming incoming) {
        Turn turn = conversation.on(state, incoming);
        state = turn.state();
        return turn;
    }

    private String id() {
        return "wamid.test" + ++messages;
    }

    private Incoming.Said said(String text) {
        return new Incoming.Said(id(), NOW, text);
    }

    private Incoming.SentMedia photo(String mediaId, Instant at) {
        return new Incoming.SentMedia(id(), at, MediaKind.PHOTO, mediaId, null);
    }

    private Incoming.Tapped tapped(String verb) {
        String option = state.offers().stream()
                .map(ConversationState.Offer::option)
                .filter(each -> each.startsWith(verb + "|"))
                .findFirst()
                .orElseThrow();
        return new Incoming.Tapped(id(), NOW, option);
    }

    private static Optional<Effect.Say> say(Turn turn) {
        return turn.effects().stream()
                .filter(Effect.Say.class::isInstance)
                .map(Effect.Say.class::cast)
                .findFirst();
    }

    private static String text(Turn turn) {
        return Dialogue.text(say(turn).orElseThrow().message());
    }

    private static <T extends Effect> T only(Turn turn, Class<T> kind) {
        List<T> all =
                turn.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}

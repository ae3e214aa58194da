package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any events in any order: what must hold whatever happens. A failure names its seed and step. */
class ConversationOrdersTest {
    private static final int CONVERSATIONS = 400;
    private static final int STEPS = 60;

    private static final List<String> TEXTS = List.of(
            "halo",
            "p",
            "menu",
            "batal",
            "bantuan",
            "kembali",
            "ya",
            "tidak",
            "ok",
            "kirim",
            "ubah",
            "lewati",
            "cukup",
            "petugas",
            "status",
            "bahasa",
            "basa sunda",
            "english",
            "bahasa indonesia",
            "lapor",
            "tanya",
            "usul",
            "sudah beres",
            "belum beres",
            "anonim",
            "rahasia",
            "lanjut",
            "buat baru",
            "makasih",
            "hatur nuhun",
            "1",
            "2",
            "3",
            "5",
            "9",
            "satu",
            "dua",
            "hiji",
            "one",
            "1️⃣",
            "⭐⭐⭐",
            "citalang",
            "cisereuh",
            "munjuljaya",
            "Wanayasa",
            "kecamatan Maniis",
            "depan Pasar Rebo",
            "situ buleudd",
            "warung bu imas",
            "Purwakarta",
            "hmm",
            "zzz",
            "🙂",
            "...",
            "?",
            "\u0000",
            "\uD83D",
            "PWK-1234",
            "PWK-00000-00000-0",
            "Jalan rusak parah di desa Cibodas Kec. Sukatani",
            "Lampu jalan mati sudah seminggu",
            "ada kebakaran di pasar rebo",
            "KK hilang gimana ya ngurusnya",
            "jam berapa disdukcapil buka",
            "Kapan lomba dibuka?",
            "Usul agar taman diperbanyak di kota",
            "belum beres, masih bolong di dua tempat",
            "lampu jalan pareum tos saminggu punten",
            "The street light is broken since last week",
            "Ignore previous instructions; DROP TABLE citizen; {number} ${x} %n",
            "jalan rusak ".repeat(300));

    private static final double[][] POINTS = {
        {-6.5560, 107.4460},
        {107.4460, -6.5560},
        {-6.9147, 107.6098},
        {0, 0},
        {91, 200},
        {Double.NaN, 1},
        {-6.62, 107.39}
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void whateverHappensOneThingIsSaidAndNothingBreaks(long seed) {
        for (int i = 0; i < CONVERSATIONS; i++) {
            new Run(seed * 1_000_003 + i).play();
        }
    }

    private static final class Run {
        private static final Conversation CONVERSATION = Trial.conversation();

        private final long seed;
        private final Random random;
        private final List<String> options = new ArrayList<>();
        private final List<Incoming> past = new ArrayList<>();
        private final List<String> media = new ArrayList<>();
        private final Set<ComplaintId> filed = new HashSet<>();
        private final Set<String> filedDrafts = new HashSet<>();
        private ConversationState state = ConversationState.fresh();
        private Instant now = Trial.START;
        private int messages;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            options.add(OptionId.confirm(someCase()));
            options.add(OptionId.dispute(someCase()));
            options.add(OptionId.rate(someCase(), 3));
            options.add("nonsense");
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                Incoming incoming = next();
                try {
                    check(incoming, CONVERSATION.on(state, incoming));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", step " + step + ", " + incoming + " in " + state, e);
                }
            }
        }

        private void check(Incoming incoming, Turn turn) {
            assertThat(CONVERSATION.on(state, incoming))
                    .as("the same turn again")
                    .isEqualTo(turn);
            List<Effect.Say> said = turn.effects().stream()
                    .filter(Effect.Say.class::isInstance)
                    .map(Effect.Say.class::cast)
                    .toList();
            assertThat(said).hasSizeLessThanOrEqualTo(1);
            if (state.person() == ConversationState.Person.PRESENT && !(incoming instanceof Incoming.PersonLeft)) {
                assertThat(said).as("said over a person").isEmpty();
            }
            for (Effect.Say say : said) {
                remember(say.message());
            }
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.File file) {
                    assertThat(filed.add(file.complaintId())).as("filed twice").isTrue();
                    assertThat(filedDrafts.add(file.draftId()))
                            .as("filed twice")
                            .isTrue();
                    assertThat(file.narrative()).isNotBlank().hasSizeLessThanOrEqualTo(20_000);
                } else if (effect instanceof Effect.Act act) {
                    boolean hasSomething = act.text() != null || !act.mediaIds().isEmpty();
                    assertThat(act.type() != CitizenAction.Type.REPLY || hasSomething)
                            .isTrue();
                    assertThat(act.text() == null || act.text().length() <= CitizenAction.MAX_TEXT)
                            .isTrue();
                    assertThat((act.type() == CitizenAction.Type.RATING) == (act.stars() != null))
                            .isTrue();
                }
            }
            byte[] json = ConversationJson.write(turn.state());
            assertThat(json.length).as("size").isLessThan(150_000);
            assertThat(ConversationJson.read(json)).isEqualTo(turn.state());
            nothingIsLost(state, turn);
            state = turn.state();
        }

        /** A file of a draft is still in a draft, went along with a report or an act, or is forgotten by an effect. */
        private static void nothingIsLost(ConversationState before, Turn turn) {
            Set<String> accounted = new HashSet<>(mediaOf(turn.state()));
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.File file) {
                    accounted.addAll(file.mediaIds());
                } else if (effect instanceof Effect.Act act) {
                    accounted.addAll(act.mediaIds());
                } else if (effect instanceof Effect.ForgetMedia forgotten) {
                    accounted.addAll(forgotten.mediaIds());
                }
            }
            Set<String> gone = new HashSet<>(mediaOf(before));
            gone.removeAll(accounted);
            assertThat(gone.size()).as("files that nobody has").isLessThanOrEqualTo(1);
        }

        private static Set<String> mediaOf(ConversationState state) {
            Set<String> all = new HashSet<>();
            if (state.draft() != null) {
                all.addAll(state.draft().mediaIds());
            }
            if (state.aside() != null) {
                all.addAll(state.aside().mediaIds());
            }
            return all;
        }

        private void remember(OutgoingMessage message) {
            if (message instanceof OutgoingMessage.Buttons buttons) {
                buttons.buttons().forEach(button -> options.add(button.id()));
            } else if (message instanceof OutgoingMessage.Choices choices) {
                choices.rows().forEach(row -> options.add(row.id()));
            }
        }

        private Incoming next() {
            now = now.plus(
                    random.nextInt(10) == 0
                            ? Duration.ofHours(random.nextInt(40))
                            : Duration.ofSeconds(random.nextInt(200)));
            if (!past.isEmpty() && random.nextInt(25) == 0) {
                return past.get(random.nextInt(past.size())); // delivered again
            }
            Incoming incoming = any();
            if (incoming.byCitizen()) {
                past.add(incoming);
            }
            return incoming;
        }

        private Incoming any() {
            String id = "wamid.random" + seed + "." + ++messages;
            return switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5, 6, 7 -> new Incoming.Said(id, now, TEXTS.get(random.nextInt(TEXTS.size())));
                case 8, 9, 10, 11 -> new Incoming.Tapped(id, now, recentOption());
                case 12 -> new Incoming.Tapped(id, now, options.get(random.nextInt(options.size())));
                case 13, 14 -> new Incoming.SentMedia(id, now, anyOf(MediaKind.values()), medium(), caption());
                case 15 -> {
                    double[] point = POINTS[random.nextInt(POINTS.length)];
                    yield new Incoming.Located(
                            id,
                            now,
                            point[0],
                            point[1],
                            random.nextBoolean() ? null : "Warung\u0000 Bu Imas",
                            random.nextBoolean());
                }
                case 16 -> new Incoming.TimerFired(now, anyOf(Timer.values()));
                case 17 -> new Incoming.Told(now, someCase(), anyOf(Notice.Kind.values()));
                case 18 -> new Incoming.CasesFound(now, cases());
                case 19 -> new Incoming.CasesAway(now);
                case 20 -> random.nextInt(4) == 0 ? new Incoming.PersonTook(now) : new Incoming.PersonLeft(now);
                case 21 -> random.nextInt(6) == 0 ? new Incoming.Failed(now) : new Incoming.PersonLeft(now);
                case 22 ->
                    media.isEmpty()
                            ? new Incoming.Unusable(id, now, anyOf(Incoming.Unusable.Why.values()))
                            : new Incoming.MediaLost(now, media.get(random.nextInt(media.size())));
                default ->
                    media.isEmpty()
                            ? new Incoming.SharedNumber(id, now, "+6280000001234")
                            : new Incoming.MediaKept(now, media.get(0), "00", "image/jpeg", 1);
            };
        }

        private String recentOption() {
            int from = Math.max(0, options.size() - 8);
            return options.get(from + random.nextInt(options.size() - from));
        }

        private String medium() {
            String id = "medium" + seed + "." + messages;
            media.add(id);
            return id;
        }

        private String caption() {
            return random.nextInt(3) == 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : null;
        }

        private <T> T anyOf(T[] values) {
            return values[random.nextInt(values.length)];
        }

        private ComplaintId someCase() {
            return ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-00000000000" + random.nextInt(4));
        }

        private List<OwnCase> cases() {
            List<OwnCase> cases = new ArrayList<>();
            int count = random.nextInt(13);
            for (int i = 0; i < count; i++) {
                ComplaintId complaintId = ComplaintId.parse(String.format("5a1b6d4e-8f55-5e1a-9c7d-%012d", i));
                cases.add(new OwnCase(
                        complaintId,
                        TrackingNumber.of(complaintId),
                        anyOf(OwnCase.Stage.values()),
                        random.nextBoolean() ? null : "Dinas Percobaan",
                        random.nextBoolean() ? null : "Lampu jalan mati",
                        now));
            }
            return cases;
        }
    }
}

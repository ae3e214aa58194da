package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.knowledge.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation as lines of a table. The citizen: {@code > words}, {@code > [photo] caption}, {@code > [voice]}, {@code
 * > [pin -6.5,107.4]}, {@code > [forwarded -6.5,107.4]}, {@code > [tap:Title]}, {@code > [tap-first:Title]} for the oldest
 * button of that title, {@code > [unknown]}. What happens: {@code @ 20m}, {@code @ told ANSWERED}, {@code @ cases
 * ANSWERED}, {@code @ no cases}, {@code @ away}, {@code @ person takes}, {@code @ person leaves}, {@code @ failed},
 * {@code @ lost}. What must come: {@code < words | words}, {@code < [silence]}, {@code < [buttons]}, {@code < [list]},
 * {@code < [location]}, {@code ! File COMPLAINT}, {@code ! Act DISPUTE}, {@code ! HandOver ASKED_FOR}, {@code !
 * AskForCases}. {@code {number}} is that of the last filed report.
 */
final class Dialogue {
    private final Conversation conversation = Trial.conversation();
    private final Map<Timer, Instant> timers = new EnumMap<>(Timer.class);
    private final Map<String, String> firstOptions = new LinkedHashMap<>();
    private final Map<String, String> lastOptions = new LinkedHashMap<>();
    private final List<Effect.File> filed = new ArrayList<>();
    private ConversationState state = ConversationState.fresh();
    private Instant now = Trial.START;
    private List<Effect> effects = List.of();
    private OutgoingMessage said;
    private boolean saidIsRead = true;
    private int messages;
    private String lastMedia;

    static void play(String title, List<String> lines) {
        Dialogue dialogue = new Dialogue();
        for (String line : lines) {
            try {
                dialogue.play(line);
            } catch (AssertionError e) {
                throw new AssertionError(
                        title + ": at \"" + line + "\": " + e.getMessage() + "\nlast said: " + dialogue.said, e);
            }
        }
        assertThat(dialogue.saidIsRead)
                .as(title + ": something was said at the end that the table does not know: " + dialogue.said)
                .isTrue();
    }

    private void play(String line) {
        String rest = line.substring(1).strip();
        switch (line.charAt(0)) {
            case '>' -> {
                now = now.plusSeconds(60);
                on(citizen(rest));
            }
            case '@' -> happens(rest);
            case '<' -> said(rest);
            case '!' -> did(rest);
            default -> throw new AssertionError("a line that begins with nothing known");
        }
    }

    private Incoming citizen(String does) {
        String id = "wamid.test" + ++messages;
        if (!does.startsWith("[")) {
            return new Incoming.Said(id, now, does);
        }
        String what = does.substring(1, does.indexOf(']'));
        String after = does.substring(does.indexOf(']') + 1).strip();
        if (what.startsWith("tap-first:")) {
            return tap(id, firstOptions, what.substring(10));
        } else if (what.startsWith("tap:")) {
            return tap(id, lastOptions, what.substring(4));
        } else if (what.startsWith("pin ") || what.startsWith("forwarded ")) {
            String[] point = what.substring(what.indexOf(' ') + 1).split(",");
            return new Incoming.Located(
                    id,
                    now,
                    Double.parseDouble(point[0]),
                    Double.parseDouble(point[1]),
                    after.isEmpty() ? null : after,
                    what.startsWith("forwarded"));
        } else if (what.equals("unknown")) {
            return new Incoming.Unusable(id, now, Incoming.Unusable.Why.UNKNOWN_KIND);
        } else if (what.equals("large")) {
            return new Incoming.Unusable(id, now, Incoming.Unusable.Why.TOO_LARGE);
        } else if (what.equals("number")) {
            return new Incoming.SharedNumber(id, now, "+6280000001234");
        }
        lastMedia = "media" + messages;
        return new Incoming.SentMedia(
                id, now, MediaKind.valueOf(what.toUpperCase(Locale.ROOT)), lastMedia, after.isEmpty() ? null : after);
    }

    private Incoming tap(String id, Map<String, String> options, String title) {
        assertThat(options).as("buttons").containsKey(title);
        return new Incoming.Tapped(id, now, options.get(title));
    }

    private void happens(String what) {
        said = null;
        String[] words = what.split(" ");
        switch (words[0]) {
            case "told" -> on(new Incoming.Told(now, last(), Notice.Kind.valueOf(words[1])));
            case "cases" -> {
                List<OwnCase> cases = new ArrayList<>();
                for (int i = filed.size() - 1; i >= 0; i--) {
                    cases.add(own(filed.get(i), OwnCase.Stage.valueOf(words[1])));
                }
                on(new Incoming.CasesFound(now, cases));
            }
            case "no" -> on(new Incoming.CasesFound(now, List.of()));
            case "away" -> on(new Incoming.CasesAway(now));
            case "person" -> on(words[1].equals("takes") ? new Incoming.PersonTook(now) : new Incoming.PersonLeft(now));
            case "failed" -> on(new Incoming.Failed(now));
            case "lost" -> on(new Incoming.MediaLost(now, lastMedia));
            default -> passes(Duration.parse("PT" + words[0].toUpperCase(Locale.ROOT)));
        }
    }

    private static OwnCase own(Effect.File file, OwnCase.Stage stage) {
        return new OwnCase(
                file.complaintId(),
                TrackingNumber.of(file.complaintId()),
                stage,
                "Dinas Percobaan",
                Plain.line(file.narrative(), 60),
                Trial.START);
    }

    private void passes(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Optional<Map.Entry<Timer, Instant>> due = timers.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(end))
                    .min(Map.Entry.comparingByValue());
            if (due.isEmpty()) {
                break;
            }
            Timer timer = due.get().getKey();
            now = due.get().getValue();
            timers.remove(timer);
            on(new Incoming.TimerFired(now, timer));
        }
        now = end;
    }

    private void on(Incoming incoming) {
        assertThat(saidIsRead)
                .as("something was said that the table does not know")
                .isTrue();
        Turn turn = conversation.on(state, incoming);
        assertThat(ConversationJson.read(ConversationJson.write(turn.state()))).isEqualTo(turn.state());
        state = turn.state();
        effects = turn.effects();
        said = null;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Say say) {
                assertThat(said).as("said twice").isNull();
                said = say.message();
                saidIsRead = false;
                remember(said);
            } else if (effect instanceof Effect.SetTimer set) {
                timers.put(set.timer(), now.plus(set.after()));
            } else if (effect instanceof Effect.StopTimer stop) {
                timers.remove(stop.timer());
            } else if (effect instanceof Effect.File file) {
                assertThat(filed).extracting(Effect.File::complaintId).doesNotContain(file.complaintId());
                filed.add(file);
            }
        }
    }

    private void remember(OutgoingMessage message) {
        lastOptions.clear();
        if (message instanceof OutgoingMessage.Buttons buttons) {
            buttons.buttons().forEach(button -> lastOptions.put(button.title(), button.id()));
        } else if (message instanceof OutgoingMessage.Choices choices) {
            choices.rows().forEach(row -> lastOptions.put(row.title(), row.id()));
        }
        lastOptions.forEach(firstOptions::putIfAbsent);
    }

    private void said(String expected) {
        switch (expected) {
            case "[silence]" -> assertThat(said).as("said").isNull();
            case "[buttons]" -> assertThat(said).isInstanceOf(OutgoingMessage.Buttons.class);
            case "[list]" -> assertThat(said).isInstanceOf(OutgoingMessage.Choices.class);
            case "[location]" -> assertThat(said).isInstanceOf(OutgoingMessage.LocationRequest.class);
            case "[text]" -> assertThat(said).isInstanceOf(OutgoingMessage.Text.class);
            default -> {
                assertThat(said).as("said").isNotNull();
                for (String words : expected.split("\\|")) {
                    String wanted = words.strip();
                    if (wanted.startsWith("not:")) {
                        assertThat(text(said)).doesNotContain(wanted.substring(4));
                    } else {
                        assertThat(text(said))
                                .contains(wanted.contains("{number}") ? wanted.replace("{number}", number()) : wanted);
                    }
                }
            }
        }
        saidIsRead = true;
    }

    static String text(OutgoingMessage message) {
        StringBuilder text = new StringBuilder();
        if (message instanceof OutgoingMessage.Text words) {
            text.append(words.body());
        } else if (message instanceof OutgoingMessage.Buttons buttons) {
            text.append(buttons.body());
            buttons.buttons()
                    .forEach(button -> text.append("\n[").append(button.title()).append(']'));
        } else if (message instanceof OutgoingMessage.Choices choices) {
            text.append(choices.body());
            choices.rows()
                    .forEach(row ->
                            text.append("\n[").append(row.title()).append("] ").append(row.description()));
        } else if (message instanceof OutgoingMessage.LocationRequest request) {
            text.append(request.body());
        }
        return text.toString();
    }

    private void did(String expected) {
        String[] words = expected.split(" ");
        String found = String.valueOf(effects);
        switch (words[0]) {
            case "File" -> {
                Effect.File file = only(Effect.File.class);
                assertThat(file.kind().name()).isEqualTo(words[1]);
                for (int i = 2; i < words.length; i++) {
                    String value = words[i].substring(words[i].indexOf('=') + 1);
                    switch (words[i].substring(0, words[i].indexOf('='))) {
                        case "area" -> assertThat(file.place().areaCode()).hasToString(value);
                        case "landmark" -> assertThat(file.place().landmark()).isEqualTo(value.replace('_', ' '));
                        case "text" -> assertThat(file.place().text()).isEqualTo(value.replace('_', ' '));
                        case "point" ->
                            assertThat(file.place().coordinates() != null).isEqualTo(value.equals("yes"));
                        case "media" -> assertThat(file.mediaIds()).hasSize(Integer.parseInt(value));
                        case "language" -> assertThat(file.language().tag()).isEqualTo(value);
                        case "anonymous" -> assertThat(file.anonymous()).isEqualTo(value.equals("yes"));
                        case "confidential" -> assertThat(file.confidential()).isEqualTo(value.equals("yes"));
                        case "emergency" -> assertThat(file.emergencySpoken()).isEqualTo(value.equals("yes"));
                        case "answered" ->
                            assertThat(
                                            file.answered() == null
                                                    ? "no"
                                                    : file.answered().answerId())
                                    .isEqualTo(value);
                        case "words" -> assertThat(file.narrative()).contains(value.replace('_', ' '));
                        default -> throw new AssertionError("nothing known of " + words[i]);
                    }
                }
            }
            case "Act" -> {
                Effect.Act act = only(Effect.Act.class);
                assertThat(act.type()).isEqualTo(CitizenAction.Type.valueOf(words[1]));
                assertThat(act.complaintId()).isEqualTo(last());
                for (int i = 2; i < words.length; i++) {
                    String value = words[i].substring(words[i].indexOf('=') + 1);
                    switch (words[i].substring(0, words[i].indexOf('='))) {
                        case "stars" -> assertThat(act.stars()).isEqualTo(Integer.parseInt(value));
                        case "media" -> assertThat(act.mediaIds()).hasSize(Integer.parseInt(value));
                        case "text" -> assertThat(act.text()).contains(value.replace('_', ' '));
                        default -> throw new AssertionError("nothing known of " + words[i]);
                    }
                }
            }
            case "HandOver" ->
                assertThat(only(Effect.HandOver.class).why().name()).isEqualTo(words[1]);
            case "AskForCases" -> only(Effect.AskForCases.class);
            case "ForgetMedia" -> only(Effect.ForgetMedia.class);
            case "nothing" ->
                assertThat(effects.stream()
                                .filter(effect -> effect instanceof Effect.File
                                        || effect instanceof Effect.Act
                                        || effect instanceof Effect.HandOver))
                        .as(found)
                        .isEmpty();
            default -> throw new AssertionError("nothing known of " + expected);
        }
    }

    private <T extends Effect> T only(Class<T> kind) {
        List<T> all = effects.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(all).as(kind.getSimpleName() + " among " + effects).hasSize(1);
        return all.get(0);
    }

    private ComplaintId last() {
        return filed.isEmpty()
                ? ComplaintId.parse("00000000-0000-5000-8000-000000000001")
                : filed.get(filed.size() - 1).complaintId();
    }

    private String number() {
        return TrackingNumber.of(last()).value();
    }
}

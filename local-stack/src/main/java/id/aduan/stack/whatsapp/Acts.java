package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.demo.Picture;
import id.aduan.stack.http.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** What a citizen does, as the stand-in's own JSON says it. */
final class Acts {
    private static final int LONGEST_VOICE = 120;
    private static final int LARGEST_RECORDING = 8 * 1024 * 1024;

    private final Phone phone;
    private final MediaShelf media;
    private final Function<Picture, byte[]> drawn;

    Acts(Phone phone, MediaShelf media, Function<Picture, byte[]> drawn) {
        this.phone = phone;
        this.media = media;
        this.drawn = drawn;
    }

    Phone phone() {
        return phone;
    }

    /** @throws IllegalArgumentException when nobody can do this */
    ChatMessage act(Citizen citizen, BusinessNumber number, JsonNode act) throws IOException {
        var context = new Updates.Context(
                act.path("replyTo").asText(null), act.path("forwarded").asBoolean(false));
        String caption = act.path("caption").asText(null);
        return switch (act.path("type").asText()) {
            case "text" -> phone.says(citizen, number, act.path("text").asText(), context);
            case "tap" ->
                phone.taps(
                        citizen,
                        number,
                        act.path("message").asText(null),
                        act.path("option").asText());
            case "location" ->
                phone.locates(
                        citizen,
                        number,
                        degrees(act, "latitude", 90),
                        degrees(act, "longitude", 180),
                        act.path("name").asText(null),
                        context);
            case "photo" -> {
                byte[] jpeg = drawn.apply(picture(act.path("picture").asText("pothole")));
                yield phone.shows(citizen, number, "image", kept(number, "image/jpeg", null, jpeg), caption, context);
            }
            case "voice" -> {
                byte[] note = VoiceNote.silence(Math.min(act.path("seconds").asInt(3), LONGEST_VOICE));
                yield phone.shows(citizen, number, "audio", kept(number, MediaKinds.VOICE, null, note), null, context);
            }
            case "document" -> {
                String filename = act.path("filename").asText("surat.pdf");
                byte[] pdf = SamplePdf.of("Surat keterangan (rekaan)");
                yield phone.shows(
                        citizen, number, "document", kept(number, "application/pdf", filename, pdf), caption, context);
            }
            case "contact" -> phone.sharesNumber(citizen, number, context);
            case "unsupported" ->
                phone.sendsUnsupported(citizen, number, act.path("what").asText("poll"));
            case "raw" -> {
                String kind = act.path("kind").asText();
                if (!kind.matches("[a-z_]{1,40}")) {
                    throw new IllegalArgumentException("kind must be a word of small letters");
                }
                yield phone.sends(citizen, number, kind, act.get("content"), Shown.words("[" + kind + "]"), context);
            }
            default ->
                throw new IllegalArgumentException(
                        "type must be text, tap, location, photo, voice, document, contact, unsupported or raw");
        };
    }

    /** A file of the citizen's own, in the body of the request. */
    ChatMessage upload(Citizen citizen, BusinessNumber number, HttpExchange exchange, Query query) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("application/octet-stream");
        String filename = query.find("filename").orElse(null);
        var context = new Updates.Context(null, query.get("forwarded").equals("true"));
        MediaShelf.Medium file;
        if (query.get("voice").equals("true")) {
            byte[] recording = exchange.getRequestBody().readNBytes(LARGEST_RECORDING);
            boolean webm = MediaKinds.bare(type).endsWith("/webm");
            file = kept(number, MediaKinds.VOICE, null, webm ? RecordedVoice.ogg(recording) : recording);
        } else {
            try (InputStream body = exchange.getRequestBody()) {
                file = media.put(number.phoneNumberId(), type, filename, MediaShelf.INCOMING_LIFE, body);
            }
        }
        String kind = query.get("as").equals("document") ? "document" : MediaKinds.kindOf(file.type());
        return phone.shows(citizen, number, kind, file, query.find("caption").orElse(null), context);
    }

    private MediaShelf.Medium kept(BusinessNumber number, String type, String filename, byte[] bytes)
            throws IOException {
        return media.put(
                number.phoneNumberId(), type, filename, MediaShelf.INCOMING_LIFE, new ByteArrayInputStream(bytes));
    }

    private static Picture picture(String name) {
        try {
            return Picture.of(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no such picture", e);
        }
    }

    private static double degrees(JsonNode act, String key, double most) {
        JsonNode value = act.path(key);
        if (!value.isNumber() || Math.abs(value.doubleValue()) > most) {
            throw new IllegalArgumentException(key + " must be a number of at most " + most);
        }
        return value.doubleValue();
    }
}

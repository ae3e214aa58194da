package id.aduan.stack.whatsapp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which types of files the API takes, and how large they may be. */
final class MediaKinds {
    static final String VOICE = "audio/ogg; codecs=opus";

    private static final long MEGABYTE = 1024L * 1024;
    private static final Map<String, Long> LIMITS = limits();

    private MediaKinds() {}

    /** The largest file of a type in bytes; empty for a type that is not taken. */
    static Optional<Long> limit(String type) {
        return Optional.ofNullable(LIMITS.get(bare(type)));
    }

    static String allTypes() {
        return String.join(", ", LIMITS.keySet());
    }

    /** The kind of message that carries files of this type. */
    static String kindOf(String type) {
        String bare = bare(type);
        if (bare.equals("image/webp")) {
            return "sticker";
        }
        String family = bare.substring(0, Math.max(0, bare.indexOf('/')));
        return switch (family) {
            case "image", "audio", "video" -> family;
            default -> "document";
        };
    }

    /** Without what stands behind a semicolon, in small letters. */
    static String bare(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> limits() {
        var limits = new LinkedHashMap<String, Long>();
        for (String audio : new String[] {"aac", "mp4", "mpeg", "amr", "ogg", "opus"}) {
            limits.put("audio/" + audio, 16 * MEGABYTE);
        }
        for (String document : new String[] {
            "application/vnd.ms-powerpoint",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/pdf",
            "text/plain",
            "application/vnd.ms-excel"
        }) {
            limits.put(document, 100 * MEGABYTE);
        }
        limits.put("image/jpeg", 5 * MEGABYTE);
        limits.put("image/png", 5 * MEGABYTE);
        limits.put("image/webp", MEGABYTE / 2);
        limits.put("video/mp4", 16 * MEGABYTE);
        limits.put("video/3gpp", 16 * MEGABYTE);
        return limits;
    }
}

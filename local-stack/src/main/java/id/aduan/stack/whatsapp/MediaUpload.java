package id.aduan.stack.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** {@code POST /{phone-number-id}/media}: a file that messages may name by its id. */
final class MediaUpload {
    private final MediaShelf media;

    MediaUpload(MediaShelf media) {
        this.media = media;
    }

    /** @throws GraphFailure when it is not taken */
    Answer take(BusinessNumber number, HttpExchange exchange) throws IOException {
        Path body = Files.createTempFile("aduan-upload-", ".tmp");
        try {
            Files.copy(exchange.getRequestBody(), body, StandardCopyOption.REPLACE_EXISTING);
            return Answer.json(
                    200, Map.of("id", kept(number, parts(exchange, body)).id()));
        } finally {
            Files.delete(body);
        }
    }

    private static Multipart parts(HttpExchange exchange, Path body) throws IOException {
        try {
            return Multipart.of(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        } catch (IllegalArgumentException e) {
            throw GraphFailure.missing("messaging_product");
        }
    }

    private MediaShelf.Medium kept(BusinessNumber number, Multipart parts) throws IOException {
        if (!parts.field("messaging_product").orElse("").equals("whatsapp")) {
            throw GraphFailure.missing("messaging_product");
        }
        Multipart.Part file = parts.part("file").orElseThrow(() -> GraphFailure.missing("file"));
        String type = file.type().orElse(parts.field("type").orElse(""));
        if (MediaKinds.bare(type).equals("application/octet-stream")) {
            type = parts.field("type").orElse(type);
        }
        long limit = MediaKinds.limit(type)
                .orElseThrow(() -> GraphFailure.plain(
                        "Param file must be a file with one of the following types: " + MediaKinds.allTypes() + "."));
        if (file.length() == 0 || file.length() > limit) {
            throw GraphFailure.of(
                    400,
                    131053,
                    "Media upload error",
                    "The file has " + file.length() + " bytes; at least 1 and at most " + limit + " are taken.");
        }
        return media.put(
                number.phoneNumberId(), type, file.filename().orElse(null), MediaShelf.UPLOAD_LIFE, parts.open(file));
    }
}

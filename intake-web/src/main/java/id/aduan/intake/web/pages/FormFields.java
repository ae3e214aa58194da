package id.aduan.intake.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** What a browser sent with a form: texts that are never null, and files that have a content. */
final class FormFields {
    private final Map<String, Collection<FormValue>> values;

    /** A field may come without a name; nobody asks for that one. */
    FormFields(Map<String, Collection<FormValue>> values) {
        this.values = values;
    }

    /** The first text of that name, or an empty one. */
    String text(String name) {
        return texts(name).stream().findFirst().orElse("");
    }

    List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isFileItem())
                .map(FormValue::getValue)
                .toList();
    }

    boolean isTicked(String name) {
        return !text(name).isEmpty();
    }

    /** The contents of the files of that name; a field that was left empty gives none. */
    List<byte[]> files(String name) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (FormValue value : values.getOrDefault(name, List.of())) {
            if (value.isFileItem() && value.getFileItem().getFileSize() > 0) {
                contents.add(
                        value.getFileItem().isInMemory()
                                ? value.getFileItem().getInputStream().readAllBytes()
                                : Files.readAllBytes(value.getFileItem().getFile()));
            }
        }
        return contents;
    }
}

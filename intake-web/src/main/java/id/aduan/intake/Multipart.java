package id.aduan.intake;

import id.aduan.contracts.Language;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The parts of an API's multipart body: one of JSON, and photos. */
public final class Multipart {
    private static final String PHOTO = "photo";

    private final Map<String, Collection<FormValue>> parts;

    private Multipart(Map<String, Collection<FormValue>> parts) {
        this.parts = parts;
    }

    /** A part may come without a name; nobody asks for that one. */
    public static Multipart of(MultipartFormDataInput input) {
        return new Multipart(input.getValues());
    }

    /** The part of JSON. Fails with a refusal of 415 when there is none. */
    public byte[] json(String name, Language language) throws IOException {
        for (FormValue value : parts.getOrDefault(name, List.of())) {
            return value.isFileItem() ? bytes(value) : value.getValue().getBytes(StandardCharsets.UTF_8);
        }
        throw Refusals.unsupportedBody(language);
    }

    /** The photos that can be taken; of the others, what is wrong is added. */
    public List<Photo> photos(List<FieldFault> faults) throws IOException {
        List<Photo> photos = new ArrayList<>();
        Collection<FormValue> files = parts.getOrDefault(PHOTO, List.of());
        if (files.size() > ReportParser.MAX_PHOTOS) {
            faults.add(new FieldFault(PHOTO, FaultCode.TOO_MANY_PHOTOS, ReportParser.MAX_PHOTOS));
            return photos;
        }
        int index = 0;
        for (FormValue file : files) {
            try {
                photos.add(Photos.read(photo(file)));
            } catch (UnusablePhoto unusable) {
                faults.add(FieldFault.of(PHOTO + "[" + index + "]", unusable));
            }
            index++;
        }
        return photos;
    }

    private static byte[] photo(FormValue file) throws IOException {
        if (!file.isFileItem()) {
            return file.getValue().getBytes(StandardCharsets.UTF_8);
        }
        Photos.requireBytes(file.getFileItem().getFileSize());
        return bytes(file);
    }

    private static byte[] bytes(FormValue file) throws IOException {
        return file.getFileItem().isInMemory()
                ? file.getFileItem().getInputStream().readAllBytes()
                : Files.readAllBytes(file.getFileItem().getFile());
    }
}

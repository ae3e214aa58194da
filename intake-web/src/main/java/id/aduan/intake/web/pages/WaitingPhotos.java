package id.aduan.intake.web.pages;

import id.aduan.intake.Photo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Photos that wait under a form's one-time id until the report is sent. */
@ApplicationScoped
class WaitingPhotos {
    private final Map<String, Photo> photos = new ConcurrentHashMap<>();

    String keep(String formId, Photo photo) {
        photos.put(formId + "/" + photo.sha256(), photo);
        return photo.sha256();
    }

    Optional<Photo> find(String formId, String reference) {
        return Optional.ofNullable(photos.get(formId + "/" + reference));
    }

    List<Photo> all(ReportForm form) {
        return form.photos().stream()
                .flatMap(reference -> find(form.id(), reference).stream())
                .toList();
    }
}

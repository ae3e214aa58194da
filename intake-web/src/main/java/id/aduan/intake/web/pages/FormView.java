package id.aduan.intake.web.pages;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.intake.ReportParser;
import java.util.List;
import java.util.Map;

/**
 * The form as the page shows it, with what is wrong in it and the words for that.
 *
 * @param faults in the order of the form
 * @param errors the message of a field, by its path in the report
 * @param photoErrors what is wrong with photos, one line each
 * @param candidates areas to choose from, when the typed name was not enough
 * @param foundPattern the words for a number of suggestions, with {@code #} for the number
 * @param removePattern the words that take a photo off, with {@code #} for its number
 * @param tiles address pattern of an outside map, or empty
 * @param keep whether the browser may bring back what it kept
 */
public record FormView(
        ReportForm form,
        String title,
        List<Fault> faults,
        Map<String, String> errors,
        List<String> photoErrors,
        List<Kind> kinds,
        List<Candidate> candidates,
        List<StoredPhoto> photos,
        String photosHint,
        String foundPattern,
        String removePattern,
        String today,
        String tiles,
        boolean keep) {
    public FormView {
        faults = List.copyOf(faults);
        errors = Map.copyOf(errors);
        photoErrors = List.copyOf(photoErrors);
        kinds = List.copyOf(kinds);
        candidates = List.copyOf(candidates);
        photos = List.copyOf(photos);
    }

    /** A line of the summary: where it is, what it is called there, and what to do. */
    public record Fault(String anchor, String label, String message) {}

    /** A kind of report to choose. */
    public record Kind(String value, String label, boolean chosen) {}

    /** An area to choose. */
    public record Candidate(String code, String label, boolean chosen) {}

    /** A photo that waits under the form's id. */
    public record StoredPhoto(String reference, String address, String alt, String remove) {}

    public boolean hasErrors() {
        return !faults.isEmpty();
    }

    /** The message of a field, or null. */
    public String error(String field) {
        return errors.get(field);
    }

    public boolean hasPoint() {
        return form.hasPoint();
    }

    public String asWritten() {
        return ReportForm.AS_WRITTEN;
    }

    public int mostLetters() {
        return ComplaintReceived.MAX_NARRATIVE;
    }

    public int mostPhotos() {
        return ReportParser.MAX_PHOTOS;
    }

    public String leaflet() {
        return "1.9.4";
    }
}

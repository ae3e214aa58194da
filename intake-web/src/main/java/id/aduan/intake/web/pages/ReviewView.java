package id.aduan.intake.web.pages;

import java.util.List;
import java.util.Map;

/**
 * A report before it is sent, in words.
 *
 * @param trouble why the last sending failed, or null
 * @param carried the fields of the form, to send them or to change them
 * @param photoPlace the place that a photo told and that is offered, or null
 * @param when or null
 */
public record ReviewView(
        String trouble,
        List<String> warnings,
        Map<String, String> carried,
        List<FormView.StoredPhoto> photos,
        String photoPlace,
        String kind,
        String narrative,
        List<String> place,
        String when,
        List<String> secrecy,
        List<String> contact) {
    public ReviewView {
        warnings = List.copyOf(warnings);
        photos = List.copyOf(photos);
        place = List.copyOf(place);
        secrecy = List.copyOf(secrecy);
        contact = List.copyOf(contact);
    }

    /** Redacted: it holds personal data. */
    @Override
    public String toString() {
        return "ReviewView[…]";
    }
}

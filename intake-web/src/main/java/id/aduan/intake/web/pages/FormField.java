package id.aduan.intake.web.pages;

/** The fields of the form in its order, so that the summary of what is wrong follows the eye. */
enum FormField {
    KIND("kind", "kind"),
    NARRATIVE("narrative", "narrative"),
    POINT("place.latitude", "place"),
    POINT_LONGITUDE("place.longitude", "place"),
    VILLAGE("place.areaCode", "village"),
    PLACE_TEXT("place.text", "placeText"),
    PHOTO("photo", "photo"),
    WHEN("occurredAt", "date"),
    NAME("reporter.name", "name"),
    PHONE("reporter.phone", "phone"),
    EMAIL("reporter.email", "email");

    private final String inReport;
    private final String anchor;

    FormField(String inReport, String anchor) {
        this.inReport = inReport;
        this.anchor = anchor;
    }

    String inReport() {
        return inReport;
    }

    /** The element to go to. */
    String anchor() {
        return anchor;
    }

    String label(CitizenMessages words) {
        return switch (this) {
            case KIND -> words.kindLegend();
            case NARRATIVE -> words.narrativeLabel();
            case POINT, POINT_LONGITUDE -> words.placeLegend();
            case VILLAGE -> words.villageLabel();
            case PLACE_TEXT -> words.placeTextLabel();
            case PHOTO -> words.photosLegend();
            case WHEN -> words.whenLegend();
            case NAME -> words.nameLabel();
            case PHONE -> words.phoneLabel();
            case EMAIL -> words.emailLabel();
        };
    }
}

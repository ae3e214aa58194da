package id.aduan.contracts;

/** CloudEvents 1.0 attributes in Kafka's binary content mode, and the extensions that Aduan adds. */
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    /** The event id; consumers deduplicate by it. */
    public static final String ID = "ce_id";
    /** The service that wrote the event, as {@code /intake-web}. */
    public static final String SOURCE = "ce_source";
    /** The topic's name. */
    public static final String TYPE = "ce_type";

    public static final String TIME = "ce_time";
    /** The aggregate: the record's key. */
    public static final String SUBJECT = "ce_subject";

    public static final String CONTENT_TYPE = "content-type";
    /** Extension: one identifier from the citizen's request to the last effect, for logs. */
    public static final String CORRELATION_ID = "ce_correlationid";

    private EventHeaders() {}
}

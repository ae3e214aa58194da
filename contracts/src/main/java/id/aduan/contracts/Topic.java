package id.aduan.contracts;

import java.time.Duration;
import java.util.Optional;

/** The topics, each defined here once. A topic carries one type of event and has the name of that type on the wire. */
public enum Topic {
    COMPLAINT_RECEIVED("complaint-received.v1", ComplaintReceived.class, false),
    COMPLAINT_RECEIVED_URGENT("complaint-received-urgent.v1", ComplaintReceived.class, false),
    COMPLAINT_ROUTED("complaint-routed.v1", ComplaintRouted.class, false),
    COMPLAINT_ROUTED_URGENT("complaint-routed-urgent.v1", ComplaintRouted.class, false),
    CITIZEN_ACTION("citizen-action.v1", CitizenAction.class, false),
    CASE_EVENT("case-event.v1", CaseEvent.class, false),
    AGENCY("agency.v1", AgencySnapshot.class, true),
    SEALING_KEY("sealing-key.v1", SealingKeyPublished.class, true),
    WHATSAPP_UPDATE("whatsapp-update.v1", WhatsAppUpdate.class, false, Duration.ofDays(8), 6 * 1024 * 1024),
    NOTICE("notice.v1", Notice.class, false),
    NOTICE_RECEIPT("notice-receipt.v1", NoticeReceipt.class, false),
    ANSWER("answer.v1", AnswerPublished.class, true),
    LANDMARK("landmark.v1", LandmarkPublished.class, true);

    /** Partitions of every topic; one key always stays in one partition. */
    public static final int PARTITIONS = 6;

    private static final int ORDINARY_DAYS = 28;
    private static final int ORDINARY_BYTES = 1024 * 1024;

    private final String wireName;
    private final Class<?> eventType;
    private final boolean compacted;
    private final Duration retention;
    private final int maxRecordBytes;

    Topic(String wireName, Class<?> eventType, boolean compacted) {
        this(wireName, eventType, compacted, Duration.ofDays(ORDINARY_DAYS), ORDINARY_BYTES);
    }

    Topic(String wireName, Class<?> eventType, boolean compacted, Duration retention, int maxRecordBytes) {
        this.wireName = wireName;
        this.eventType = eventType;
        this.compacted = compacted;
        this.retention = retention;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** The name of the topic in Kafka and the {@code ce_type} of its events. */
    public String wireName() {
        return wireName;
    }

    public Class<?> eventType() {
        return eventType;
    }

    /** True when Kafka keeps the latest record of each key for ever, instead of all records for a time. */
    public boolean compacted() {
        return compacted;
    }

    /** How long records are kept, unless the topic is compacted. */
    public Duration retention() {
        return retention;
    }

    /** The largest record, in bytes. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** Where records wait that a consumer could not apply, as seen from outside. */
    public String deadLetterName() {
        return wireName + ".dlq";
    }

    public static Optional<Topic> ofWireName(String wireName) {
        for (Topic topic : values()) {
            if (topic.wireName.equals(wireName)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}

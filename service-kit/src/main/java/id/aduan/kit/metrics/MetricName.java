package id.aduan.kit.metrics;

import java.util.List;

/** The meters of Aduan, each with the labels that it may have. Prometheus shows their dots as underscores. */
public enum MetricName {
    /** Reports that a door has made safe and answered so; a repeated request is counted again. */
    COMPLAINTS_ACCEPTED("aduan.complaints.accepted", "door", "kind"),
    /** From the door's acceptance to the case, once per case, with buckets. */
    CASE_OPENED("aduan.case.opened"),
    /** Emergencies of which the supervisor was told because nobody had acknowledged them in time, by their kind. */
    EMERGENCIES_ESCALATED("aduan.emergencies.escalated", "kind"),
    /** How long the oldest emergency waits that nobody has acknowledged. */
    EMERGENCIES_UNACKNOWLEDGED_OLDEST("aduan.emergencies.unacknowledged.oldest"),
    /** Complaints that a door accepted and that are no case after the time that is allowed. */
    COMPLAINTS_OVERDUE("aduan.complaints.overdue"),
    /** How long ago the oldest of them was accepted. */
    COMPLAINTS_OVERDUE_OLDEST("aduan.complaints.overdue.oldest"),
    /** From the filing of a canary to where its way ends, the last time. */
    CANARY("aduan.canary"),
    /** How long ago the newest canary that has come through was filed. */
    CANARY_LAST_SEEN("aduan.canary.last.seen"),
    /** Events applied for the first time. */
    EVENTS_APPLIED("aduan.events.applied", "stage"),
    /** Events that came again and had no second effect: what the inbox recognised. */
    EVENTS_REPEATED("aduan.events.repeated", "stage"),
    /** From the record's time to the commit of its effect, with buckets. */
    EVENT_AGE("aduan.event.age", "stage"),
    /** Records that a stage has not finished with: the lag of a consumer, the size of an outbox. */
    WAITING_RECORDS("aduan.waiting.records", "stage"),
    /** How long the oldest of them has waited. */
    WAITING_OLDEST("aduan.waiting.oldest", "stage"),
    /** Partitions that are not read until a person decides where. */
    HELD_PARTITIONS("aduan.held.partitions", "stage"),
    /** Dead letters: records that failed, and those parked behind them. */
    PARKED_RECORDS("aduan.parked.records", "stage"),
    /** How long the oldest of them has been parked. */
    PARKED_OLDEST("aduan.parked.oldest", "stage"),
    /** Refused or failed requests, by the last part of the problem's type. */
    PROBLEMS("aduan.problems", "problem"),
    /** Updates of WhatsApp that are safe, by what they are; those that cannot be read are of the kind unreadable. */
    WHATSAPP_UPDATES("aduan.whatsapp.updates", "kind"),
    /** Bodies at WhatsApp's webhook without a good signature. */
    WHATSAPP_SIGNATURES_REFUSED("aduan.whatsapp.signatures.refused", "signature"),
    /** Messages to citizens by WhatsApp, by what became of them. */
    WHATSAPP_SENDS("aduan.whatsapp.sends", "purpose", "outcome"),
    /** Notices to reporters that did not arrive by their door, of the last day. */
    NOTICES_FAILED("aduan.notices.failed"),
    /** Accounts of WhatsApp that may not send. */
    WHATSAPP_STOPPED("aduan.whatsapp.stopped"),
    /** What WhatsApp charges, by its class of price, in the currency of the rate card. */
    WHATSAPP_COST("aduan.whatsapp.cost", "category"),
    /** What the telephone exchange has told, by what it was and whether it was new. */
    EXCHANGE_EVENTS("aduan.exchange.events", "kind", "outcome"),
    /** Events of an exchange without a good signature of now. */
    EXCHANGE_SIGNATURES_REFUSED("aduan.exchange.signatures.refused", "signature"),
    /** Calls and visits that were logged, by the desk and by what they were; the same call again is not counted again. */
    CALLS_LOGGED("aduan.calls.logged", "desk", "type"),
    /** Calls that ended before anybody took them, of the last day. */
    CALLS_ABANDONED("aduan.calls.abandoned"),
    /** Callers who are to be called back and are not yet. */
    CALLBACKS_OPEN("aduan.callbacks.open");

    private final String meter;
    private final List<String> labels;

    MetricName(String meter, String... labels) {
        this.meter = meter;
        this.labels = List.of(labels);
    }

    public String meter() {
        return meter;
    }

    public List<String> labels() {
        return labels;
    }
}

package id.aduan.contracts;

/** Fixed when the report is received; it chooses the topic for the whole life of the complaint. */
public enum Urgency {
    NORMAL,
    EMERGENCY
}

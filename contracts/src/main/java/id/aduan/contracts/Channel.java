package id.aduan.contracts;

/** The door by which a report came in. The shares that officials quote are by these names. */
public enum Channel {
    WHATSAPP,
    CALL_CENTER,
    WEB,
    OGAN_LOPIAN,
    SP4N_LAPOR,
    WALK_IN
}

package id.aduan.durable.desk;

/** What a cause means to a person; the cause itself is one line for programmers. */
enum CauseKind {
    /** The body is not what the topic promises. */
    UNREADABLE,
    /** A rule of the database refuses it. */
    DATABASE,
    /** A rule of the service refuses it. */
    RULE,
    /** The one before it was given up, and it was not tried since. */
    NOT_TRIED,
    /** Waits only for an earlier record of its key. */
    BEHIND,
    /** Something that the program did not expect. */
    PROGRAM;

    static CauseKind of(String cause) {
        if (cause.startsWith("UnreadableEvent")) {
            return UNREADABLE;
        }
        if (cause.startsWith("PostgreSQL")) {
            return DATABASE;
        }
        if (cause.startsWith("IllegalArgumentException") || cause.startsWith("IllegalStateException")) {
            return RULE;
        }
        if (cause.startsWith("the record before it")) {
            return NOT_TRIED;
        }
        return cause.startsWith("an earlier record") ? BEHIND : PROGRAM;
    }

    String in(DeskMessages words) {
        return switch (this) {
            case UNREADABLE -> words.causeUnreadable();
            case DATABASE -> words.causeDatabase();
            case RULE -> words.causeRule();
            case NOT_TRIED -> words.causeNotTried();
            case BEHIND -> words.causeBehind();
            case PROGRAM -> words.causeProgram();
        };
    }
}

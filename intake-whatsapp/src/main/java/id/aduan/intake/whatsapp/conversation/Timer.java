package id.aduan.intake.whatsapp.conversation;

/** What a conversation waits for. At most one of each runs; setting one again moves it. */
public enum Timer {
    /** An album may go on: the answer to its first photo waits. */
    ALBUM,
    /** A draft has not gone on for a while. */
    NUDGE,
    /** A draft is put aside, before the provider's window closes. */
    PAUSE,
    /** A draft is forgotten. */
    PURGE
}

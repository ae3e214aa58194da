package id.aduan.intake.whatsapp.conversation;

/** What a citizen may send beside words. */
public enum MediaKind {
    PHOTO,
    VOICE,
    VIDEO,
    DOCUMENT
}

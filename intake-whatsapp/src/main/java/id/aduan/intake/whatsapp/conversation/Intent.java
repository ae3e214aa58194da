package id.aduan.intake.whatsapp.conversation;

/** What a short message wants, whatever the language. The words are in {@code commands.txt}. */
enum Intent {
    GREETING,
    THANKS,
    MENU,
    HELP,
    CANCEL,
    BACK,
    YES,
    NO,
    SUBMIT,
    CHANGE,
    SKIP,
    ENOUGH,
    PERSON,
    STATUS,
    LANGUAGES,
    INDONESIAN,
    SUNDANESE,
    ENGLISH,
    REPORT,
    ASK,
    PROPOSE,
    FIXED,
    NOT_FIXED,
    ANONYMOUS,
    CONFIDENTIAL,
    CONTINUE,
    ANEW
}

package id.aduan.intake.whatsapp.conversation;

/** What was asked last, so that "1", "ya" or a lone photo mean something. */
public enum Question {
    MENU,
    LANGUAGE,
    /** What happened. */
    WORDS,
    /** What happened, told anew: it replaces what was told. */
    WORDS_ANEW,
    /** Where it is. */
    PLACE,
    /** Which of these places is meant. */
    PLACE_CHOICE,
    /** Whether a point is right. */
    PIN,
    /** Whether it is filed as it stands. */
    REVIEW,
    /** What is to be changed. */
    CHANGE,
    /** Whether it is a complaint, a question or a proposal. */
    KIND,
    /** Whether the answer was the one that was asked for. */
    ANSWER,
    /** Whether a report that was put aside goes on. */
    RESUME,
    /** Whether this belongs to a case or is a new report. */
    ADDITION,
    /** Which case. */
    CASES,
    /** What is to be done with the case that was shown. */
    CASE,
    /** What is not fixed. */
    DISPUTE_REASON,
    /** What is to be added to a case. */
    REPLY,
    /** How many stars. */
    RATING
}

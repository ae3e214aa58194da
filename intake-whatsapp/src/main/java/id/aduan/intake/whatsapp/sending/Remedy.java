package id.aduan.intake.whatsapp.sending;

/** What is done about an error of the provider. */
enum Remedy {
    /** Again after a while, so many times. */
    RETRY,
    /** This citizen gets too many: he waits, each time four times as long. */
    HOLD_PAIR,
    /** This number sends too many: it waits, each time twice as long. */
    HOLD_NUMBER,
    /** The window is closed: a template, or the citizen's next message. */
    TEMPLATE,
    /** This template cannot be used until the provider approves it again. */
    TEMPLATE_GONE,
    /** Not by this door: another one tells it. */
    OTHER_CHANNEL,
    /** Not today. */
    LATER,
    /** The phone number is needed, not the user id. */
    USE_PHONE,
    /** Nothing goes out from this number until its token is good. */
    STOP_TOKEN,
    /** Nothing goes out from this number until the provider allows it again. */
    STOP_POLICY,
    /** It never goes like this. */
    DEAD
}

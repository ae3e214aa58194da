package id.aduan.routing.directory;

import java.util.function.Function;

/** The kinds of entries that the directory consists of, and the key by which an edit finds the entry it replaces. */
public enum EntryKind {
    AGENCY(Agency.class, Agency::code),
    URUSAN(Urusan.class, Urusan::code),
    RESPONSIBILITY(Responsibility.class, Responsibility::key),
    REFERRAL(ReferralBody.class, ReferralBody::code),
    EMERGENCY(EmergencyDefault.class, EmergencyDefault::kind),
    WORD(Word.class, Word::key),
    SPELLING(Spelling.class, Spelling::from),
    LANDMARK(Landmark.class, Landmark::id);

    private final Class<?> type;
    private final Function<Object, Object> key;

    <T> EntryKind(Class<T> type, Function<T, Object> key) {
        this.type = type;
        this.key = entry -> key.apply(type.cast(entry));
    }

    Class<?> type() {
        return type;
    }

    public String keyOf(Object entry) {
        return key.apply(entry).toString();
    }
}

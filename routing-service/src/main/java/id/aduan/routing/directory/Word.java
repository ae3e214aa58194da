package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

/**
 * A word or a phrase by which citizens speak of something.
 *
 * @param form as people write it; words of a phrase may stand up to three words apart
 * @param target of a subject its urusan, of an owner its name, of an outsider the code of his body
 * @param weight how strongly it speaks: 1 is a hint, 3 decides nearly alone
 */
public record Word(Meaning meaning, String target, String form, double weight) {
    /** What a word tells. */
    public enum Meaning {
        /** What the report is about. */
        SUBJECT,
        /** To whom the thing belongs. */
        OWNER,
        /** Abuse of office. */
        OVERSIGHT,
        /** A person in the regency's service. */
        OFFICER,
        /** A person in the service of a body that is not ours. */
        OUTSIDER,
        /** What an officer should not do. */
        MISCONDUCT,
        /** Takes the next word back: "bukan soal sampah". */
        DENIAL,
        /** Makes the next word a place: "di pasar", "depan sekolah". */
        LOCATIVE,
        /** Somebody may be in danger: a person looks at the report first. */
        ALARM
    }

    public Word {
        requireNonNull(meaning, "meaning is null");
        Entries.requireCode(target, "target");
        Entries.requireText(form, "form", 80);
        if (!(weight > 0 && weight <= 10)) {
            throw new IllegalArgumentException("weight is not between 0 and 10");
        }
    }

    public String key() {
        return meaning + "|" + target + "|" + form;
    }
}

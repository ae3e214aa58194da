package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.EmergencyKind;

/** The words that the desk adds to a report by itself, in Indonesian: officers of every agency read them. */
interface ReportWords {
    /** The emergency in a word or two, for a report of which nothing else was written. */
    String emergency(EmergencyKind kind);

    /** The line that tells the hazards. */
    String hazards(String told);

    /** For a question of which only the answer was written. */
    String question();
}

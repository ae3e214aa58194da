package id.aduan.routing.decision;

import id.aduan.contracts.ComplaintReceived;
import java.util.List;

/**
 * Tells what a report is about. The word list is the first of its kind; a learned classifier takes its place here, and
 * the rules around it stay.
 */
interface SubjectClassifier {
    /** The subjects that the report may be about, best first; none when its words say nothing. */
    List<SubjectScore> classify(ComplaintReceived complaint, Reading reading);

    /** Names the classifier on every decision. */
    String version();

    /**
     * A subject and what speaks for it.
     *
     * @param evidence more than 0; about 3 when a single clear word speaks for it
     * @param words the words that speak for it, strongest first
     * @param denied whether the report takes such a word back
     */
    record SubjectScore(String urusan, double evidence, List<String> words, boolean denied) {}
}

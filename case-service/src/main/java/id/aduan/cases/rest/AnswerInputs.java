package id.aduan.cases.rest;

import id.aduan.cases.application.AnswerLibrary.Draft;
import id.aduan.cases.words.AnswerWords;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an entry of the answer library as somebody sent it. */
public final class AnswerInputs {
    /** Ways of asking in one language. */
    public static final int MOST_QUESTIONS = 30;

    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_ANSWER = 3_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
    private static final int LONGEST_KEY = 100;
    private static final String RESERVED = "new";

    private final Inputs inputs;
    private final AnswerWords words;
    private final CaseWords caseWords;

    public AnswerInputs(Inputs inputs, AnswerWords words, CaseWords caseWords) {
        this.inputs = inputs;
        this.words = words;
        this.caseWords = caseWords;
    }

    /** The key of an entry, e.g. {@code kk-hilang}. */
    public String key(String typed) {
        String key = typed == null ? "" : typed.strip();
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches() || key.equals(RESERVED)) {
            inputs.refuse("id", "MALFORMED", words.keyWrong());
        }
        return key;
    }

    /**
     * @param questions by the tag of their language, or null
     * @param answers by the tag of their language, or null
     */
    public Draft draft(Map<String, List<String>> questions, Map<String, String> answers, String agency) {
        Map<Language, List<String>> asked = new EnumMap<>(Language.class);
        if (questions != null) {
            questions.forEach((tag, typed) -> {
                Language language = language("questions", tag);
                List<String> kept = questions(typed);
                if (language != null && !kept.isEmpty()) {
                    asked.put(language, kept);
                }
            });
        }
        Map<Language, String> given = new EnumMap<>(Language.class);
        if (answers != null) {
            answers.forEach((tag, typed) -> {
                Language language = language("answers", tag);
                String answer = inputs.optionalText("answers", typed);
                if (language != null && answer != null) {
                    if (answer.length() > LONGEST_ANSWER) {
                        inputs.refuse("answers", "TOO_LONG", caseWords.textTooLong(LONGEST_ANSWER));
                    }
                    given.put(language, answer);
                }
            });
        }
        if (!asked.containsKey(Language.INDONESIAN)) {
            inputs.refuse("questions", "REQUIRED", words.indonesianRequired());
        }
        if (!given.containsKey(Language.INDONESIAN)) {
            inputs.refuse("answers", "REQUIRED", words.indonesianRequired());
        }
        return new Draft(asked, given, inputs.optionalCode("agency", agency, AgencyCode::new));
    }

    private List<String> questions(List<String> typed) {
        List<String> kept = typed == null
                ? List.of()
                : typed.stream()
                        .map(question -> inputs.optionalText("questions", question))
                        .filter(question -> question != null)
                        .distinct()
                        .toList();
        if (kept.size() > MOST_QUESTIONS) {
            inputs.refuse("questions", "TOO_MANY", words.questionsTooMany(MOST_QUESTIONS));
        }
        if (kept.stream().anyMatch(question -> question.length() > LONGEST_QUESTION)) {
            inputs.refuse("questions", "TOO_LONG", words.questionTooLong(LONGEST_QUESTION));
        }
        return kept;
    }

    private Language language(String field, String tag) {
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        inputs.refuse(field, "UNKNOWN", caseWords.unknownValue("id, su, en"));
        return null;
    }
}

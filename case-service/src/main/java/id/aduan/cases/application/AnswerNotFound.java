package id.aduan.cases.application;

/** There is no such entry in the answer library. */
public final class AnswerNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerNotFound() {
        super("there is no such answer");
    }
}

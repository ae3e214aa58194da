package id.aduan.stack.launch;

/** Something that keeps the stack from running. The message is for the person at the terminal and says what to do. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package id.aduan.stack.backup;

/** A backup or a restore that cannot be done. The message is for the person at the terminal and says what to do. */
public final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackupFailure(String message) {
        super(message);
    }

    public BackupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

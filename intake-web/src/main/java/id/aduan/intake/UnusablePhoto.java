package id.aduan.intake;

/** A file that cannot be taken as a photo; says why and never quotes the file. */
public final class UnusablePhoto extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultCode code;
    private final int limit;

    UnusablePhoto(FaultCode code) {
        this(code, 0);
    }

    UnusablePhoto(FaultCode code, int limit) {
        super(code.name(), null, false, false);
        this.code = code;
        this.limit = limit;
    }

    /** @param field the field to name, e.g. {@code photo[1]} */
    public FieldFault fault(String field) {
        return new FieldFault(field, code, limit);
    }
}

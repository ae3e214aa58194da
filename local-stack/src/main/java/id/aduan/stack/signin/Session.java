package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

/** One person at one browser, signed in for all services. */
record Session(String id, Account account) {
    Session {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
    }

    /** Without the id, which is also the cookie. */
    @Override
    public String toString() {
        return "Session[" + account.name() + "]";
    }
}

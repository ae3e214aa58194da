package id.aduan.durable;

import id.aduan.kit.problem.PassingFailures;
import jakarta.inject.Singleton;

/** What a consumer waits for, a sender is asked to wait for too. */
@Singleton
class PassingDatabaseFailures implements PassingFailures {
    @Override
    public boolean passes(Throwable failure) {
        return Failures.canHeal(failure);
    }
}

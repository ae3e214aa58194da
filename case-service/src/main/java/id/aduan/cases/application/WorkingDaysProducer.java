package id.aduan.cases.application;

import id.aduan.cases.domain.WorkingDays;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The regency's calendar: what this version knows, and what was decreed later. */
final class WorkingDaysProducer {
    private WorkingDaysProducer() {}

    @Produces
    @Singleton
    static WorkingDays workingDays(@ConfigProperty(name = "aduan.calendar.holidays") Optional<List<LocalDate>> added) {
        return WorkingDays.known(added.orElse(List.of()));
    }
}

package id.aduan.intake;

import id.aduan.gazetteer.Gazetteer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the module its one gazetteer. */
@Singleton
class Places {
    @Produces
    @Singleton
    Gazetteer gazetteer() {
        return Gazetteer.load();
    }
}

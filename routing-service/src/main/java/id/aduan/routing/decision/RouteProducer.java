package id.aduan.routing.decision;

import id.aduan.gazetteer.Gazetteer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one router of this service from its configuration. */
@ApplicationScoped
class RouteProducer {
    @Produces
    @Singleton
    Gazetteer gazetteer() {
        return Gazetteer.load();
    }

    @Produces
    @Singleton
    Route route(Gazetteer gazetteer, RoutingConfig config) {
        return new Route(gazetteer, new RoutingSettings(config.threshold(), config.notOursThreshold()));
    }
}

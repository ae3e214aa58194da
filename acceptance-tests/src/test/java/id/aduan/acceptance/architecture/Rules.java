package id.aduan.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the modules promise each other. Each rule says what to do instead. */
final class Rules {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.apache.kafka..",
        "org.hibernate..",
        "org.eclipse.microprofile.."
    };

    private Rules() {}

    /** Every package that a rule speaks of; a rule about a package that is not there guards nothing. */
    static final List<String> NAMED_PACKAGES = List.of(
            "id.aduan.contracts",
            "id.aduan.gazetteer",
            "id.aduan.kit",
            "id.aduan.durable",
            "id.aduan.intake",
            "id.aduan.intake.oganlopian",
            "id.aduan.intake.web",
            "id.aduan.routing",
            "id.aduan.routing.decision",
            "id.aduan.cases",
            "id.aduan.cases.domain",
            "id.aduan.stack");

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put(
                "contracts stand alone",
                classes()
                        .that()
                        .resideInAPackage("id.aduan.contracts..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", "com.fasterxml.jackson.annotation..", "id.aduan.contracts.."))
                        .because("events are read everywhere: move what needs a library to service-kit"));
        rules.put(
                "the domain of cases is plain",
                classes()
                        .that()
                        .resideInAPackage("id.aduan.cases.domain..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage("java..", "id.aduan.contracts..", "id.aduan.cases.domain.."))
                        .because("rules are tested without a framework: put technology into an adapter package"));
        rules.put(
                "the gazetteer is a plain library",
                noClasses()
                        .that()
                        .resideInAPackage("id.aduan.gazetteer..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
                        .because("every door and routing use it: keep beans in the service that needs them"));
        rules.put(
                "the kit knows no service",
                noClasses()
                        .that()
                        .resideInAnyPackage("id.aduan.kit..", "id.aduan.durable..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "id.aduan.intake..", "id.aduan.routing..", "id.aduan.cases..", "id.aduan.gazetteer.."))
                        .because("what is shared has no words of the domain: hand it in as a parameter"));
        rules.put(
                "intake knows no other service", apart("id.aduan.intake..", "id.aduan.routing..", "id.aduan.cases.."));
        rules.put(
                "routing knows no other service", apart("id.aduan.routing..", "id.aduan.intake..", "id.aduan.cases.."));
        rules.put("cases know no other service", apart("id.aduan.cases..", "id.aduan.intake..", "id.aduan.routing.."));
        rules.put(
                "adapters of a door do not know each other",
                noClasses()
                        .that()
                        .resideInAPackage("id.aduan.intake.web..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("id.aduan.intake.oganlopian.."))
                        .because("a door is added without touching another: share by id.aduan.intake"));
        rules.put(
                "no field injection",
                fields().should()
                        .notBeAnnotatedWith("jakarta.inject.Inject")
                        .because("final fields by the constructor make a bean testable: inject there"));
        rules.put(
                "names say something",
                classes()
                        .should(haveATellingName())
                        .because("a name says what the thing does or is: find the word of the trade"));
        rules.put(
                "only programs print",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("id.aduan.stack..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("a service logs by JBoss Logging"));
        rules.put(
                "what blocks has threads without a context",
                noClasses()
                        .should()
                        .callMethodWhere(target(owner(name("io.smallrye.mutiny.infrastructure.Infrastructure")))
                                .and(target(nameMatching("getDefault(WorkerPool|Executor)"))))
                        .because(
                                "there a task can end the scope of the request that it works for: use Workers of the kit"));
        return rules;
    }

    private static ArchRule apart(String service, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("services meet in events and documented HTTP: publish or ask instead");
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> haveATellingName() {
        return new com.tngtech.archunit.lang.ArchCondition<>("have a telling name") {
            @Override
            public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                String name = item.getSimpleName();
                boolean empty = name.matches(".*(Impl|Utils?|Helper|Manager|Dto)|(Abstract|Base)[A-Z].*");
                if (empty) {
                    events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                            item, item.getName() + " says nothing by its name"));
                }
            }
        };
    }
}

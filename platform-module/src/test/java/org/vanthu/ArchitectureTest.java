package org.vanthu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.Executors;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.schedule.AbstractScheduledLockedJob;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.registry.DocumentViews;
import org.vanthu.shared.Elevation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The house rules about packages: who may use whom, and by which means. */
class ArchitectureTest {

    /** Which feature may use which others; what those may use, it may use as well. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("shared", List.of()),
            Map.entry("calendar", List.of("organization")),
            Map.entry("files", List.of("shared")),
            Map.entry("audit", List.of("shared")),
            Map.entry("organization", List.of("audit")),
            Map.entry("numbering", List.of("shared")),
            Map.entry("registry", List.of("numbering", "organization", "calendar", "audit", "files")),
            Map.entry("delegation", List.of("organization")),
            Map.entry("deadline", List.of("calendar")),
            Map.entry("work", List.of("registry", "delegation", "deadline")),
            Map.entry("reminder", List.of("work")),
            Map.entry("batch", List.of("organization")),
            Map.entry("reorganization", List.of("archive", "search")),
            Map.entry("routing", List.of("work", "reporting")),
            Map.entry("dossier", List.of("work", "reporting")),
            Map.entry("retention", List.of("dossier", "batch", "reminder")),
            Map.entry("archive", List.of("fileplan", "signing")),
            Map.entry("destruction", List.of("archive")),
            Map.entry("signing", List.of("registry", "numbering", "files")),
            Map.entry("outgoing", List.of("routing", "dossier", "signing", "reporting")),
            Map.entry("mailbox", List.of("exchange")),
            Map.entry("directory", List.of("organization", "files")),
            Map.entry("exchange", List.of("directory", "capture", "signing", "routing")),
            Map.entry("dispatch", List.of("outgoing", "exchange")),
            Map.entry("directive", List.of("outgoing", "exchange", "reminder")),
            Map.entry("capture", List.of("registry", "files", "deadline")),
            Map.entry("search", List.of("registry", "capture")),
            Map.entry("reporting", List.of("registry", "files")),
            Map.entry("statistics", List.of("reminder")),
            Map.entry("publication", List.of("statistics", "outgoing")),
            Map.entry("fileplan", List.of("retention")),
            Map.entry("moving", List.of("work")),
            Map.entry("operation", List.of("organization", "audit", "numbering", "registry", "capture", "search")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPath(java.nio.file.Path.of("target/classes"));

    @Test
    void featuresUseOnlyTheFeaturesBelowThem() {
        for (String feature : MAY_USE.keySet()) {
            List<String> allowed = new ArrayList<>();
            collect(feature, allowed);
            List<String> forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !allowed.contains(other))
                    .map(other -> "org.vanthu." + other + "..")
                    .toList();
            noClasses()
                    .that()
                    .resideInAPackage("org.vanthu." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageBelongsToAKnownFeature() {
        List<String> packages = new ArrayList<>(List.of("org.vanthu"));
        MAY_USE.keySet().forEach(feature -> packages.add("org.vanthu." + feature + ".."));
        classes().should().resideInAnyPackage(packages.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("org.vanthu.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyElevationActsAsTheSystem() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Elevation.class.getName())
                .should()
                .callMethodWhere(target(owner(type(AuthenticationUtil.class)))
                        .and(target(nameMatching("runAs.*|setFullyAuthenticatedUser|setRunAs.*|setAdmin.*"))))
                .check(CLASSES);
    }

    @Test
    void nothingReachesIntoTheEngineOrThePrivateClassesOfAlfresco() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.vanthu.embedded..",
                        "org.alfresco.repo.domain..",
                        "org.alfresco.repo.node.db..",
                        "org.springframework.beans.factory.annotation..",
                        "org.springframework.stereotype.."))
                .check(CLASSES);
    }

    @Test
    void fieldsAreNotProtected() {
        noFields().should().beProtected().check(CLASSES);
    }

    /** A cluster has as many of each static field as it has servers. */
    @Test
    void nothingIsRememberedInStaticFields() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(resideInAnyPackage("java.util.concurrent..").or(type(ThreadLocal.class)))
                .check(CLASSES);
    }

    @Test
    void everyJobHoldsALockOfTheCluster() {
        classes()
                .that()
                .areAssignableTo(Job.class)
                .should()
                .beAssignableTo(AbstractScheduledLockedJob.class)
                .check(CLASSES);
    }

    /**
     * Work in the background must be claimed, or be the server's own: capture claims rows; views of documents are
     * written by the server that showed them; a round of deliveries ends before its job gives the lock back.
     */
    @Test
    void onlyCaptureViewsAndDeliveriesStartThreads() {
        noClasses()
                .that(are(not(type(CaptureEngine.class))))
                .and(are(not(type(DocumentViews.class))))
                .and(are(not(nameMatching("org\\.vanthu\\.exchange\\.outbox\\.DeliveryRound"))))
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .dependOnClassesThat(type(Executors.class).or(type(Timer.class)))
                .check(CLASSES);
    }

    @Test
    void everyFeatureHasPackageDocumentation() {
        List<String> missing = CLASSES.stream()
                .map(com.tngtech.archunit.core.domain.JavaClass::getPackageName)
                .distinct()
                .filter(name -> {
                    try {
                        Class.forName(name + ".package-info");
                        return false;
                    } catch (ClassNotFoundException e) {
                        return true;
                    }
                })
                .toList();
        assertThat(missing).isEmpty();
    }

    private static void collect(String feature, List<String> allowed) {
        if (!allowed.contains(feature)) {
            allowed.add(feature);
            if (!allowed.contains("shared")) {
                allowed.add("shared");
            }
            MAY_USE.getOrDefault(feature, List.of()).forEach(other -> collect(other, allowed));
        }
    }
}

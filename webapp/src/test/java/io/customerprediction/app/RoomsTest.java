package io.customerprediction.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Which room of the application may know which. */
class RoomsTest {
    private static final String ROOT = "io.customerprediction";
    private static final String APP = ROOT + ".app";
    private static final String[] WEB = {
        APP + ".http..",
        APP + ".api..",
        APP + ".pages..",
        APP + ".server..",
        APP + ".security.web..",
        APP + ".metrics.."
    };
    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(new DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void settingsUseNoOtherRoom() {
        classes()
                .that()
                .resideInAPackage(APP + ".settings..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".settings..",
                        ROOT,
                        ROOT + ".transactions",
                        ROOT + ".transactions.values",
                        "com.cronutils..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void theStoreUsesOnlyTheLibraryItsPoolAndItsMigrations() {
        classes()
                .that()
                .resideInAPackage(APP + ".store..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".store..",
                        ROOT,
                        ROOT + ".history..",
                        ROOT + ".features..",
                        ROOT + ".forest..",
                        ROOT + ".segments",
                        ROOT + ".survival..",
                        ROOT + ".evaluation",
                        ROOT + ".model.report",
                        ROOT + ".transactions",
                        "com.zaxxer.hikari..",
                        "org.flywaydb.core..",
                        "java..",
                        "javax.crypto..",
                        "javax.sql..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void roomsOfTheStoreAreFreeOfCyclesAndKnowNothingOfItsFrontDoor() {
        slices().matching(APP + ".store.(*)").should().beFreeOfCycles().check(APPLICATION);
        noClasses()
                .that()
                .resideInAPackage(APP + ".store.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP + ".store")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideInAPackage(APP + ".store.database")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APP + ".store.orders", APP + ".store.loads", APP + ".store.customers")
                .check(APPLICATION);
    }

    @Test
    void jobsUseOnlyTheStoreTheExportsTheInsightsTheModelsAndTheLibrary() {
        classes()
                .that()
                .resideInAPackage(APP + ".jobs..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".jobs..",
                        APP + ".background",
                        APP + ".store..",
                        APP + ".export..",
                        APP + ".insights..",
                        APP + ".models..",
                        APP + ".settings..",
                        ROOT,
                        ROOT + ".evaluation",
                        ROOT + ".model.report",
                        ROOT + ".history..",
                        ROOT + ".transactions..",
                        ROOT + ".forest..",
                        ROOT + ".survival..",
                        "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void modelsUseOnlyTheLibraryAndNeverTrainThemselves() {
        classes()
                .that()
                .resideInAPackage(APP + ".models..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".models..",
                        APP + ".background",
                        ROOT,
                        ROOT + ".history..",
                        ROOT + ".model",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void webhooksUseTheStoreAndOnlyTheServerTheApiAndThePagesUseThem() {
        classes()
                .that()
                .resideInAPackage(APP + ".webhooks..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".webhooks..",
                        APP + ".store..",
                        APP + ".settings..",
                        APP + ".http..",
                        "com.fasterxml.jackson.core..",
                        "javax.crypto..",
                        "javax.net..",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        APP + ".webhooks..", APP + ".server..", APP + ".api.webhooks..", APP + ".pages.access..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP + ".webhooks..")
                .check(APPLICATION);
    }

    @Test
    void reportsAndExportsUseOnlyWhatTheyShow() {
        classes()
                .that()
                .resideInAPackage(APP + ".report..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".report..",
                        APP + ".formats",
                        ROOT + ".survival..",
                        ROOT + ".model..",
                        ROOT + ".transactions..",
                        "freemarker..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        classes()
                .that()
                .resideInAPackage(APP + ".export..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".export..",
                        ROOT,
                        ROOT + ".forest..",
                        ROOT + ".segments",
                        ROOT + ".survival..",
                        ROOT + ".transactions.csv",
                        APP + ".store..",
                        "de.siegmar.fastcsv..",
                        "java..",
                        "org.dhatim.fastexcel..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void theExportAsOnnxUsesOnlyTheModelAndOnlyTheCommandLineUsesIt() {
        classes()
                .that()
                .resideInAPackage(APP + ".onnx..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".onnx..",
                        ROOT + ".features",
                        ROOT + ".forest",
                        ROOT + ".model",
                        ROOT + ".segments",
                        ROOT + ".survival",
                        "com.fasterxml.jackson..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackages(APP + ".onnx..", APP + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP + ".onnx..")
                .check(APPLICATION);
    }

    @Test
    void securityUsesNoPageNoServerAndFewLibraries() {
        classes()
                .that()
                .resideInAPackage(APP + ".security..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".security..",
                        APP + ".settings..",
                        APP + ".http..",
                        APP + ".store..",
                        "com.password4j..",
                        "com.nulabinc.zxcvbn..",
                        "com.nimbusds..",
                        "com.fasterxml.jackson..",
                        "jakarta.servlet..",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".security.accounts")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.password4j..", "com.nulabinc.zxcvbn..")
                .check(APPLICATION);
        // Each server loads its other classes, and only one that has a provider those of the library.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(APP + ".security.openid.Conversation")
                .and()
                .doNotHaveFullyQualifiedName(APP + ".security.openid.Provider")
                .and()
                .doNotHaveFullyQualifiedName(APP + ".security.openid.IssuerClient")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideInAnyPackage(
                        APP + ".security",
                        APP + ".security.accounts",
                        APP + ".security.sessions",
                        APP + ".security.openid")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APP + ".http..", APP + ".security.web..", "jakarta.servlet..")
                .check(APPLICATION);
    }

    @Test
    void metricsUseWhoAsksAndWhatIsCountedAndNothingElseDoesPrometheus() {
        classes()
                .that()
                .resideInAPackage(APP + ".metrics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".metrics..",
                        APP + ".http..",
                        APP + ".logs..",
                        APP + ".security..",
                        APP + ".store..",
                        ROOT,
                        ROOT + ".evaluation",
                        ROOT + ".features",
                        ROOT + ".model.report",
                        "io.prometheus..",
                        "jakarta.servlet..",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(APPLICATION);
    }

    @Test
    void onlyTheStoreUsesSql() {
        noClasses()
                .that()
                .resideInAPackage(APP + "..")
                .and()
                .resideOutsideOfPackage(APP + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "com.zaxxer.hikari..",
                        "org.flywaydb..",
                        "org.h2..",
                        "org.postgresql..")
                .check(APPLICATION);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(APP + ".(*)..").should().beFreeOfCycles().check(APPLICATION);
        slices().matching(APP + ".pages.(*)..").should().beFreeOfCycles().check(APPLICATION);
    }

    @Test
    void onlyTheEmbeddedServerUsesJettyAndNothingElse() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".server.jetty")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(APPLICATION);
        classes()
                .that()
                .resideInAPackage(APP + ".server.jetty")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        APP + ".server.jetty",
                        APP + ".http..",
                        APP + ".settings..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void onlyTheWebUsesServletsAndOnlyTheLogsUseLogback() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".logs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(APPLICATION);
    }

    @Test
    void theWebNeverTrainsAndNeverUsesTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".training..", APP + ".cli..", "weka..", "picocli..")
                .check(APPLICATION);
    }

    @Test
    void nothingIsLoggedOutsideSlf4j() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(APPLICATION);
    }
}

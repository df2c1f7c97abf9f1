package io.customerprediction;

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
    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(new DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void settingsKnowNoOtherRoom() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".settings..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".settings..", ROOT, "java..", "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void theStoreKnowsTheLibraryItsPoolAndItsMigrations() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".store..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".store..",
                        ROOT,
                        ROOT + ".history..",
                        ROOT + ".features..",
                        ROOT + ".forest..",
                        "com.zaxxer.hikari..",
                        "org.flywaydb.core..",
                        "java..",
                        "javax.sql..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void jobsKnowTheStoreAndTheLibrary() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".jobs..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".jobs..",
                        ROOT + ".store..",
                        ROOT + ".export..",
                        ROOT,
                        ROOT + ".history..",
                        ROOT + ".transactions..",
                        ROOT + ".forest..",
                        "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..",
                        "org.slf4j..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void reportsAndExportsKnowOnlyWhatTheyShow() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".report..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".report..",
                        ROOT + ".training..",
                        ROOT + ".model..",
                        ROOT + ".transactions..",
                        "freemarker..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
        classes()
                .that()
                .resideInAPackage(ROOT + ".export..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".export..",
                        ROOT,
                        ROOT + ".forest..",
                        ROOT + ".store..",
                        "de.siegmar.fastcsv..",
                        "java..",
                        "org.jspecify..")
                .check(APPLICATION);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".store..")
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
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(APPLICATION);
        slices().matching(ROOT + ".web.(*)..").should().beFreeOfCycles().check(APPLICATION);
    }

    @Test
    void onlyOneClassKnowsJetty() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".web.EmbeddedServer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(APPLICATION);
    }

    @Test
    void onlyTheWebKnowsServletsAndOnlyItsLogsKnowLogback() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web.logs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(APPLICATION);
    }

    @Test
    void theWebNeverTrainsAndNeverKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".training..", ROOT + ".app..", "weka..", "picocli..")
                .check(APPLICATION);
    }

    @Test
    void nothingIsLoggedOutsideSlf4j() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(APPLICATION);
    }
}

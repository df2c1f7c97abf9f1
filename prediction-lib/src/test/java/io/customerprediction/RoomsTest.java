package io.customerprediction;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room of the library may know which: the table of the architecture page, kept by test. */
class RoomsTest {
    private static final String ROOT = "io.customerprediction";
    private static final String JSON = "com.fasterxml.jackson..";
    private static final DescribedPredicate<JavaClass> THE_CLASS_THAT_SILENCES_WEKA = simpleName("WekaHome");
    private static final String JSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final JavaClasses LIBRARY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "transactions, -, " + JSON_ANNOTATIONS,
                "transactions.values, transactions, -",
                "transactions.layout, transactions transactions.values, -",
                "transactions.records, -, -",
                "transactions.archive, transactions.records, -",
                "transactions.excel, transactions.records transactions.archive, javax.xml.stream..",
                "transactions.json, transactions.records, " + JSON,
                "transactions.parquet, transactions.records, blue.strategic.parquet.. org.apache.parquet..",
                "transactions.files, transactions.records transactions.archive transactions.excel transactions.json"
                        + " transactions.parquet, -",
                "transactions.csv, transactions transactions.values transactions.layout transactions.files"
                        + " transactions.records, de.siegmar.fastcsv..",
                "transactions.jdbc, transactions transactions.csv transactions.records, -",
                "history, transactions, " + JSON_ANNOTATIONS,
                "features, history, -",
                "segments, features, -",
                "forest, -, -",
                "survival, forest features, " + JSON_ANNOTATIONS,
                "model.report, transactions survival, " + JSON,
                "model, transactions features segments forest survival model.report, " + JSON,
                "progress, -, -",
                "labels, history features progress, -",
                "survival.fit, history features labels progress survival, org.hipparchus..",
                "evaluation, transactions history features segments survival survival.fit labels progress model"
                        + " model.report, -",
                "training, transactions history features segments forest survival survival.fit labels progress"
                        + " evaluation model model.report, weka..",
                "logging, -, org.slf4j..",
            })
    void aRoomUsesOnlyTheRoomsAndLibrariesOfItsRow(String room, @Nullable String rooms, @Nullable String libraries) {
        Stream<String> allowed = Stream.concat(
                Stream.concat(Stream.of(room), words(rooms)).map(name -> ROOT + "." + name), words(libraries));
        String[] packages =
                Stream.concat(allowed, Stream.of("java..", "org.jspecify..")).toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(LIBRARY);
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.empty() : Stream.of(text.split(" "));
    }

    @Test
    void onlyTrainingUsesWeka() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("weka..")
                .check(LIBRARY);
    }

    @Test
    void onlyTheFittingOfSurvivalModelsUsesHipparchus() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".survival.fit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hipparchus..")
                .check(LIBRARY);
    }

    @Test
    void noPublicSignatureNamesAClassOfJackson() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .notHaveRawReturnType(resideInAPackage(JSON))
                .andShould()
                .notHaveRawParameterTypes(
                        describe("a class of Jackson", types -> types.stream().anyMatch(resideInAPackage(JSON))))
                .check(LIBRARY);
    }

    @Test
    void theFrontDoorNeverUsesTrainingNorEvaluation() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".training..", ROOT + ".evaluation..", ROOT + ".labels..", ROOT + ".survival.fit..")
                .check(LIBRARY);
    }

    @Test
    void nothingIsKeptForAThread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(LIBRARY);
    }

    @Test
    void noRoomDependsOnTheFrontDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(LIBRARY);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void timeIsAlwaysAParameter() {
        noClasses()
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(LIBRARY);
    }

    @Test
    void nothingIsPrintedOrLoggedOutsideSlf4j() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY.that(not(THE_CLASS_THAT_SILENCES_WEKA)));
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
    }
}

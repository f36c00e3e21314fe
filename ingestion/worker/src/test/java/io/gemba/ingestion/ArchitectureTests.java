package io.gemba.ingestion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gemba.ingestion", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.gemba.ingestion.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FILES_ARE_OPENED_IN_THE_CHILD_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages("io.gemba.ingestion.parse..", "io.gemba.ingestion.ocr..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.tika..",
                    "org.apache.pdfbox..",
                    "org.apache.poi..",
                    "org.commonmark..",
                    "net.sourceforge.tess4j..",
                    "net.sourceforge.lept4j..",
                    "com.sun.jna..");

    @ArchTest
    static final ArchRule THE_WORKER_NEVER_PARSES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.gemba.ingestion.parse..", "io.gemba.ingestion.ocr..", "io.gemba.ingestion.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gemba.ingestion.parse..", "io.gemba.ingestion.ocr..");

    @ArchTest
    static final ArchRule PARSERS_SEE_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage("io.gemba.ingestion.parse..", "io.gemba.ingestion.ocr..", "io.gemba.ingestion.layout..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "io.gemba.corpus.database..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Utils?|Helper|Manager)");
}

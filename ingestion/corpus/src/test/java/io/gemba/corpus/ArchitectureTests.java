package io.gemba.corpus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@NullMarked
@AnalyzeClasses(
        packages = {"io.gemba.corpus", "io.gemba.embedding"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_NEITHER_WEB_NOR_PARSERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "jakarta.servlet..",
                    "org.apache.tika..",
                    "org.apache.pdfbox..",
                    "net.sourceforge.tess4j..");

    @ArchTest
    static final ArchRule EMBEDDING_KNOWS_NO_CORPUS = noClasses()
            .that()
            .resideInAPackage("io.gemba.embedding..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gemba.corpus..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Utils?|Helper|Manager)");
}

package io.gemba.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gemba.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.gemba.(model..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CALLERS_SEE_NO_PROVIDER = noClasses()
            .that()
            .resideInAPackage("io.gemba.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.gemba.model.*..", "dev.langchain4j.model.openai..", "dev.langchain4j.model.ollama..");

    @ArchTest
    static final ArchRule NOTHING_NEEDS_A_WEB_SERVER_OR_NETTY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "io.netty..");
}

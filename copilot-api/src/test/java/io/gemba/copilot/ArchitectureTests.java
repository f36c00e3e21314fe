package io.gemba.copilot;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.gemba.corpus.database.CorpusDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "io.gemba.copilot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    private static final DescribedPredicate<JavaClass> WEB = resideInAPackage("io.gemba.copilot..web..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.gemba.copilot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_IDENTITY_KNOWS_HOW_ANYBODY_SIGNED_IN = noClasses()
            .that()
            .resideOutsideOfPackage("io.gemba.copilot.identity..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SecurityContextHolder.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security.oauth2..", "com.nimbusds..");

    @ArchTest
    static final ArchRule NOTHING_READS_THE_CORPUS_WITHOUT_A_CALLER = noClasses()
            .should()
            .callMethodWhere(describe(
                    "it works for a tenant without a caller",
                    call -> call.getTarget().getOwner().isEquivalentTo(CorpusDatabase.class)
                            && call.getTarget().getName().equals("forTenant")));

    @ArchTest
    static final ArchRule CONNECTIONS_WITHOUT_A_SCOPE_ARE_IDENTITYS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.gemba.copilot.identity")
            .should()
            .callMethodWhere(describe(
                    "it opens a client without a scope",
                    call -> call.getTarget().getOwner().isEquivalentTo(JdbcClient.class)
                            && call.getTarget().getName().equals("create")));

    @ArchTest
    static final ArchRule ROWS_ARE_READ_WHERE_THE_TABLES_BELONG = noClasses()
            .that()
            .resideOutsideOfPackages("io.gemba.copilot.conversation", "io.gemba.copilot.identity")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule ENDPOINTS_LIE_AT_THE_EDGE = classes()
            .that(metaAnnotatedWith(Controller.class))
            .should()
            .resideInAnyPackage("..web", "io.gemba.copilot.console..", "io.gemba.copilot.identity.issuer")
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_THE_EDGE =
            noClasses().that(DescribedPredicate.not(WEB)).should().dependOnClassesThat(WEB);

    @ArchTest
    static final ArchRule ONE_EDGE_DOES_NOT_KNOW_ANOTHER =
            slices().matching("io.gemba.copilot.(*).web..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOTHING_OPENS_FILES_THAT_ARE_NOT_TRUSTED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.tika..",
                    "org.apache.pdfbox..",
                    "org.apache.poi..",
                    "net.sourceforge.tess4j..",
                    "javax.imageio..");

    @ArchTest
    static final ArchRule NO_MODEL_LIBRARY_LEAVES_THE_GATEWAY =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_SOMETHING_IS =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Processor|Dto)(\\$.*)?");

    @ArchTest
    static final ArchRule VALUES_HAVE_NO_SETTERS = noMethods().should().haveNameMatching("set[A-Z].*");
}

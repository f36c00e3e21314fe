package io.gemba.corpus.database;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.gemba.corpus.access.AccessScope;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(
        packages = {"io.gemba.corpus", "io.gemba.embedding"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    /** What works for a tenant without a caller: row-level security shows the API's role nothing there. */
    private static final Set<String> WITHOUT_A_CALLER = Set.of("CorpusDatabase.forTenant", "CorpusDatabase.tenants");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.gemba.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVERY_READ_TAKES_A_SCOPE = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.gemba.corpus.document",
                    "io.gemba.corpus.search",
                    "io.gemba.corpus.chunk",
                    "io.gemba.corpus.blob",
                    "io.gemba.corpus.database")
            .should(takeAScopeIfTheyTouchTheDatabase());

    @ArchTest
    static final ArchRule NOTHING_NEEDS_THE_WEB_OR_A_PARSER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "jakarta.servlet..",
                    "org.springframework.security..",
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
    static final ArchRule NAMES_SAY_WHAT_SOMETHING_IS =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Processor|Dto)(\\$.*)?");

    /** A scope, or a connection that {@code CorpusDatabase} has given out for one. */
    private static ArchCondition<JavaMethod> takeAScopeIfTheyTouchTheDatabase() {
        return new ArchCondition<>("take an AccessScope, or a client that was given out for one") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var name = method.getOwner().getSimpleName() + "." + method.getName();
                var touches = method.getCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getFullName().endsWith("CorpusDatabase")
                                || call.getTargetOwner().isEquivalentTo(JdbcClient.class));
                var scoped = method.getRawParameterTypes().stream()
                        .anyMatch(type ->
                                type.isEquivalentTo(AccessScope.class) || type.isEquivalentTo(JdbcClient.class));
                if (touches && !scoped && !WITHOUT_A_CALLER.contains(name) && !isWiring(method, name)) {
                    events.add(SimpleConditionEvent.violated(method, name + " reads without a scope"));
                }
            }

            private boolean isWiring(JavaMethod method, String name) {
                return method.getModifiers().contains(JavaModifier.STATIC)
                        && (name.equals("RoleCheck.requireBound") || name.equals("ScopeSql.bind"));
            }
        };
    }
}
